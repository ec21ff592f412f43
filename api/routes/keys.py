"""Keys made, listed and revoked while the service runs, and the audit of what was done with them; for admins."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.access.roles import REFUSALS, needs
from api.paging import Cursor, Limit, NextCursor, NextLink, cut, link_to, read_moment, read_place, write_moment, write_place
from api.problems import declared
from api.store import OpenStore
from graph.audit import Entry, list_audit
from graph.errors import Invalid
from graph.keys import Key, NewKey, Role, add_key, list_keys, revoke_key

router = APIRouter(tags=["access"], responses=declared(*REFUSALS, 503), dependencies=[needs(Role.ADMIN)])


class WantedKey(BaseModel):
    """What a new key is for."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra={"examples": [{"name": "nightly import", "role": "loader"}]})

    name: str = Field(min_length=1, max_length=200, description="whose it is or what it is for")
    role: Role = Field(description="what it may do: each role may do all that those before it may")


@router.get("/keys")
async def all_keys(store: OpenStore) -> tuple[Key, ...]:
    """The keys that are valid, oldest first, without their secrets."""
    return await list_keys(store)


@router.post("/keys", status_code=201)
async def new_key(store: OpenStore, wanted: WantedKey) -> NewKey:
    """Make a key. The answer is the only place where the whole key is found: only a hash of it is kept."""
    return await add_key(store, wanted.name, wanted.role, dt.datetime.now(dt.UTC))


@router.delete("/keys/{key_id}", status_code=204, response_class=Response, responses=declared(404))
async def no_key(store: OpenStore, key_id: Annotated[str, Path(max_length=100, examples=["3f9a2c11"])]) -> None:
    """Revoke a key, and end all sessions that were opened with it."""
    await revoke_key(store, key_id)


class AuditPage(BaseModel):
    """One page of the audit, latest first."""

    model_config = ConfigDict(frozen=True)

    entries: tuple[Entry, ...]
    cursor: NextCursor
    next: NextLink


@router.get("/audit", responses=declared(422))
async def audit(
    store: OpenStore,
    request: Request,
    limit: Limit = 100,
    cursor: Cursor = None,
    until: Annotated[dt.datetime | None, Query(description="the latest moment wanted, with time zone; unset: now")] = None,
) -> AuditPage:
    """What was sent that could change something: who sent it, when, and how it was answered. Latest first."""
    if until and until.tzinfo is None:
        raise Invalid(f"until: {until.isoformat()} needs a time zone, such as {until.isoformat()}Z.")
    try:
        last = (until or dt.datetime.now(dt.UTC)).astimezone(dt.UTC)
    except OverflowError:
        raise Invalid(f"until: {until} lies beyond the years 1 to 9999 of UTC.") from None
    found = await list_audit(store, limit + 1, last, read_place(cursor, read_moment))
    page, after = cut(found, limit, lambda entry: write_place(write_moment(entry.at), entry.id))
    return AuditPage(entries=page, cursor=after, next=link_to(request.url, after))
