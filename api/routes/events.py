"""Events: found by pair, state, type, status and window; one event with its evidence."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue
from starlette.datastructures import URL

from api.export.parquet import COLUMNS
from api.export.stream import refuse_unknown_fields, streamed
from api.formats import MEDIA, Format, negotiated
from api.paging import NextCursor, NextLink, link_to
from api.parameters import EventSelection, Paging, Selection
from api.problems import declared
from api.store import OpenStore
from graph.errors import NotFound
from graph.event import EventDetail, FoundEvent
from graph.event_then import event_as_of
from graph.events import count_events, find_events, get_event
from graph.fact import FactType
from graph.filter import EventFilter
from graph.store import Store
from graph.when import PartialDate

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
    """One page of events, in the order asked for."""

    model_config = ConfigDict(frozen=True)

    events: tuple[FoundEvent, ...] | tuple[dict[str, JsonValue], ...] = Field(description="with `fields` only those")
    total: int | None = Field(None, description="events on all pages; null unless all are on this page or `total=true` asked for it")
    cursor: NextCursor
    next: NextLink


async def page(store: Store, asked: Paging, wanted: EventFilter, here: URL) -> EventList:
    """The page that `wanted` asks for; the link to the one after it is `here` with another cursor."""
    refuse_unknown_fields(asked.fields, Format.JSON, FoundEvent.model_fields)
    found = await find_events(store, wanted)
    alone = wanted.cursor is None and found.next is None
    total = len(found.events) if alone else await count_events(store, wanted) if asked.total else None
    picked = set(asked.fields)
    events = tuple(event.model_dump(mode="json", include=picked) for event in found.events) if picked else found.events
    return EventList(events=events, total=total, cursor=found.next, next=link_to(here, found.next))


async def answer(store: Store, request: Request, asked: Paging, wanted: EventFilter) -> EventList | StreamingResponse:
    """One page as JSON, or everything in the format asked for."""
    form = negotiated(asked.format, request.headers)
    return (
        await page(store, asked, wanted, request.url) if form is Format.JSON else await streamed(store, wanted, form, tuple(asked.fields))
    )


TEXT = {"type": "string"}
SCHEMAS = {
    Format.JSONLD: {"type": "object"},
    Format.PARQUET: {"type": "string", "format": "binary", "description": f"a file of Apache Parquet with the columns {COLUMNS}"},
}
LISTED: dict[str, Any] = {
    "response_model": EventList,
    "responses": {
        200: {"content": {media: {"schema": SCHEMAS.get(form, TEXT)} for form, media in MEDIA.items() if form is not Format.JSON}}
    },
}


@router.get("/events", **LISTED)
async def list_events(store: OpenStore, request: Request, asked: Annotated[EventSelection, Query()]) -> EventList | StreamingResponse:
    """Events of any type that fit all conditions, with up to three reports each.

    A window is inclusive and compares at the coarser precision: an event of `1999` is in `since=1999-06`, marked `imprecise`.
    As JSON a page at a time; in any other format (by `format` or the Accept header) all of them in one stream: JSON Lines, CSV, GraphML,
    JSON-LD, Parquet, or rows in the manner of PLOVER.
    """
    return await answer(store, request, asked, asked.filter())


@router.get("/events/{event_id}")
async def one_event(
    store: OpenStore,
    event_id: Annotated[str, Path(max_length=200)],
    known_by: Annotated[PartialDate | None, Query(description="as known from all that had been published by this day")] = None,
    recorded_by: Annotated[AwareDatetime | None, Query(description="as the graph held it at this moment, with time zone")] = None,
) -> EventDetail:
    """One event with every report of it: article, quote, offsets, and what exactly each article claims."""
    if known_by or recorded_by:
        then = await event_as_of(store, event_id, known_by, recorded_by)
        if then is None:
            raise NotFound(f"Nothing was known of an event {event_id!r} then; /events lists those there are.")
        return then
    found = await get_event(store, event_id)
    if found is None:
        raise NotFound(f"There is no event {event_id!r}: /events lists those there are.")
    return found


def _sibling(fact_type: FactType, path: str) -> None:
    words = path[1:].replace("-", " ")

    @router.get(
        path,
        name=f"list_{fact_type}",
        summary=f"List {words}",
        description=f"The {words} that fit all conditions: `/events` with its type fixed.",
        **LISTED,
    )
    async def of_type(store: OpenStore, request: Request, asked: Annotated[Selection, Query()]) -> EventList | StreamingResponse:
        return await answer(store, request, asked, asked.wanted(fact_type))


for fact_type, path in PATHS.items():
    _sibling(fact_type, path)
