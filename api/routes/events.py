"""Events: found by pair, state, type, status and window; one event with its evidence."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.datastructures import URL

from api.parameters import EventSelection, Selection
from api.problems import NotFound, declared
from api.store import OpenStore
from graph.event import EventDetail, FoundEvent
from graph.events import find_events, get_event
from graph.fact import FactType
from graph.filter import EventFilter
from graph.store import Store

router = APIRouter(tags=["events"], responses=declared(404, 422, 503))

PATHS = {
    FactType.AGREEMENT: "/agreements",
    FactType.LOAN: "/loans",
    FactType.EXERCISE: "/exercises",
    FactType.ARMS_TRANSFER: "/arms-transfers",
    FactType.MEETING: "/meetings",
    FactType.DEPLOYMENT: "/deployments",
    FactType.SANCTION: "/sanctions",
    FactType.DIPLOMATIC_ACTION: "/diplomatic-actions",
    FactType.SUPPLY: "/supplies",
    FactType.CLASH: "/clashes",
    FactType.LEADERSHIP: "/leaderships",
    FactType.MEMBERSHIP: "/memberships",
}


class EventList(BaseModel):
    """One page of events, newest first, undated last."""

    model_config = ConfigDict(frozen=True)

    events: tuple[FoundEvent, ...]
    cursor: str | None = Field(description="of the next page; null: this is the last")
    next: str | None = Field(description="link to the next page")


async def page(store: Store, wanted: EventFilter, here: URL) -> EventList:
    """The page that `wanted` asks for; the link to the one after it is `here` with another cursor."""
    found = await find_events(store, wanted)
    link = here.include_query_params(cursor=found.next) if found.next else None
    return EventList(events=found.events, cursor=found.next, next=f"{link.path}?{link.query}" if link else None)


@router.get("/events")
async def list_events(store: OpenStore, request: Request, asked: Annotated[EventSelection, Query()]) -> EventList:
    """Events of any type that fit all conditions, with up to three reports each.

    A window is inclusive and compares at the coarser precision: an event of `1999` is in `since=1999-06`, marked `imprecise`.
    """
    return await page(store, asked.filter(), request.url)


@router.get("/events/{event_id}")
async def one_event(store: OpenStore, event_id: Annotated[str, Path(max_length=200)]) -> EventDetail:
    """One event with every report of it: article, quote, offsets, and what exactly each article claims."""
    found = await get_event(store, event_id)
    if found is None:
        raise NotFound(f"There is no event {event_id!r}: /events lists those there are.")
    return found


def _sibling(fact_type: FactType, path: str) -> None:
    words = path[1:].replace("-", " ")

    @router.get(
        path,
        name=f"list_{fact_type}",
        summary=f"List {words.capitalize()}",
        description=f"The {words} that fit all conditions: `/events` with its type fixed.",
    )
    async def of_type(store: OpenStore, request: Request, asked: Annotated[Selection, Query()]) -> EventList:
        return await page(store, asked.wanted(fact_type), request.url)


for fact_type, path in PATHS.items():
    _sibling(fact_type, path)
