"""Events found by pair, state, type, status and window, and one event with its evidence."""

from __future__ import annotations

from graph.event import EventDetail, EventPage
from graph.filter import EventFilter
from graph.store import Store


async def find_events(store: Store, wanted: EventFilter) -> EventPage:
    """One page of the events that fit, newest first, undated last. Raises Invalid for a cursor that is none."""
    raise NotImplementedError


async def get_event(store: Store, event_id: str) -> EventDetail | None:
    """The event with all its reports; None when there is none of this id."""
    raise NotImplementedError
