"""Who changed what through the service, and when: kept beside the graph, and only ever added to."""

from __future__ import annotations

import datetime as dt
from typing import LiteralString

from neo4j import AsyncTransaction
from pydantic import BaseModel, ConfigDict, Field

from graph.keys import Moment, Role
from graph.store import Store, rows


class Entry(BaseModel):
    """One request that could change something."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(description="the request's id, as in X-Request-ID and in the log")
    at: Moment = Field(description="when it was answered, UTC")
    key: str = Field(description="id of the key that it was sent with")
    name: str = Field(description="the key's name then")
    role: Role
    method: str
    path: str
    status: int = Field(description="HTTP status of the answer")
    address: str | None = Field(None, description="where it came from")


# The node's id is the moment and the request's id: a client may send one request id twice, and ids are in order of time. An index on
# moments would not do: the embedded store leaves the entries of deleted nodes in it.
KEEP: LiteralString = "MERGE (entry:Audit {id: $id}) SET entry += $properties"


async def keep_entry(store: Store, entry: Entry) -> None:
    """Add `entry` to the audit."""
    properties = {
        **entry.model_dump(exclude={"id", "role"}, exclude_none=True),
        "request": entry.id,
        "role": entry.role.value,
        "at": entry.at.astimezone(dt.UTC),
    }

    async def work(transaction: AsyncTransaction) -> None:
        await rows(transaction, KEEP, id=_id(entry.at, entry.id), properties=properties)

    await store.write_beside(work)


LATEST: LiteralString = """
MATCH (entry:Audit) WHERE entry.id < $before
WITH entry ORDER BY entry.id DESC LIMIT $limit
RETURN entry.request AS id, entry.at AS at, entry.key AS key, entry.name AS name, entry.role AS role, entry.method AS method,
       entry.path AS path, entry.status AS status, entry.address AS address
"""


async def list_audit(store: Store, limit: int, until: dt.datetime, after: tuple[dt.datetime, str] | None = None) -> tuple[Entry, ...]:
    """At most `limit` entries, latest first: of `until` (aware) and before, or those that follow the one of the moment and the id `after`."""
    before = _id(*after) if after else f"{_text(until)}~"
    return tuple(Entry.model_validate(row) for row in await store.read(LATEST, limit=limit, before=before))


def _id(moment: dt.datetime, request: str) -> str:
    return f"{_text(moment)} {request}"


def _text(moment: dt.datetime) -> str:
    """In order of time as text too."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")
