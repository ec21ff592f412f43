"""States with their leaders and memberships."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import StreamingResponse

from api.export.lines import AS_LINES, asks_for_lines, streamed_lines
from api.problems import declared
from api.store import OpenStore
from graph.entity import State
from graph.errors import NotFound
from graph.states import StateDetail, get_state, list_states
from seed.names import resolve

router = APIRouter(tags=["states"], responses=declared(503))


@router.get("/states", response_model=tuple[State, ...], responses=AS_LINES)
async def all_states(store: OpenStore, request: Request) -> tuple[State, ...] | StreamingResponse:
    """All states that the graph knows, present and former, by id."""
    if asks_for_lines(request.headers):
        return await streamed_lines("states", lambda after: list_states(store, after or ""), lambda state: state.id)
    return await list_states(store)


@router.get("/states/{name}", responses=declared(404))
async def one_state(store: OpenStore, name: Annotated[str, Path(max_length=200, examples=["Belarus"])]) -> StateDetail:
    """One state by code, name, alias or demonym, with who led it and what it belongs to."""
    meant = resolve(name)
    found = await get_state(store, meant.id)
    if found is None:
        raise NotFound(f"{meant.name} ({meant.id}) is no state: /states lists them.")
    return found
