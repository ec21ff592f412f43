"""Trains the close reading beside a trained and exported first reading, deterministically, on a CPU.

    python -m seed.training.close_train --model FOLDER --pretrained FOLDER --out FOLDER --data PATH... [--texts PATH...] [--skip FILE...] [--epochs N]

`--model` holds encoder.onnx and heads.npz of the first reading; `--pretrained` the encoder that the layers begin as.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as nnf

from seed.reader.choices import NONE
from seed.reader.cues import cue_words
from seed.reader.encoder import Model
from seed.reader.features import features
from seed.reader.labels import EVENT_TYPES
from seed.reader.marks import SLOTS, marks
from seed.training.batches import BATCH, batches, warmed
from seed.training.close_labels import Case, Sheet, choice, look, sides
from seed.training.close_net import CloseReader
from seed.training.labels import OPTIONAL_WEIGHT, Example, Told, articles
from seed.training.net import pooled
from seed.training.upper import HIDDEN

SHARES = {"fact": 1.0, "same clause": 0.3, "none": 0.7}
"""How much of each sort of case an epoch sees, drawn anew: the told word itself, another word of its clause, no event."""
USUAL_CASES = 50.0
"""About as many cases as a batch has: a loss is a sum over cases divided by this, so that each case weighs the same."""

Drawn = tuple[Sheet, list[Case]]


def window_loss(model: CloseReader, hidden: Tensor, sheet: Sheet, cases: list[Case]) -> Tensor:
    """Loss of the cases of one window: does it happen, and if so who, when, how much and how far."""
    events = model.dropout(hidden[[case.trigger for case in cases]])
    loss = torch.zeros(())
    asked = [n for n, case in enumerate(cases) if case.happens is not None]
    if asked:
        answers = model.trigger(events[asked])[range(len(asked)), [cases[n].type for n in asked]]
        wanted = torch.tensor([cases[n].happens or 0.0 for n in asked])
        weights = torch.tensor([cases[n].weight for n in asked])
        loss = loss + nnf.binary_cross_entropy_with_logits(answers, wanted, weight=weights, reduction="sum")
    facts = [(n, case, case.told) for n, case in enumerate(cases) if case.told]
    if not facts:
        return loss
    example = sheet.example
    told = events[[n for n, _, _ in facts]] + model.type_vector(torch.tensor([case.type for _, case, _ in facts]))
    weights = torch.tensor([case.weight for _, case, _ in facts])
    status = nnf.cross_entropy(model.status(told), torch.tensor([fact.status for _, _, fact in facts]), reduction="none")
    loss = loss + (0.5 * status * weights).sum()
    kinds = [(row, fact.kind) for row, (_, _, fact) in enumerate(facts) if fact.kind is not None]
    if kinds:
        rows = [row for row, _ in kinds]
        kind = nnf.cross_entropy(model.kind(told[rows]), torch.tensor([k for _, k in kinds]), reduction="none")
        loss = loss + (0.3 * kind * weights[rows]).sum()
    seen_from = [case.trigger for _, case, _ in facts]
    loss = loss + (_roles(model, hidden, example, told, seen_from, [fact for _, _, fact in facts]) * weights).sum()
    for what in NONE:
        places = [spot for spot in example.spots if spot.place.form == what]
        vectors = pooled(hidden, [(s.first, s.last) for s in places]) if places else None
        for row, (_, case, fact) in enumerate(facts):
            right = choice(example, fact, what)[1]
            if not any(right):
                continue
            scores = model.nulls[what](told[row])
            if vectors is not None:
                linked = model.links[what](
                    told[row].expand(len(places), -1), vectors, torch.from_numpy(features(example.window, [case.trigger], places)[0])
                )
                scores = torch.cat([linked[:, 0], scores])
            loss = loss + 0.7 * weights[row] * (torch.logsumexp(scores, 0) - torch.logsumexp(scores[torch.tensor(right)], 0))
    return loss


def _roles(model: CloseReader, hidden: Tensor, example: Example, told: Tensor, seen_from: list[int], facts: list[Told]) -> Tensor:
    """The loss of the roles of each fact."""
    entities = [spot for spot in example.spots if spot.place.id]
    if not entities:
        return torch.zeros(len(facts))
    vectors = pooled(hidden, [(s.first, s.last) for s in entities])
    known = torch.from_numpy(features(example.window, seen_from, entities))
    shape = (len(facts), len(entities), HIDDEN)
    answers = model.roles(told[:, None].expand(shape), vectors[None].expand(shape), known)
    names = list(dict.fromkeys(s.place.id or "" for s in entities))
    away = torch.tensor([[0.0 if s.place.id == name else -1e9 for s in entities] for name in names])
    joined = torch.logsumexp(answers[:, None] + away[None, :, :, None], 2)
    wanted = [[sides(example, fact, name) for name in names] for fact in facts]
    want = torch.tensor([[[r or 0.0 for r in pair] for pair in row] for row in wanted])
    mask = torch.tensor([[[0.0 if r is None else 1.0 for r in pair] for pair in row] for row in wanted])
    return 0.7 * (nnf.binary_cross_entropy_with_logits(joined, want, reduction="none") * mask).sum((1, 2))


def batch_loss(model: CloseReader, batch: list[Drawn], order: random.Random) -> Tensor:
    """The loss over a batch of windows with the cases drawn in each; the layers see the excerpt of a window that its reader will see."""
    longest = max(len(sheet.shown) for sheet, _ in batch)
    size = len(batch)
    lower, events = torch.zeros(size, longest, HIDDEN), torch.zeros(size, longest, len(EVENT_TYPES))
    slots, forms, mask = (torch.zeros(size, longest, dtype=torch.long) for _ in range(3))
    numbers = list(range(1, SLOTS + 1))
    for n, (sheet, cases) in enumerate(batch):
        width = len(sheet.shown)
        order.shuffle(numbers)
        marked = marks(sheet.example.window, sheet.example.spots, tuple(numbers))
        lower[n, :width] = torch.from_numpy(sheet.vectors).float()
        slots[n, :width] = torch.tensor(marked.slots)[sheet.shown]
        forms[n, :width] = torch.tensor(marked.forms)[sheet.shown]
        for case in cases:
            events[n, np.searchsorted(sheet.shown, case.trigger), case.type] = 1.0
        mask[n, :width] = 1
    hidden = model.layers(lower, slots, forms, events, mask)
    losses = [window_loss(model, _spread(hidden[n], sheet), sheet, cases) for n, (sheet, cases) in enumerate(batch)]
    return torch.stack(losses).sum() / USUAL_CASES


def _spread(hidden: Tensor, sheet: Sheet) -> Tensor:
    """The vectors of an excerpt at their pieces of the window: pieces x HIDDEN, 0 where nothing was shown."""
    whole = torch.zeros(len(sheet.example.window.ids), HIDDEN)
    return whole.index_copy(0, torch.from_numpy(sheet.shown), hidden[: len(sheet.shown)])


def _draw(sheets: list[Sheet], order: random.Random) -> list[list[Drawn]]:
    drawn: list[Drawn] = []
    for sheet in sheets:
        cases = [case for case in sheet.cases if order.random() < SHARES[_sort(case)]]
        if cases:
            drawn.append((sheet, cases))
    return batches(drawn, lambda pair: len(pair[0].shown), order)


def _sort(case: Case) -> str:
    if case.told is None:
        return "none"
    return "same clause" if case.happens is None or case.weight < OPTIONAL_WEIGHT else "fact"


def train(sheets: list[Sheet], model: CloseReader, epochs: int, seed: int, rate: float, last: float, out: Path) -> CloseReader:
    """`model` trained on `sheets`; its weights are saved into `out` after each epoch."""
    torch.manual_seed(seed)
    order = random.Random(seed)
    layers = [p for n, p in model.named_parameters() if n.startswith("layers.upper.")]
    rest = [p for n, p in model.named_parameters() if not n.startswith("layers.upper.")]
    optimiser = torch.optim.AdamW([{"params": layers, "lr": rate}, {"params": rest, "lr": rate * 6}], weight_decay=0.01)
    steps = epochs * (len(sheets) // BATCH + 1)
    schedule = warmed(optimiser, steps, lambda done: 1 - (1 - last) * done)
    out.mkdir(parents=True, exist_ok=True)
    for epoch in range(epochs):
        model.train()
        started, seen = time.monotonic(), 0.0
        drawn = _draw(sheets, order)
        for n, batch in enumerate(drawn):
            loss = batch_loss(model, batch, order)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            seen += float(loss.detach())
            if n % 50 == 0:
                print(f"  {n}/{len(drawn)} loss {seen / (n + 1):.3f} {time.monotonic() - started:.0f} s", flush=True)
        print(f"epoch {epoch + 1}/{epochs}: loss {seen / len(drawn):.3f}, {time.monotonic() - started:.0f} s", flush=True)
        torch.save(model.state_dict(), out / f"close-{epoch + 1}.pt")
    return model.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--pretrained", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="where the texts of rows lie that only hold offsets")
    parser.add_argument("--skip", type=Path, nargs="*", default=[], help="files of article ids to leave out, one a line")
    parser.add_argument("--go-on", type=Path, help="a saved close reading to go on from")
    parser.add_argument("--last", type=float, default=0.02, help="the rate at the end as a share of the rate")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rate", type=float, default=1e-4)
    args = parser.parse_args()
    skip = {name for file in args.skip for name in file.read_text(encoding="utf-8").split()}
    rows = [row for row in articles(args.data, args.texts) if row["id"] not in skip]
    started = time.monotonic()
    sheets = look(rows, Model(args.model), cue_words())
    cases = [case for sheet in sheets for case in sheet.cases]
    told = sum(case.told is not None for case in cases)
    print(
        f"{len(rows)} articles, {len(sheets)} windows, {len(cases)} cases, {told} of facts, {time.monotonic() - started:.0f} s", flush=True
    )
    model = CloseReader("sdpa")
    model.layers.upper.begin(torch.load(args.pretrained / "encoder.pt"))
    if args.go_on:
        model.load_state_dict(torch.load(args.go_on))
    train(sheets, model, args.epochs, args.seed, args.rate, args.last, args.out)


if __name__ == "__main__":
    main()
