"""Trains encoder, spotter and close reading together, deterministically, on a CPU: all three go on from weights that they have.

    python -m seed.training.joint_train --model FOLDER --go-on FOLDER --out FOLDER --data PATH... [--texts PATH...] [--skip FILE...]
        [--share FILE=SHARE...] [--retold FILE] [--epochs N]

`--go-on` holds encoder.pt (of `distil` or `shipped`), spotter.pt and close.pt; the spotter in `--model` chooses the words that are shown and teaches
the one that is trained. After each epoch the weights and their running mean are saved for `joint_export`; the mean reads better.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import torch

from seed.reader.encoder import Model
from seed.training.batches import BATCH, batches, warmed
from seed.training.close_batch import page
from seed.training.close_pages import add_sheets, looked_at
from seed.training.close_train import FASTER, USUAL_CASES, Course, add_course, asked
from seed.training.joint_net import DrawnWhole, Joint, Whole, losses
from seed.training.masks import cheaper_dropout, set_dropout
from seed.training.mean import Mean

SPOTTING = 0.1
"""How much the spotter's loss over a window counts beside the close reading's over USUAL_CASES: a third of the whole."""
LOWER_DROPOUT = 0.05
"""Dropout within the encoder, which learns less than what stands on it."""


def _draw(windows: list[Whole], shares: dict[str, float], order: random.Random) -> list[list[DrawnWhole]]:
    drawn = [(one, asked(one.page, order)) for one in windows if order.random() < shares.get(one.page.article, 1.0)]
    return batches([pair for pair in drawn if pair[1]], lambda pair: len(pair[0].example.window.ids), order)


def _optimiser(model: Joint, rate: float, lower_rate: float) -> torch.optim.AdamW:
    model.encoder.bert.embeddings.word_embeddings.weight.requires_grad = False
    close = dict(model.close.named_parameters())
    groups = [
        ([p for p in model.encoder.parameters() if p.requires_grad], lower_rate),
        (list(model.spotter.upper.parameters()), lower_rate),
        (list(model.spotter.trigger.parameters()), lower_rate * FASTER),
        ([p for name, p in close.items() if name.startswith("layers.upper.")], rate),
        ([p for name, p in close.items() if not name.startswith("layers.upper.")], rate * FASTER),
    ]
    return torch.optim.AdamW([{"params": each, "lr": own} for each, own in groups], weight_decay=0.01, fused=True)


def train(windows: list[Whole], model: Joint, course: Course, lower_rate: float, out: Path) -> None:
    """Trains `model` on `windows`; its weights and their mean are saved into `out` after each epoch.

    Encoder and spotter learn at `lower_rate`, and what the former spotter teaches is the spotter's alone.
    """
    torch.manual_seed(course.seed)
    order = random.Random(course.seed)
    set_dropout(model, course.dropout)
    set_dropout(model.encoder, LOWER_DROPOUT)
    cheaper_dropout(model)
    optimiser = _optimiser(model, course.rate, lower_rate)
    drawn_at_once = sum(course.shares.get(one.page.article, 1.0) for one in windows)
    schedule = warmed(optimiser, course.epochs * (int(drawn_at_once) // BATCH + 1), lambda done: 1 - (1 - course.last) * done)
    mean = Mean(model)
    out.mkdir(parents=True, exist_ok=True)
    for epoch in range(course.epochs):
        model.train()
        started, seen, spotted = time.monotonic(), 0.0, 0.0
        drawn = _draw(windows, course.shares, order)
        for n, chosen in enumerate(drawn):
            close, spot = losses(model, chosen, course.hidden, course.taught, order)
            optimiser.zero_grad()
            (close / USUAL_CASES + SPOTTING * spot).backward()
            torch.nn.utils.clip_grad_norm_(model.close.parameters(), 1.0)
            torch.nn.utils.clip_grad_norm_([*model.encoder.parameters(), *model.spotter.parameters()], 1.0)
            optimiser.step()
            schedule.step()
            mean.take_in(model)
            seen, spotted = seen + float(close.detach()) / USUAL_CASES, spotted + float(spot.detach())
            if n % 100 == 0:
                print(
                    f"  {n}/{len(drawn)} loss {seen / (n + 1):.3f} {spotted / (n + 1):.3f} {time.monotonic() - started:.0f} s", flush=True
                )
        torch.save(model.state_dict(), out / f"joint-{epoch + 1}.pt")
        torch.save(mean.weights, out / f"mean-{epoch + 1}.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_sheets(parser)
    add_course(parser)
    parser.set_defaults(last=0.03, taught=0.3, hidden=0.1, epochs=1, rate=1.2e-4)
    parser.add_argument("--go-on", type=Path, required=True, help="folder of the weights to go on from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--lower-rate", type=float, default=8e-5, help="the rate of encoder and spotter")
    args = parser.parse_args()
    windows = [Whole.of(sheet, page(sheet)) for sheet in looked_at(args, Model(args.model))]
    model = Joint()
    model.load(args.go_on)
    train(windows, model, Course.given(args), args.lower_rate, args.out)


if __name__ == "__main__":
    main()
