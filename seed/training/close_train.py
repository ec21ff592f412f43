"""Trains the close reading beside a trained and exported first reading, deterministically, on a CPU.

    python -m seed.training.close_train --model FOLDER (--pretrained FOLDER | --large FOLDER) --out FOLDER --data PATH... [--texts PATH...]
        [--skip FILE...] [--share FILE=SHARE...] [--epochs N] [--go-on FILE] [--lessons FILE=WEIGHT...]

`--model` holds encoder.onnx and heads.npz of the first reading; `--pretrained` or `--large` the encoder that the layers begin as. After each
epoch the weights and their running mean are saved; the mean reads better. With `--lessons` a share of the loss is by what teachers answer.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from seed.training.batches import BATCH, batches, warmed
from seed.training.close_batch import Drawn, Event, Page, batch
from seed.training.close_labels import Case
from seed.training.close_loss import hard_loss, said, soft_loss
from seed.training.close_net import CloseReader, kept
from seed.training.close_pages import Material, add_material
from seed.training.labels import OPTIONAL_WEIGHT, articles
from seed.training.lessons import give, together
from seed.training.masks import cheaper_dropout, set_dropout
from seed.training.mean import Mean

SHARES = {"fact": 1.0, "same clause": 0.3, "none": 0.7}
"""How much of each sort of case an epoch sees, drawn anew: the told word itself, another word of its clause, no event."""
FASTER = 6
"""So many times faster learn the parts that were not pretrained."""
USUAL_CASES = 50.0
"""About as many cases as a batch has: a loss is a sum over cases divided by this, so that each case weighs the same."""


@dataclass(frozen=True, slots=True)
class Course:
    """How the training goes."""

    epochs: int
    seed: int
    rate: float
    last: float
    """The rate at the end as a share of the rate."""
    hidden: float
    """Share of the words, of those that are no place, that are not seen."""
    taught: float
    """Share of the loss that is by what the teachers say, where there are any."""
    dropout: float
    """Share of the numbers between layers that are dropped."""
    shares: dict[str, float]
    """Share of the windows of an article that an epoch sees, drawn anew each time; all of those that are not here."""

    @classmethod
    def given(cls, args: argparse.Namespace) -> Course:
        """As the arguments of `add_course` say."""
        shares = {row["id"]: share for file, share in args.share for row in articles([file], args.texts)}
        return cls(args.epochs, args.seed, args.rate, args.last, args.hidden, args.taught, args.dropout, shares)


def batch_loss(model: CloseReader, drawn: list[Drawn], course: Course, order: random.Random) -> tuple[Tensor, float]:
    """The loss over a batch, of which a share is by the lessons if there are any, and what is by the annotators alone."""
    given = batch(drawn, kept(drawn), course.hidden, order)
    answers = said(model, model.layers(given), given)
    hard = hard_loss(answers, given) / USUAL_CASES
    taught = together([event for _, events in drawn for event in events])
    if taught is None:
        return hard, float(hard.detach())
    soft = soft_loss(answers, taught, given) / USUAL_CASES
    return (1 - course.taught) * hard + course.taught * soft, float(hard.detach())


def _draw(pages: list[Page], shares: dict[str, float], order: random.Random) -> list[list[Drawn]]:
    """Batches of which each has lessons about all its events, or about none."""
    drawn: list[Drawn] = []
    for one in pages:
        if order.random() >= shares.get(one.article, 1.0):
            continue
        events = asked(one, order)
        if events:
            drawn.append((one, events))
    taught = [(one, events) for one, events in drawn if events[0].lesson]
    untaught = [(one, events) for one, events in drawn if not events[0].lesson]
    out = [chosen for part in (taught, untaught) for chosen in batches(part, lambda pair: len(pair[0].slots), order)]
    order.shuffle(out)
    return out


def asked(page: Page, order: random.Random) -> list[Event]:
    """Those of the page's events that an epoch asks about, drawn anew each time."""
    return [event for event in page.events if order.random() < SHARES[_sort(event.case)]]


def _sort(case: Case) -> str:
    if case.told is None:
        return "none"
    return "same clause" if case.happens is None or case.weight < OPTIONAL_WEIGHT else "fact"


def train(pages: list[Page], model: CloseReader, course: Course, out: Path) -> None:
    """Trains `model` on `pages`; its weights and their mean are saved into `out` after each epoch."""
    torch.manual_seed(course.seed)
    order = random.Random(course.seed)
    set_dropout(model, course.dropout)
    cheaper_dropout(model.layers)
    layers = [p for n, p in model.named_parameters() if n.startswith("layers.upper.")]
    rest = [p for n, p in model.named_parameters() if not n.startswith("layers.upper.")]
    optimiser = torch.optim.AdamW(
        [{"params": layers, "lr": course.rate}, {"params": rest, "lr": course.rate * FASTER}], weight_decay=0.01, fused=True
    )
    windows = sum(course.shares.get(one.article, 1.0) for one in pages)
    schedule = warmed(optimiser, course.epochs * (int(windows) // BATCH + 1), lambda done: 1 - (1 - course.last) * done)
    mean = Mean(model)
    out.mkdir(parents=True, exist_ok=True)
    for epoch in range(course.epochs):
        model.train()
        started, seen = time.monotonic(), 0.0
        drawn = _draw(pages, course.shares, order)
        for n, chosen in enumerate(drawn):
            loss, hard = batch_loss(model, chosen, course, order)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            mean.take_in(model)
            seen += hard
            if n % 100 == 0:
                print(f"  {n}/{len(drawn)} loss {seen / (n + 1):.3f} {time.monotonic() - started:.0f} s", flush=True)
        print(f"epoch {epoch + 1}/{course.epochs}: loss {seen / len(drawn):.3f}, {time.monotonic() - started:.0f} s", flush=True)
        torch.save(model.state_dict(), out / f"close-{epoch + 1}.pt")
        torch.save(mean.weights, out / f"mean-{epoch + 1}.pt")


def _weighted(given: str) -> tuple[Path, float]:
    file, _, weight = given.rpartition("=")
    return Path(file), float(weight)


def add_course(parser: argparse.ArgumentParser) -> None:
    """The arguments that `Course.given` takes."""
    parser.add_argument(
        "--share",
        type=_weighted,
        nargs="*",
        default=[],
        metavar="FILE=SHARE",
        help="one of --data of whose windows an epoch sees a share (0 to 1), drawn anew each time",
    )
    parser.add_argument("--dropout", type=float, default=0.1, help="share of the numbers between layers that are dropped")
    parser.add_argument("--last", type=float, default=0.02, help="the rate at the end as a share of the rate")
    parser.add_argument("--taught", type=float, default=0.6, help="share of the loss that is by what teachers answer")
    parser.add_argument("--hidden", type=float, default=0.08, help="share of the words, of those that are no place, that are not seen")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rate", type=float, default=1e-4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    add_material(parser)
    add_course(parser)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--go-on", type=Path, help="a saved close reading to go on from")
    parser.add_argument(
        "--lessons",
        type=_weighted,
        nargs="*",
        default=[],
        metavar="FILE=WEIGHT",
        help="what teachers answer (seed.training.lessons), learnt too",
    )
    args = parser.parse_args()
    torch.manual_seed(args.seed)  # marks and heads begin at random
    material = Material.given(args)
    if args.lessons:
        give(args.lessons, material.pages)
    model = CloseReader(material.layers)
    if args.go_on:
        model.load_state_dict(torch.load(args.go_on))
    train(material.pages, model, Course.given(args), args.out)


if __name__ == "__main__":
    main()
