"""Every place of a text that can fill a field of a fact: who, when, how much, how many."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from graph.fact import MOST_COUNTED
from graph.when import earliest
from seed.amounts.counts import find_counts
from seed.amounts.money import find_money
from seed.when.times import find_times
from seed.who.mentions import Cast, find_cast


@dataclass(frozen=True, slots=True)
class Place:
    """text[start:stop] names an entity (`id`), a time (`date`, `end`), a sum (`value`, `currency`) or a number (`value`).

    `due`: `end` is when something is to be done by, not how long it lasts. `stay`: it is the last day of a visit, a meeting or a drill.
    `open_year`: the text does not tell the year of `date`.
    """

    start: int
    stop: int
    form: str
    id: str | None = None
    date: str | None = None
    end: str | None = None
    value: float | None = None
    currency: str | None = None
    due: bool = False
    stay: bool = False
    open_year: bool = False


def find_places(text: str, published: str, cast: Cast | None = None) -> list[Place]:
    """All places in `text`, in order. Dates are resolved against `published`, and never more precise than it."""
    cast = cast or find_cast(text, published)
    places = [Place(m.start, m.stop, m.form, id=m.id) for m in cast.mentions]
    day = earliest(published)
    for time in find_times(text, dt.date(day.year, day.month, day.day)):
        if time.date or time.end:
            due, stay = time.rule == "by", time.rule == "stay"
            places.append(Place(time.start, time.stop, "time", date=time.date, end=time.end, due=due, stay=stay, open_year=time.open_year))
    sums = find_money(text)
    places += [Place(each.start, each.stop, "money", value=each.amount, currency=each.currency) for each in sums if not each.unit_price]
    starts = [each.start for each in sums]
    for count in find_counts(text):
        before = bisect_right(starts, count.start) - 1
        of_money = before >= 0 and count.start < sums[before].stop  # "another 200 million"
        if count.value <= MOST_COUNTED and not of_money:
            places.append(Place(count.start, count.stop, "count", value=count.value))
    return sorted(places, key=lambda p: (p.start, p.stop))


def places_within(places: list[Place], span: tuple[int, int]) -> list[Place]:
    """Those of `places`, which are in order, that begin in text[span]."""
    low, high = (bisect_left(places, edge, key=lambda place: place.start) for edge in span)
    return places[low:high]
