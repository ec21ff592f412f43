"""Which sentences may tell an event at all, by their words alone; the others are read only where they stand between."""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from seed.reader.places import Place
from seed.reader.windows import Row

VOCABULARY = 30_522
PAIRS = 1 << 16
"""Cells that all pairs of neighbouring word pieces share."""
NEAR = 3
"""Sentences before one whose names count as near to it."""
GAP = 2
"""Sentences between two that are shown which are shown for the thread's sake."""
MOST_NAMED, LEAD, LONG = 4, 3, 5
"""From here on the number of entities, of sentences before, and of eights of word pieces makes no difference."""
_NAMES = VOCABULARY + PAIRS
_LEAD = _NAMES + (MOST_NAMED + 1) ** 2
_LENGTH = _LEAD + LEAD + 1
WIDTH = _LENGTH + LONG + 1


def named_in(spans: list[tuple[int, int]], places: list[Place]) -> list[frozenset[str]]:
    """The entities that each sentence names."""
    named: list[set[str]] = [set() for _ in spans]
    for place in places:
        if place.id:
            named[max(0, bisect_right(spans, place.start, key=lambda span: span[0]) - 1)].add(place.id)
    return [frozenset(ids) for ids in named]


def traits(row: Row, number: int, named: list[frozenset[str]]) -> NDArray[np.int64]:
    """The cells of a table of WIDTH that describe sentence `number`, whose word pieces are `row`.

    Every piece and every pair of them once, how many entities are named in it and near to it, where it stands, and how long it is.
    """
    here = min(len(named[number]), MOST_NAMED)
    near = min(len(frozenset().union(*named[max(0, number - NEAR) : number + 1])), MOST_NAMED)
    pieces = np.asarray([piece for piece, *_ in row], np.int64)
    pairs = VOCABULARY + (pieces[:-1] * 8191 + pieces[1:]) % PAIRS
    about = (_NAMES + here * (MOST_NAMED + 1) + near, _LEAD + min(number, LEAD), _LENGTH + min(len(row) // 8, LONG))
    return np.unique(np.concatenate([pieces, pairs, np.asarray(about)]))


class Gate:
    """The weights that `seed/training/gate_train.py` found, whole numbers, one a cell, and the least sum that lets a sentence through."""

    def __init__(self, file: Path) -> None:
        with np.load(file) as kept:
            self._weights = kept["weights"]
            self._least = int(kept["least"])

    def score(self, row: Row, number: int, named: list[frozenset[str]]) -> int:
        """How much speaks for an event in the sentence; `traits` says what is looked at."""
        return int(self._weights[traits(row, number, named)].sum(dtype=np.int64))

    def wanted(self, rows: list[Row], named: list[frozenset[str]]) -> frozenset[int]:
        """The numbers of the sentences that may tell an event."""
        return frozenset(number for number, row in enumerate(rows) if self.score(row, number, named) >= self._least)


def shown(wanted: frozenset[int]) -> list[int]:
    """The numbers of the sentences to be read so that those `wanted` can be understood, in order: each with the one before it."""
    numbers = sorted(wanted | {number - 1 for number in wanted if number})
    gaps = (range(one + 1, other) for one, other in pairwise(numbers) if other - one <= GAP + 1)
    return sorted([*numbers, *chain.from_iterable(gaps)])
