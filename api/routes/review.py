"""What people should look at, and what they decide about it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from api.access.roles import REFUSALS, SignedIn, needs
from api.decisions import Decision
from api.paging import Cursor, Limit, NextCursor, NextLink, cut, link_to, not_ours, read_moment, read_place, write_moment, write_place
from api.problems import UnsupportedMedia, declared
from api.store import OpenStore
from graph import judgements
from graph.errors import Invalid
from graph.judgement import Judgement
from graph.keys import Role
from graph.review import BEGINNING, Place, ReviewItem, review
from seed.judgement_file import Imported, export_judgements, import_judgements

router = APIRouter(tags=["review"], responses=declared(503))

LINES = "application/x-ndjson"
FILE: dict[str, Any] = {"content": {LINES: {"schema": {"type": "string", "description": "one judgement a line, as exported"}}}}


class ReviewList(BaseModel):
    """One page of what waits for a person."""

    model_config = ConfigDict(frozen=True)

    items: tuple[ReviewItem, ...] = Field(description="what most reports hang on first; what is decided leaves the list")
    cursor: NextCursor
    next: NextLink


class JudgementList(BaseModel):
    """One page of what people decided."""

    model_config = ConfigDict(frozen=True)

    judgements: tuple[Judgement, ...] = Field(description="latest first, undone ones too")
    cursor: NextCursor
    next: NextLink


@router.get("/review", responses=declared(422))
async def what_to_review(
    store: OpenStore,
    request: Request,
    limit: Annotated[int, Query(ge=1, le=500, description="how many on a page")] = 50,
    cursor: Cursor = None,
) -> ReviewList:
    """Pairs of events that may be one, events whose reports disagree, and events that nobody is sure of; the most valuable first."""
    found = await review(store, limit + 1, BEGINNING if cursor is None else _place(cursor))
    page, after = cut(found, limit, lambda item: _cursor(item.place))
    return ReviewList(items=page, cursor=after, next=link_to(request.url, after))


def _cursor(place: Place) -> str:
    return "~".join((str(place.value), place.kind, str(place.weight), *place.events))


def _place(cursor: str) -> Place:
    try:
        value, kind, weight, *events = cursor.split("~")
        return Place.model_validate({"value": value, "kind": kind, "weight": weight, "events": events})
    except ValueError:  # too few parts, or one that does not fit
        raise not_ours(cursor) from None


@router.post("/judgements", status_code=201, dependencies=[needs(Role.REVIEWER)], responses=declared(*REFUSALS, 404, 409, 422))
async def decide(store: OpenStore, caller: SignedIn, decision: Annotated[Decision, Body()]) -> Judgement:
    """Accept or reject an event, edit a field of it, merge two events, keep two apart, or split one.

    The decision is kept with your name, the moment and the reason; it outlives reloading and reading anew, never changes what an article
    said, and can be undone with DELETE. One that contradicts another is refused (409) with that one's id.
    """
    return await decision.give(store, caller.name, dt.datetime.now(dt.UTC))


@router.get("/judgements", responses=declared(422))
async def all_judgements(store: OpenStore, request: Request, limit: Limit = 50, cursor: Cursor = None) -> JudgementList:
    """What was decided last, by whom, when and why."""
    found = await judgements.latest_judgements(store, limit + 1, read_place(cursor, read_moment))
    page, after = cut(found, limit, lambda judgement: write_place(write_moment(judgement.at), judgement.id))
    return JudgementList(judgements=page, cursor=after, next=link_to(request.url, after))


@router.get("/judgements/file", response_class=Response, responses={200: FILE})
async def judgement_file(store: OpenStore) -> Response:
    """All judgements as JSON Lines, oldest first: what another graph takes over."""
    return Response(
        await export_judgements(store), media_type=LINES, headers={"Content-Disposition": 'attachment; filename="judgements.jsonl"'}
    )


@router.post(
    "/judgements/file",
    dependencies=[needs(Role.REVIEWER)],
    responses=declared(*REFUSALS, 413, 415, 422),
    openapi_extra={"requestBody": {"required": True, **FILE}},
)
async def take_over(store: OpenStore, request: Request) -> Imported:
    """Take over judgements of another graph, with the names they were given under. A bad line is named and costs no other."""
    media = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media != LINES:
        raise UnsupportedMedia(f"{media or 'A body without Content-Type'} cannot be read: send {LINES}, as GET answers.")
    try:
        lines = (await request.body()).decode().splitlines()
    except UnicodeDecodeError:
        raise Invalid("The body is not UTF-8.") from None
    return await import_judgements(store, lines)


@router.delete("/judgements/{judgement_id}", dependencies=[needs(Role.REVIEWER)], responses=declared(*REFUSALS, 404, 409))
async def undo(store: OpenStore, caller: SignedIn, judgement_id: Annotated[str, Path(max_length=100)]) -> Judgement:
    """Undo a judgement: it no longer holds, and stays in the list with who undid it and when. Again changes nothing."""
    return await judgements.undo(store, judgement_id, caller.name, dt.datetime.now(dt.UTC))
