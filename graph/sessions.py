"""Sessions of browsers: a key exchanged for a token that ends by itself. Only a hash of the token is kept."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import LiteralString

from neo4j import AsyncTransaction

from graph.keys import Key, hashed
from graph.store import Store, rows

LASTS = dt.timedelta(hours=12)
"""A working day: after it the key is asked for again."""

SWEEP: LiteralString = "MATCH (session:Session) WHERE session.ends < $now WITH session LIMIT 1000 DETACH DELETE session"

START: LiteralString = """
MATCH (key:Key {id: $key})
MERGE (session:Session {id: $id}) SET session.ends = $ends, session.name = 'session of ' + key.name
MERGE (session)-[:OF]->(key)
"""


async def start_session(store: Store, key: Key, now: dt.datetime) -> str:
    """The token of a new session of `key`; sessions that have ended are cleared away."""
    token = secrets.token_urlsafe(32)
    now = now.astimezone(dt.UTC)

    async def work(transaction: AsyncTransaction) -> None:
        await rows(transaction, SWEEP, now=now)
        await rows(transaction, START, key=key.id, id=hashed(token), ends=now + LASTS)

    await store.write_beside(work)
    return token


FIND: LiteralString = """
MATCH (session:Session {id: $id})-[:OF]->(key:Key) WHERE session.ends > $now
RETURN key.id AS id, key.name AS name, key.role AS role, key.created AS created
"""


async def check_session(store: Store, token: str, now: dt.datetime) -> Key | None:
    """The key that the session was started with; None when it has ended, when the key was revoked, or when there never was one."""
    found = await store.read(FIND, id=hashed(token), now=now.astimezone(dt.UTC))
    return Key.model_validate(found[0]) if found else None


END: LiteralString = "MATCH (session:Session {id: $id}) DETACH DELETE session"


async def end_session(store: Store, token: str) -> None:
    """The session is valid no longer; nothing happens when it was not."""

    async def work(transaction: AsyncTransaction) -> None:
        await rows(transaction, END, id=hashed(token))

    await store.write_beside(work)
