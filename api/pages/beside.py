"""What happened between the same two just before and after an event."""

from __future__ import annotations

import datetime as dt
from typing import Final

from graph.event import EventDetail, FoundEvent
from graph.events import find_events
from graph.filter import EventFilter
from graph.store import Store
from graph.when import earliest, latest

EACH_WAY: Final = 3
"""Events shown before, and after."""

REACHES: Final = (90, 1000, 10_000)
"""Days looked ahead, one after the other until enough is found: in a busy pair the first holds plenty."""


async def beside(store: Store, event: EventDetail, pair: tuple[str, str]) -> list[FoundEvent]:
    """Up to three events of the pair before `event` and three after it, latest first; none for an event without a date."""
    when = event.date or event.end
    if when is None:
        return []
    before = await find_events(store, EventFilter(between=pair, until=when, limit=EACH_WAY + 20))
    past = [one for one in before.events if one.id != event.id and _day(one) <= latest(when)][:EACH_WAY]
    future = [one for one in await _after(store, pair, latest(when)) if one.id != event.id]
    return [*future, *(one for one in past if one not in future)]


async def _after(store: Store, pair: tuple[str, str], day: dt.date) -> list[FoundEvent]:
    """The first events that begin after `day`, latest first."""
    found: list[FoundEvent] = []
    for reach in REACHES:
        since, until = day + dt.timedelta(days=1), min(day + dt.timedelta(days=reach), dt.date(9999, 12, 31))
        page = await find_events(store, EventFilter(between=pair, since=since.isoformat(), until=until.isoformat(), limit=1000))
        found = [one for one in page.events if _day(one) > day]
        if len(found) >= EACH_WAY:
            break
    return found[-EACH_WAY:]


def _day(event: FoundEvent) -> dt.date:
    when = event.date or event.end
    return earliest(when) if when else dt.date.max
