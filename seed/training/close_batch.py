"""Windows in batches for the close reading: what the layers see, and for each possible event all that is asked and what is right."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from seed.reader.choices import NONE
from seed.reader.features import WIDTH, Array, Spot, features
from seed.reader.labels import EVENT_TYPES
from seed.reader.marks import SLOTS, marks
from seed.training.close_labels import Case, Lesson, Sheet, choice, sides
from seed.training.labels import Told

WHO = "who"
"""The group of places that name somebody; the others are those of `NONE`."""

Numbers = NDArray[np.int64]


@dataclass(slots=True)
class Answers:
    """What is right about a told event, and how the places of its window look from its word, for each group of places."""

    status: int
    kind: int | None
    weight: float
    """How much the fact counts."""
    sides: Array
    """Names x 2: 1 where the name belongs on the side."""
    asked: Array
    """Names x 2: 0 where it is not asked."""
    right: dict[str, NDArray[np.bool_]]
    """For each group but WHO: which places are right, then which of the answers beside them."""
    looks: dict[str, NDArray[np.float16]]
    """For each group: places x WIDTH."""


@dataclass(slots=True)
class Event:
    """A possible event at a piece of the excerpt."""

    case: Case
    at: int
    answers: Answers | None
    lesson: Lesson | None = None


@dataclass(slots=True)
class Page:
    """The excerpt of a window, its marks (numbered as they appear) and all its possible events, worked out once."""

    article: str
    shown: Numbers
    """Which pieces of the window these are."""
    vectors: NDArray[np.float16]
    """What the encoder gave these pieces: shown x hidden."""
    slots: Numbers
    forms: Numbers
    places: dict[str, list[tuple[list[int], int]]]
    """For each group the pieces of each place that are shown, and of how many it consists."""
    names: Numbers
    """Which name each place of WHO is."""
    events: list[Event]


def page(sheet: Sheet) -> Page:
    """The page of a sheet."""
    example, window = sheet.example, sheet.example.window
    at = {int(piece): n for n, piece in enumerate(sheet.shown)}
    spots = {WHO: [spot for spot in example.spots if spot.place.id]}
    spots |= {what: [spot for spot in example.spots if spot.place.form == what] for what in NONE}
    names = list(dict.fromkeys(spot.place.id or "" for spot in spots[WHO]))
    number = {name: n for n, name in enumerate(names)}
    told = [(case, case.told) for case in sheet.cases if case.told]
    triggers = [case.trigger for case, _ in told]
    looks = {group: features(window, triggers, there).astype(np.float16) for group, there in spots.items() if told}

    def answers(row: int, case: Case, fact: Told) -> Answers:
        wanted = [sides(example, fact, name) for name in names]
        return Answers(
            status=fact.status,
            kind=fact.kind,
            weight=case.weight,
            sides=np.asarray([[side or 0.0 for side in pair] for pair in wanted], np.float32).reshape(-1, 2),
            asked=np.asarray([[side is not None for side in pair] for pair in wanted], np.float32).reshape(-1, 2),
            right={what: np.asarray(choice(example, fact, what)[1], np.bool_) for what in NONE},
            looks={group: from_words[row] for group, from_words in looks.items()},
        )

    found = iter([answers(row, *one) for row, one in enumerate(told)])
    marked = marks(window, example.spots)
    return Page(
        article=example.article,
        shown=sheet.shown,
        vectors=sheet.vectors,
        slots=np.asarray(marked.slots, np.int64)[sheet.shown],
        forms=np.asarray(marked.forms, np.int64)[sheet.shown],
        places={group: [_pieces(spot, at) for spot in there] for group, there in spots.items()},
        names=np.asarray([number[spot.place.id or ""] for spot in spots[WHO]], np.int64),
        events=[Event(case, at[case.trigger], next(found) if case.told else None) for case in sheet.cases],
    )


def _pieces(spot: Spot, at: dict[int, int]) -> tuple[list[int], int]:
    return [at[piece] for piece in range(spot.first, spot.last) if piece in at], spot.last - spot.first


@dataclass(slots=True)
class Pairs:
    """Facts of a batch beside the places of one group: k pairs, sorted by fact."""

    facts: Tensor
    places: Tensor
    looks: Tensor
    """k x WIDTH."""


@dataclass(slots=True)
class Batch:
    """What the layers see, and what the heads are asked; `at` are places in the flattened batch x pieces."""

    lower: Tensor
    slots: Tensor
    forms: Tensor
    events: Tensor
    mask: Tensor
    standing: Tensor
    """Where in its window each piece stands."""
    asked_at: Tensor
    asked_types: Tensor
    happens: Tensor
    asked_weights: Tensor
    facts_at: Tensor
    types: Tensor
    weights: Tensor
    status: Tensor
    kinds: Tensor
    """-1 where the fact has none."""
    means: dict[str, list[Tensor]]
    """For each group and window: places x pieces, to multiply the window's vectors by."""
    pairs: dict[str, Pairs]
    named: Tensor
    """For each pair of WHO which name of which fact it is."""
    named_facts: Tensor
    """For each name of each fact the fact."""
    sides: Tensor
    sides_asked: Tensor
    right: dict[str, Tensor]
    """For each other group: of its pairs, then of the answers beside the places of each fact, which are right."""


