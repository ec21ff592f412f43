"""Annotated articles as examples for the close reading: possible events, told or not, each with what fills it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from seed.reader.choices import near_publication
from seed.reader.encoder import Model
from seed.reader.excerpt import excerpt
from seed.reader.features import Spot
from seed.reader.labels import EVENT_TYPES, ROLE_NAMES
from seed.training.labels import Example, Told, examples, is_value

CHANCE = 0.03
"""Words that the first reading finds at least so likely are shown to the close reading, as it will be shown them later."""
RANDOM_CUES = 0.15
"""Share of the usual trigger words below CHANCE that are shown too, so that it learns to turn them down."""


RETOLD_TOLD = 0.5
RETOLD_UNASKED = 0.15
"""Chance from which a word that tells an annotated fact once more is taken for told, and from which it is not asked about."""
AGAIN = 0.35
"""How much a further word of a fact counts beside the one that the annotator named."""

Retold: TypeAlias = Mapping[tuple[str, int, int], float]
"""For an article, where a word begins and a type: how likely a trained reader finds it that the word tells an annotated fact once more."""
Chances = NDArray[np.float16]


@dataclass(slots=True)
class Case:
    """One possible event: whether it is told (None: not asked), the fact if it is one, and how much it counts."""

    trigger: int
    type: int
    told: Told | None
    happens: float | None
    weight: float


@dataclass(slots=True)
class Lesson:
    """What teachers answer about a possible event: chances; all but the first only where it is a told one."""

    happens: float
    status: Chances
    kind: Chances
    sides: Chances
    """Names x 2."""
    choices: dict[str, tuple[Chances, Chances]]
    """For each of times, sums and counts those of the places and of the answers beside them."""


@dataclass(slots=True)
class Sheet:
    """A window with its possible events, the pieces that bear on them, the vectors of these, and what the spotter answers: candidates x types."""

    example: Example
    cases: list[Case]
    shown: NDArray[np.intp]
    vectors: NDArray[np.float16]
    chances: Chances


def look(
    rows: list[dict[str, Any]], model: Model, cues: dict[int, frozenset[str]], retold: Retold = MappingProxyType({}), seed: int = 7
) -> list[Sheet]:
    """All windows of annotated articles `rows` in which an event is possible."""
    out: list[Sheet] = []
    for row in rows:
        chooser = random.Random(f"{seed} {row['id']}")  # of its own, so that an article's cases are the same in any company
        for example in examples(row, model.tokenizer, cues):
            if not example.candidates or not any(spot.place.id for spot in example.spots):
                continue
            vectors = model.encode(example.window.ids)
            chances = model.spot(vectors, example.candidates)
            cases = _cases(example, row["text"], chances, cues, retold, chooser)
            if cases:
                shown = excerpt(example.window, example.spots, [case.trigger for case in cases])
                out.append(Sheet(example, cases, shown, vectors[shown].astype(np.float16), chances.astype(np.float16)))
    return out


def _cases(
    example: Example, text: str, chances: NDArray[np.float32], cues: dict[int, frozenset[str]], retold: Retold, chooser: random.Random
) -> list[Case]:
    at = {piece: n for n, piece in enumerate(example.candidates)}
    out: list[Case] = []
    taken: set[tuple[int, int]] = set()
    for told in example.told:
        best = max(told.triggers, key=lambda piece: chances[at[piece], told.type])
        out.append(Case(best, told.type, told, 1.0, told.weight))
        taken.add((best, told.type))
    owners: dict[tuple[int, int], list[Told]] = {}
    for told in example.told:
        for piece in example.quoted(told, text):
            owners.setdefault((piece, told.type), []).append(told)
    for n, piece in enumerate(example.candidates):
        start = example.window.starts[piece]
        word = _word(text, start)
        for kind in range(len(EVENT_TYPES)):
            if (piece, kind) in taken:
                continue
            likely = chances[n, kind] >= CHANCE
            owned = owners.get((piece, kind), [])
            if owned:
                if likely and len(owned) == 1:  # another word of the same clause: the same fact, if it is taken for an event at all
                    sure = 1.0 if chances[n, kind] >= 0.3 else None
                    out.append(Case(piece, kind, owned[0], sure, AGAIN * owned[0].weight))
            elif likely or (word in cues[kind] and chooser.random() < RANDOM_CUES):
                out.append(_untold(piece, kind, retold.get((example.article, start, kind), 0.0)))
    return out


def _untold(piece: int, kind: int, again: float) -> Case:
    """A word outside every quote of its type: nothing is told there, unless it tells an annotated fact once more."""
    if again >= RETOLD_TOLD:
        return Case(piece, kind, None, 1.0, AGAIN)
    return Case(piece, kind, None, None if again >= RETOLD_UNASKED else 0.0, 1.0)


def _word(text: str, at: int) -> str:
    stop = at
    while stop < len(text) and (text[stop].isalpha() or text[stop] == "-"):
        stop += 1
    return text[at:stop].casefold()


def sides(example: Example, told: Told, entity: str) -> tuple[float | None, float | None]:
    """Whether `entity` belongs on each side of the fact; None where it is not asked."""
    first_role, second_role = ROLE_NAMES[told.type]
    roles = told.fact.get("roles") or {}
    wanted = (set(roles.get(first_role) or ()), set(roles.get(second_role) or ()) if second_role else set())
    siblings = {
        i
        for other in example.told
        if other is not told and other.type == told.type and set(other.triggers) & set(told.triggers)
        for ids in (other.fact.get("roles") or {}).values()
        for i in ids
    }
    mutual = bool(told.fact.get("mutual"))
    answers: list[float | None] = []
    for mine, other in ((wanted[0], wanted[1]), (wanted[1], wanted[0])):
        if entity in mine:
            answers.append(1.0)
        elif entity in siblings or (mutual and entity in other):
            answers.append(None)
        else:
            answers.append(0.0)
    return answers[0], answers[1] if second_role else None


def choice(example: Example, told: Told, what: str) -> tuple[list[Spot], list[bool]]:
    """The places that may give the fact's date ("time"), sum ("money") or number ("count"), and which answers are right.

    The answers are those places, then "none", then for a date what is near publication. None is right where the text has no such place.
    """
    fact = told.fact
    there = [spot for spot in example.spots if spot.place.form == what]
    if what == "time":
        wanted = fact.get("date")
        right = [spot.place.date == wanted and wanted is not None for spot in there]
        right += [wanted is None, *(wanted == date for date in near_publication(example.published))]
    else:
        wanted = fact.get("amount" if what == "money" else "count")
        right = [*(is_value(spot.place.value, wanted) for spot in there), wanted is None]
    return there, right
