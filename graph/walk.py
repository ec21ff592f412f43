"""A page of a long list by date: days are walked from the latest back until the page is full, so it costs what it returns.

Where the list hangs on few relationships, all of them are sorted at once (`graph.events`): that costs less than looking for the days.
"""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass, field, replace
from math import ceil
from typing import LiteralString, TypeVar
from weakref import WeakKeyDictionary

from graph.filter import EventFilter
from graph.found import SHOWN, Found
from graph.order import AFTER
from graph.rows import Row
from graph.selection import Beginning, beginning, conditions
from graph.store import Store
from graph.when import latest

K = TypeVar("K")
V = TypeVar("V")

FEW = 2000
"""Relationships that are sorted at once; more are walked."""
SEEN = 4000
"""Events that one step may look at, beside eight for each that is wanted: where those asked for are rarer, sorting costs less."""
STEPS = 10
AGE = 60.0
"""Seconds for which it is believed how long a list is, and that walking it did not pay."""
MOST_KNOWN = 5000
YEAR = dt.timedelta(days=366)
"""The most days that a date may mean."""

WINDOW: LiteralString = """
MATCH (event:Event) WHERE event.day >= $low AND event.day <= $high
WITH event LIMIT $seen
WITH collect(event) AS seen
UNWIND seen AS event
"""
PICKED: LiteralString = (
    " WITH DISTINCT event, size(seen) AS seen, link.latest AS key, link.event AS id "
    + AFTER
    + " WITH event, seen, key, id ORDER BY key DESC, id LIMIT $limit "
    + SHOWN
    + ", key, seen ORDER BY key DESC, id"
)
COUNTED: LiteralString = (
    "MATCH (event:Event) WHERE event.day >= $low AND event.day <= $high WITH event LIMIT $seen RETURN count(event) AS seen"
)


@dataclass
class Pace:
    """What is known of one list. None of it needs to be right: it saves steps, and a page is the same without."""

    newest: dt.date
    """About where it begins."""
    days: float = 1.0
    """About how many days an event takes."""
    sorted_until: float = 0.0
    """Until when it is not walked, by the monotonic clock."""


@dataclass
class Known:
    """What is known of a store's lists."""

    sizes: dict[tuple[str, str], tuple[int, float]] = field(default_factory=dict[tuple[str, str], tuple[int, float]])
    paces: dict[EventFilter, Pace] = field(default_factory=dict[EventFilter, Pace])
    last: dict[str, Pace] = field(default_factory=dict[str, Pace])
    newest: dt.date = field(default_factory=lambda: dt.datetime.now(dt.UTC).date())
    """About where the list that was walked last begins."""

    async def is_long(self, store: Store, start: Beginning) -> bool:
        """Whether a list with this beginning hangs on more than a few relationships."""
        key, now = (start.size, repr(start.parameters)), time.monotonic()
        size, until = self.sizes.get(key, (0, 0.0))
        if now > until:
            size = (await store.read(start.size, **start.parameters, enough=FEW + 1))[0]["size"]
            _bound(self.sizes)[key] = (size, now + AGE)
        return size > FEW

    def pace(self, wanted: EventFilter, start: Beginning) -> Pace:
        """What is known of this list, whichever page of it is asked for; at first, of the last one with the same beginning."""
        key = wanted.model_copy(update={"cursor": None, "limit": 1})
        like = self.last.get(repr(start.parameters))
        return _bound(self.paces).setdefault(key, replace(like, sorted_until=0.0) if like else Pace(self.newest))


_known: WeakKeyDictionary[Store, Known] = WeakKeyDictionary()


def _bound(known: dict[K, V]) -> dict[K, V]:
    if len(known) > MOST_KNOWN:
        known.clear()
    return known


async def walk(store: Store, wanted: EventFilter, key: dt.date | None, after: str | None) -> list[Found] | None:
    """The events that follow `key` and `after`, latest first, one more than fit on the page. None: they are better sorted at once."""
    known, start = _known.setdefault(store, Known()), beginning(store, wanted)
    if not await known.is_long(store, start):
        return None
    pace = known.pace(wanted, start)
    if time.monotonic() < pace.sorted_until:
        return None
    fitting, parameters = conditions(wanted)
    query = WINDOW + start.at_hand + fitting + PICKED
    high = key or _before(dt.date.max, wanted)
    parameters = {**start.parameters, **parameters, "high": str(high), "key": key, "after": after, "limit": wanted.limit + 1}
    parameters["seen"] = most = SEEN + 8 * wanted.limit
    top = min(high, max(pace.newest, _today()))
    days = max(0, (top - pace.newest).days) + ceil(pace.days * (wanted.limit + 1) * 1.5)
    few = many = before = 0
    for _ in range(STEPS):
        low = _back(top, days)
        rows = await store.read(query, **parameters, low=str(low))
        seen: int = rows[0]["seen"] if rows else (await store.read(COUNTED, low=str(low), high=str(high), seen=most))[0]["seen"]
        if seen < most and len(rows) > wanted.limit:
            _remember(known, pace, rows, first=key is None)
            _bound(known.last)[repr(start.parameters)] = pace
            return [Found.model_validate({"event": row["event"], "reports": row["reports"]}) for row in rows]
        if seen >= most:
            many, days = days, (few + days) // 2 if few else days // 4
        else:
            few, days = days, (days + many) // 2 if many else days * _wider(len(rows), before, wanted.limit)
            before = len(rows)
        if days in {few, many} or low == dt.date.min:
            break
    pace.sorted_until = time.monotonic() + AGE
    return None


def _before(day: dt.date, wanted: EventFilter) -> dt.date:
    """The last day that an event in the window may have as its latest."""
    return min(day, latest(wanted.until) + YEAR) if wanted.until and latest(wanted.until) < dt.date.max - YEAR else day


def _back(day: dt.date, days: int) -> dt.date:
    return day - dt.timedelta(days=days) if (day - dt.date.min).days > days else dt.date.min


def _wider(found: int, before: int, limit: int) -> int:
    """By how much more to look at, after `found` events where the step before had found `before`."""
    return min(8, max(2, ceil(1.5 * (limit + 1) / found))) if found > before else 8


def _remember(known: Known, pace: Pace, rows: list[Row], *, first: bool) -> None:
    newest, oldest = (row["key"].to_native() for row in (rows[0], rows[-1]))
    if first:
        pace.newest = known.newest = newest
    pace.days = ((newest - oldest).days + 1) / len(rows)


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()
