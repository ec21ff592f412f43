"""New and changed facts as they come: server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from pydantic import BeforeValidator
from sse_starlette import EventSourceResponse, ServerSentEvent

from api.access.caller import address_of
from api.feeding.listeners import Listeners, Listening
from api.parameters import apart
from api.problems import declared
from api.store import OpenStore
from graph.changes import Change, Reset, concerns, last_change, list_changes, missed_since, read_place
from graph.errors import StoreUnavailable
from graph.fact import FactType
from graph.store import Store
from seed.names import resolve

router = APIRouter(tags=["events"], responses=declared(503))

PAUSE = 1.0
"""Seconds between two looks for changes."""

AT_ONCE = 200

TO_END = 5.0
"""Seconds that a stream has to end by itself when the service ends."""

PLACE = r"^\d{1,15}(-[0-9a-f]{8})?$"

Types = Annotated[list[FactType], BeforeValidator(apart)]


@router.get(
    "/events/stream",
    response_class=EventSourceResponse,
    responses=declared(404, 422)
    | {200: {"description": "A stream that does not end", "content": {"text/event-stream": {"schema": {"type": "string"}}}}},
)
async def stream(
    request: Request,
    store: OpenStore,
    type_: Annotated[Types, Query(alias="type", description="one or more, separated by commas; unset: all")] = [],  # noqa: B006
    state: Annotated[list[str], Query(max_length=10, description="all of these take part, by code or name")] = [],  # noqa: B006
    after: Annotated[
        str | None,
        Query(pattern=PLACE, description="begin after the event of this id; 0: with all that is kept; unset: with what comes"),
    ] = None,
    last_event_id: Annotated[
        str | None, Header(pattern=PLACE, description="as browsers send it to go on after a break; before `after`")
    ] = None,
) -> EventSourceResponse:
    """New, changed and gone events, as they are committed. `id` is the change's place, `data` a change with the event as it is now.

    The last 100,000 changes are kept. Whoever goes on from a place that is no longer followed by all its changes, or that another graph gave
    (this one was restored, or begun anew), is told so by one event `reset`: read anew what you need; the stream goes on with what comes.
    An event that changes several times at once is told of once. What is gone is told to everybody. One address may have 20 streams open.
    """
    parties = [resolve(name).id for name in state]
    place = last_event_id or after
    start, mark = read_place(place) if place else (await last_change(store), None)
    listeners: Listeners = request.app.state.listeners
    listeners.refuse(address_of(request))
    ending = asyncio.Event()
    answer = Listening(
        _changes(request, store, start, mark, type_, parties, ending), ping=15, headers={"X-Accel-Buffering": "no"},
        shutdown_event=ending,  # type: ignore[arg-type]  # of either kind of event `set` is all that is called
        shutdown_grace_period=TO_END,
    )  # fmt: skip
    answer.listeners = listeners
    return answer


async def _changes(
    request: Request, store: Store, after: int, mark: str | None, types: list[FactType], parties: list[str], ending: asyncio.Event
) -> AsyncGenerator[ServerSentEvent, None]:
    behind = after > 0  # 0 asks for whatever is kept
    while not ending.is_set() and not await request.is_disconnected():
        try:
            if behind and (reset := await missed_since(store, after, mark)):
                after = reset.number
                yield _told(reset)
            mark = None  # from here on it is this graph's
            changes, after_these = await list_changes(store, after, AT_ONCE)
            behind = after_these - after == AT_ONCE  # a slow listener may be overtaken by what is swept away
        except StoreUnavailable:  # it may come back; the client keeps its place
            changes, after_these = (), after
        for change in changes:
            if concerns(change, types, parties):
                yield _told(change)
        if after_these == after:
            with suppress(TimeoutError):
                async with asyncio.timeout(PAUSE):
                    await ending.wait()
        after = after_these


def _told(change: Change | Reset) -> ServerSentEvent:
    return ServerSentEvent(data=change.model_dump_json(exclude_none=True), event=change.what, id=change.place)
