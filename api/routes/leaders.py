"""Leaders: who led which state when, and the meetings they were at."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict

from api.export.lines import AS_LINES, AT_ONCE, asks_for_lines, streamed_lines
from api.paging import Cursor, Limit, NextCursor, NextLink, cut, link_to
from api.problems import declared
from api.store import OpenStore
from graph.errors import NotFound
from graph.leaders import Leader, LeaderDetail, get_leader, list_leaders
from graph.when import PartialDate
from seed.names import resolve

router = APIRouter(tags=["leaders"], responses=declared(503))


class LeaderPage(BaseModel):
    """One page of leaders, by id."""

    model_config = ConfigDict(frozen=True)

    leaders: tuple[Leader, ...]
    cursor: NextCursor
    next: NextLink


@router.get("/leaders", response_model=LeaderPage, responses=AS_LINES | declared(404, 422))
async def leaders(
    store: OpenStore,
    request: Request,
    state: Annotated[str | None, Query(max_length=200, description="whose, by code or name", examples=["Belarus"])] = None,
    name: Annotated[str | None, Query(max_length=200, description="part of a name or alias")] = None,
    role: Annotated[str | None, Query(max_length=50, description="head_of_state, head_of_government, ...")] = None,
    on: Annotated[PartialDate | None, Query(description="in office on this day, or some day of this month or year")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> LeaderPage | StreamingResponse:
    """Who led which state when, each with the terms that fit: a page as JSON, all of them as JSON Lines (by the Accept header)."""
    found_by = partial(list_leaders, store, state=resolve(state).id if state else None, name=name, role=role, on=on)
    if asks_for_lines(request.headers):
        return await streamed_lines("leaders", lambda after: found_by(AT_ONCE, after=after), lambda leader: leader.id, cursor)
    found = await found_by(limit + 1, after=cursor)
    page, after = cut(found, limit, lambda leader: leader.id)
    return LeaderPage(leaders=page, cursor=after, next=link_to(request.url, after))


@router.get("/leaders/{leader_id}", responses=declared(404))
async def leader(store: OpenStore, leader_id: Annotated[str, Path(max_length=300, examples=["BLR:alexander-lukashenko"])]) -> LeaderDetail:
    """One leader with all terms of office, and the meetings and offices that articles tell of."""
    found = await get_leader(store, leader_id)
    if found is None:
        raise NotFound(f"There is no leader {leader_id!r}: /leaders?name=... finds them.")
    return found
