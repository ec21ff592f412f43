"""What a teacher answers about every possible event of the training articles, kept in a file for a pupil to learn from.

    python -m seed.training.lessons --trained FILE... --out FILE --model FOLDER (--pretrained FOLDER | --large FOLDER) --data PATH... [--texts PATH...]
        [--skip FILE...]

The weights of several files are averaged. A pupil is given the mean of what several teachers answer (`close_train --lessons`).
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
import torch
from torch import Tensor

from seed.reader.choices import NONE
from seed.reader.labels import KIND_LABELS, STATUSES
from seed.training.batches import BATCH
from seed.training.close_batch import Batch, Event, Page, batch
from seed.training.close_export import averaged
from seed.training.close_labels import Chances, Lesson
from seed.training.close_loss import Said, owners, said, taught
from seed.training.close_net import CloseReader, kept
from seed.training.close_pages import Material, add_material

READINGS = 2
"""Each window is read so often, its names numbered differently, and the chances are averaged."""

Lessons: TypeAlias = dict[str, list[list[Lesson]]]
"""For each article its windows, for each window the lesson of each possible event."""


def lessons(teacher: CloseReader, pages: Sequence[Page], seed: int = 9) -> Lessons:
    """What `teacher` answers about the events of `pages`."""
    order = random.Random(seed)
    by_length = sorted(range(len(pages)), key=lambda n: len(pages[n].slots))
    found: list[list[Lesson]] = [[] for _ in pages]
    for first in range(0, len(by_length), BATCH):
        here = by_length[first : first + BATCH]
        drawn = [(pages[n], pages[n].events) for n in here]
        readings = [batch(drawn, kept(drawn), 0.0, order) for _ in range(READINGS)]
        with torch.no_grad():
            answers = taught([said(teacher, teacher.layers(reading), reading) for reading in readings], readings[0])
        each = iter(_apart([event for _, events in drawn for event in events], answers, readings[0]))
        for n, (_, events) in zip(here, drawn, strict=True):
            found[n] = [next(each) for _ in events]
    out: Lessons = {}
    for page, window in zip(pages, found, strict=True):
        out.setdefault(page.article, []).append(window)
    return out


def _apart(events: list[Event], answers: Said, given: Batch) -> list[Lesson]:
    """The answers of a batch, event by event."""
    happens = iter(answers.happens.tolist())
    of = {what: owners(given, what) for what in NONE}
    out: list[Lesson] = []
    fact = 0
    nothing = np.zeros(0, np.float16)
    for event in events:
        likely = 0.0 if event.case.happens is None else next(happens)
        if event.answers is None:
            out.append(Lesson(likely, nothing, nothing, nothing, {}))
            continue
        choices = {}
        for what, beside in NONE.items():
            mine = _kept(answers.choices[what][of[what] == fact])
            choices[what] = (mine[: len(mine) - beside], mine[len(mine) - beside :])
        sides = _kept(answers.sides[given.named_facts == fact])
        out.append(Lesson(likely, _kept(answers.status[fact]), _kept(answers.kind[fact]), sides, choices))
        fact += 1
    return out


def _kept(of: Tensor) -> Chances:
    return np.asarray(of.numpy(), np.float16)


def save(found: Lessons, file: Path) -> None:
    """Saves lessons, for `give` of the same version of this module."""
    file.write_bytes(pickle.dumps(found, protocol=5))


def give(weighted: Sequence[tuple[Path, float]], pages: Sequence[Page]) -> None:
    """Gives the events of `pages` the mean of the lessons in the files.

    Those of an article that the teachers have not read get none. Only files made by `save` here may be given: they are pickles.

    Raises ValueError where the teachers were shown other words of an article.
    """
    each: list[Lessons] = [pickle.loads(file.read_bytes()) for file, _ in weighted]  # noqa: S301 - made by `save`
    weights = [weight for _, weight in weighted]
    number: Counter[str] = Counter()
    for page in pages:
        if not all(page.article in found for found in each):
            continue
        window = number[page.article]
        number[page.article] += 1
        read = [found[page.article][window] for found in each]
        for event, *said_of_it in zip(page.events, *read, strict=True):
            event.lesson = _between(said_of_it, weights)


def _between(each: list[Lesson], weights: list[float]) -> Lesson:
    def mean(parts: list[Chances]) -> Chances:
        return np.asarray(np.average(np.stack(parts).astype(np.float32), axis=0, weights=weights), np.float16)

    return Lesson(
        float(np.average([one.happens for one in each], weights=weights)),
        mean([one.status for one in each]),
        mean([one.kind for one in each]),
        mean([one.sides for one in each]),
        {what: (mean([one.choices[what][0] for one in each]), mean([one.choices[what][1] for one in each])) for what in each[0].choices},
    )


def together(events: Sequence[Event]) -> Said | None:
    """The lessons about a batch's events, in the order in which the heads answer; None where there are none."""
    known = [(event, event.lesson) for event in events if event.lesson]
    if not known:
        return None
    asked = [lesson.happens for event, lesson in known if event.case.happens is not None]
    told = [lesson for event, lesson in known if event.answers]

    def joined(parts: list[Chances], shape: tuple[int, ...]) -> Tensor:
        return torch.from_numpy(np.concatenate([np.zeros(shape, np.float16), *parts]).astype(np.float32))

    return Said(
        happens=torch.tensor(asked),
        status=joined([one.status[None] for one in told], (0, len(STATUSES))),
        kind=joined([one.kind[None] for one in told], (0, len(KIND_LABELS))),
        sides=joined([one.sides for one in told], (0, 2)),
        choices={what: joined([one.choices[what][n] for n in (0, 1) for one in told], (0,)) for what in NONE},
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trained", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    add_material(parser)
    args = parser.parse_args()
    material = Material.given(args)
    teacher = CloseReader(material.layers)
    teacher.load_state_dict(averaged(args.trained))
    save(lessons(teacher.eval(), material.pages), args.out)


if __name__ == "__main__":
    main()
