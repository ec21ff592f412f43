"""What the reader model is told of a place beside its words: how far from the event, what kind of name, how prominent."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from seed.reader.places import Place
from seed.reader.windows import Window

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


def spots(window: Window, places: list[Place]) -> list[Spot]:
    """The places of the article that lie inside the window, in order.

    An entity's prominence is the number of its mentions up to the window's end over that of the entity named most, 0 to 1.
    """
    low, high = window.starts[1], window.stops[-2]
    named = Counter(p.id for p in places if p.id and p.stop <= high)
    most = max(named.values(), default=1)
    inside = [(p, span) for p in places if p.start >= low and p.stop <= high and (span := window.pieces(p.start, p.stop))]
    where: dict[str, set[int]] = defaultdict(set)
    for place, (first, _) in inside:
        if place.id:
            where[place.id].add(window.sentence[first])
    return [Spot(p, *span, named[p.id] / most if p.id else 0.0, frozenset(where[p.id]) if p.id else frozenset()) for p, span in inside]


def spot_features(window: Window, trigger: int, spot: Spot) -> list[float]:
    """WIDTH numbers for `spot` as seen from the piece `trigger`."""
    row = [0.0] * WIDTH
    row[FORMS.index(spot.place.form)] = 1.0
    at = len(FORMS)
    here = window.sentence[trigger]
    row[at + max(-3, min(window.sentence[spot.first] - here, 1)) + 3] = 1.0
    distance = spot.first - trigger
    row[at + 5] = 1.0 if distance < 0 else 0.0
    row[at + 6] = min(abs(distance), 64) / 64
    row[at + 7] = 1.0 if abs(distance) <= 3 else 0.0
    row[at + 8] = 1.0 if abs(distance) <= 10 else 0.0
    row[at + 9] = 1.0 if spot.first < window.target else 0.0
    row[at + 10] = spot.prominence
    row[at + 11] = 1.0 if here in spot.sentences else 0.0
    return row
