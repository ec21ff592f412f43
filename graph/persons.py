"""Whether two spellings name one person, and one spelling for each person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from graph.names import folded

_WORD = re.compile(r"[^\W_]+")

ALIKE = 82.0
"""Likeness (0 to 100) of two spellings of one name: `mohammed bin salman` and `mohammad bin salman`."""


@lru_cache(maxsize=100_000)
def same_person(one: str, other: str) -> bool:
    """Whether `one` and `other` may be one person: a shorter form of the name, an initial, another spelling."""
    mine, theirs = _WORD.findall(folded(one)), _WORD.findall(folded(other))
    if not mine or not theirs:
        return False
    shorter, longer = sorted((mine, theirs), key=len)
    if set(shorter) <= set(longer):
        return True
    if mine[-1] == theirs[-1] and mine[0][0] == theirs[0][0] and 1 in {len(mine[0]), len(theirs[0])}:
        return True
    return len(shorter) > 1 and ratio(" ".join(mine), " ".join(theirs)) >= ALIKE


def one_each(persons: Iterable[str]) -> tuple[str, ...]:
    """Each person once, under the most frequent of the spellings with most words; in order of first appearance."""
    people: list[list[str]] = []
    for person in persons:
        home = next((spellings for spellings in people if any(same_person(person, known) for known in spellings)), None)
        if home is None:
            people.append([person])
        else:
            home.append(person)
    return tuple(max(spellings, key=lambda name: (min(name.count(" "), 1), spellings.count(name), name)) for spellings in people)
