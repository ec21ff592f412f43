"""Events found by any filter, in any order, and one event with its evidence.

A list is filtered and sorted on the relationships, which carry what that needs; only the events of the page itself are read. A long list by
date is walked instead (`graph.walk`).
"""

from __future__ import annotations

from typing import LiteralString

from graph.asof import events_as_of
from graph.closely import fits_closely
from graph.event import Event, EventDetail, EventPage, FoundEvent
from graph.event_history import with_reports
from graph.fact import FactType
from graph.filter import EventFilter, Sort
from graph.force import STANDING, in_force
from graph.found import SHOWN, Found, first_reports
from graph.order import ORDERS, in_order, read_cursor, write_cursor
from graph.rows import EVENT, event_from
from graph.selection import asks_past, fits, selected
from graph.store import Store
from graph.until_changed import UntilChanged
from graph.walk import walk
from graph.when import earliest, latest

TOTAL: LiteralString = " RETURN count(DISTINCT event) AS total"

ONE: LiteralString = "MATCH (event:Event {id: $id}) RETURN " + EVENT + " AS event, " + first_reports("1000") + " AS reports"

NOW_CALLED: LiteralString = "MATCH (alias:Alias {id: $id}) RETURN alias.event AS event"

_totals: UntilChanged[EventFilter, int] = UntilChanged(5000)

MOST_ALIASES = 10
"""How often an id is followed to a newer one."""


async def find_events(store: Store, wanted: EventFilter) -> EventPage:
    """One page of the events that fit, in the order asked for. Raises Invalid for a cursor that is none, TooMuch as of another day."""
    after = read_cursor(wanted.sort, wanted.cursor) if wanted.cursor else None
    if asks_past(wanted):
        return _page(in_order(await list_as_of(store, wanted), wanted.sort, after), wanted)
    key, last = after or (None, None)
    if wanted.sort is Sort.DATE and (walked := await walk(store, wanted, key, last)) is not None:  # type: ignore[arg-type]  # its keys are days
        return _page([_found(each, wanted) for each in walked], wanted)
    query, parameters = selected(store, wanted)
    order = ORDERS[wanted.sort]
    rows = await store.read(query + order.picked + SHOWN + order.returned, **parameters, key=key, after=last, limit=wanted.limit + 1)
    return _page([_found(Found.model_validate(row), wanted) for row in rows], wanted)


async def count_events(store: Store, wanted: EventFilter) -> int:
    """How many events fit, on all pages together."""
    if asks_past(wanted):
        return len(await list_as_of(store, wanted))
    query, parameters = selected(store, wanted)

    async def read() -> int:
        found: int = (await store.read(query + TOTAL, **parameters))[0]["total"]
        return found

    return await _totals.get(store, wanted.model_copy(update={"cursor": None, "limit": 1, "sort": Sort.DATE}), read)


def _page(found: list[FoundEvent], wanted: EventFilter) -> EventPage:
    """The page out of the events that follow the cursor, at least one more than fit on it where there are more."""
    page = found[: wanted.limit]
    return EventPage(events=tuple(page), next=write_cursor(wanted.sort, page[-1]) if len(found) > wanted.limit else None)


async def list_as_of(store: Store, wanted: EventFilter) -> list[FoundEvent]:
    """All events that fit, in no order, where `wanted` asks for another day or moment. Raises TooMuch: see `graph.asof`."""
    if wanted.in_force_on:
        types = tuple(type_ for type_ in wanted.types or FactType if type_ in STANDING)
        if not types:
            return []
        wanted = wanted.model_copy(update={"types": types})
    events = await events_as_of(store, wanted)
    if wanted.in_force_on:
        events = in_force(events, latest(wanted.in_force_on))
    return [
        FoundEvent(**dict(event), imprecise=_imprecise(event.date, wanted), evidence=group[:3])
        for event, group in events
        if fits(event, wanted) and fits_closely(event, group, wanted)
    ]


async def get_event(store: Store, event_id: str) -> EventDetail | None:
    """The event with all its reports, also under an id that it had before; None when there is none."""
    for _ in range(MOST_ALIASES):
        if rows := await store.read(ONE, id=event_id):
            found = Found.model_validate(rows[0])
            return await with_reports(store, Event.model_validate(event_from(found.event)), found.evidence())
        known = await store.read(NOW_CALLED, id=event_id)
        if not known:
            break
        event_id = known[0]["event"]
    return None


def _found(row: Found, wanted: EventFilter) -> FoundEvent:
    fields = event_from(row.event)
    return FoundEvent.model_validate({**fields, "imprecise": _imprecise(fields.get("date"), wanted), "evidence": row.evidence()})


def _imprecise(date: str | None, wanted: EventFilter) -> bool:
    """Whether some of the days that `date` may mean lie outside the window. A day is never imprecise: an interval may reach out of the window."""
    if date is None or len(date) == 10:
        return False
    before = wanted.since is not None and earliest(date) < earliest(wanted.since)
    return before or (wanted.until is not None and latest(date) > latest(wanted.until))
