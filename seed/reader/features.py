"""What the reader model is told of a place beside its words: how far from the event, what kind of name, how prominent."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seed.reader.places import Place, places_within
from seed.reader.windows import Window

Array = NDArray[np.float32]

FORMS = ("name", "demonym", "capital", "metonym", "city", "organisation", "person", "time", "money", "count")
WIDTH = len(FORMS) + 12


@dataclass(frozen=True, slots=True)
class Spot:
    """A place inside a window: its pieces first..last-1, and for an entity how prominent it is and in which sentences it is named."""

    place: Place
    first: int
    last: int
    prominence: float
    sentences: frozenset[int]


def spotted(windows: list[Window], places: list[Place]) -> Iterator[tuple[Window, list[Spot]]]:
    """Each of an article's `windows`, which are in order, with those of its `places`, which are too, that lie inside it.

    An entity's prominence is the number of its mentions up to the window's end over that of the entity named most, 0 to 1.
    """
    named: Counter[str] = Counter()
    most, to_come = 1, deque(sorted((p.stop, p.id) for p in places if p.id))
    for window in windows:
        high = window.stops[-2]
        while to_come and to_come[0][0] <= high:
            entity = to_come.popleft()[1]
            named[entity] += 1
            most = max(most, named[entity])
        near = (p for part in window.parts for p in places_within(places, part))
        inside = [(p, span) for p in near if p.stop <= high and (span := window.pieces(p.start, p.stop))]
        where: dict[str, set[int]] = defaultdict(set)
        for place, (first, _) in inside:
            if place.id:
                where[place.id].add(window.sentence[first])
        yield (
            window,
            [Spot(p, *span, named[p.id] / most if p.id else 0.0, frozenset(where[p.id]) if p.id else frozenset()) for p, span in inside],
        )


def features(window: Window, triggers: list[int], spots: list[Spot]) -> Array:
    """How each of `spots` looks from each of the pieces `triggers`: triggers x spots x WIDTH."""
    known = np.zeros((len(triggers), len(spots), WIDTH), np.float32)
    if not spots:
        return known
    sentence, first, seen_from = np.asarray(window.sentence), np.asarray([spot.first for spot in spots]), np.asarray(triggers)
    known[:, range(len(spots)), [FORMS.index(spot.place.form) for spot in spots]] = 1.0
    at = len(FORMS)
    apart = np.clip(sentence[first][None] - sentence[seen_from][:, None], -3, 1)
    np.put_along_axis(known, (at + 3 + apart)[..., None], 1.0, axis=2)
    distance = first[None] - seen_from[:, None]
    known[..., at + 5] = distance < 0
    known[..., at + 6] = np.minimum(abs(distance), 64) / 64
    known[..., at + 7] = abs(distance) <= 3
    known[..., at + 8] = abs(distance) <= 10
    known[..., at + 9] = first < window.target
    known[..., at + 10] = [spot.prominence for spot in spots]
    known[..., at + 11] = [[window.sentence[trigger] in spot.sentences for spot in spots] for trigger in triggers]
    return known