Drawn: TypeAlias = tuple[Page, list[Event]]
"""A page and those of its events that are asked about."""


def batch(drawn: Sequence[Drawn], lower: Tensor, hidden: float, order: random.Random) -> Batch:
    """Pages with those of their events that are drawn; slots are shuffled, and of the words that are no place a share `hidden` is not seen.

    `lower` are the vectors of the pieces that are shown, batch x pieces x hidden.
    """
    size, longest = lower.shape[:2]
    seen, where = torch.ones(size, longest, 1), torch.zeros(size, longest, len(EVENT_TYPES))
    slots, forms, mask, standing = (torch.zeros(size, longest, dtype=torch.long) for _ in range(4))
    numbers = list(range(1, SLOTS + 1))
    groups = (WHO, *NONE)
    means: dict[str, list[Tensor]] = {group: [] for group in groups}
    before = dict.fromkeys(groups, 0)
    facts: list[Event] = []
    facts_at: list[int] = []
    pairs: dict[str, list[tuple[Numbers, Numbers, NDArray[np.float16]]]] = {group: [] for group in groups}
    named: list[Numbers] = []
    named_facts: list[int] = []
    asked: list[tuple[int, Event]] = []
    for n, (one, events) in enumerate(drawn):
        width = len(one.slots)
        order.shuffle(numbers)
        slots[n, :width] = torch.from_numpy(np.asarray([0, *numbers])[one.slots])
        forms[n, :width] = torch.from_numpy(one.forms)
        mask[n, :width] = 1
        standing[n, :width] = torch.from_numpy(one.shown)
        if hidden:
            seen[n, :width, 0] = ((torch.rand(width) >= hidden) | (forms[n, :width] > 0)).float()
            seen[n, [event.at for event in events]] = 1.0
        for group in groups:
            means[group].append(_means(one.places[group], longest))
        for event in events:
            where[n, event.at, event.case.type] = 1.0
            if event.case.happens is not None:
                asked.append((n * longest + event.at, event))
            if event.answers is None:
                continue
            for group in groups:
                count = len(one.places[group])
                pairs[group].append((np.full(count, len(facts)), before[group] + np.arange(count), event.answers.looks[group]))
            named.append(len(named_facts) + one.names)
            named_facts += [len(facts)] * len(event.answers.sides)
            facts.append(event)
            facts_at.append(n * longest + event.at)
        for group in groups:
            before[group] += len(one.places[group])
    told = [event.answers for event in facts if event.answers]
    return Batch(
        lower * seen, slots, forms, where, mask, standing,
        asked_at=torch.tensor([at for at, _ in asked], dtype=torch.long),
        asked_types=torch.tensor([event.case.type for _, event in asked], dtype=torch.long),
        happens=torch.tensor([event.case.happens or 0.0 for _, event in asked]),
        asked_weights=torch.tensor([event.case.weight for _, event in asked]),
        facts_at=torch.tensor(facts_at, dtype=torch.long),
        types=torch.tensor([event.case.type for event in facts], dtype=torch.long),
        weights=torch.tensor([each.weight for each in told]),
        status=torch.tensor([each.status for each in told], dtype=torch.long),
        kinds=torch.tensor([-1 if each.kind is None else each.kind for each in told], dtype=torch.long),
        means=means,
        pairs={group: _joined(found) for group, found in pairs.items()},
        named=torch.from_numpy(np.concatenate([*named, np.zeros(0, np.int64)])),
        named_facts=torch.tensor(named_facts, dtype=torch.long),
        sides=torch.from_numpy(np.concatenate([*(each.sides for each in told), np.zeros((0, 2), np.float32)])),
        sides_asked=torch.from_numpy(np.concatenate([*(each.asked for each in told), np.zeros((0, 2), np.float32)])),
        right={what: _right([each.right[what] for each in told], NONE[what]) for what in NONE},
    )  # fmt: skip


def _means(places: list[tuple[list[int], int]], longest: int) -> Tensor:
    """The mean of each place's vectors as a product: places x pieces; a piece that is not shown counts as 0."""
    means = torch.zeros(len(places), longest)
    for row, (pieces, of) in enumerate(places):
        means[row, pieces] = 1.0 / of
    return means


def _joined(found: list[tuple[Numbers, Numbers, NDArray[np.float16]]]) -> Pairs:
    facts, places, looks = zip(*found, (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros((0, WIDTH), np.float16)), strict=True)
    first, second, third = (torch.from_numpy(np.concatenate(each)) for each in (facts, places, looks))
    return Pairs(first, second, third.float())


def _right(each: list[NDArray[np.bool_]], beside: int) -> Tensor:
    places = [right[: len(right) - beside] for right in each]
    return torch.from_numpy(np.concatenate([*places, *(right[len(right) - beside :] for right in each), np.zeros(0, np.bool_)]))
