"""Keys to the service: who may write. Only a hash of each key is kept, so reading the graph gives nobody a key."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
from enum import StrEnum
from typing import Annotated, Any, LiteralString

from neo4j import AsyncTransaction
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from graph.errors import NotFound
from graph.rows import moment
from graph.store import Store, rows

MARK = "dyad"
"""What every key begins with, so that one that leaked is found by scanners of secrets."""

SECRET_BYTES = 32
"""256 random bits: a plain SHA-256 keeps such a secret, for no list of guesses holds it."""


class Role(StrEnum):
    """What the holder of a key may do; each role may do all that those before it may."""

    READER = "reader"
    LOADER = "loader"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    def allows(self, needed: Role) -> bool:
        """Whether this role may do what `needed` may."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


Moment = Annotated[dt.datetime, BeforeValidator(moment)]


class Key(BaseModel):
    """A key as the graph knows it, without its secret."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(description="the part of the key that is no secret", examples=["3f9a2c11"])
    name: str = Field(description="whose it is or what it is for", examples=["nightly import"])
    role: Role
    created: Moment = Field(description="UTC")


class NewKey(Key):
    """A key just made."""

    key: str = Field(description="the whole key; it is shown this once and cannot be had again")


ADD: LiteralString = """
MERGE (key:Key {id: $id})
SET key.name = $name, key.role = $role, key.created = $created, key.hash = $hash
"""


async def add_key(store: Store, name: str, role: Role, created: dt.datetime) -> NewKey:
    """Make a key; `created` is aware. The answer is the only place where the whole key is ever found."""
    id_, secret = secrets.token_hex(4), secrets.token_urlsafe(SECRET_BYTES)
    made = NewKey(id=id_, name=name, role=role, created=created.astimezone(dt.UTC), key=f"{MARK}_{id_}_{secret}")

    async def work(transaction: AsyncTransaction) -> None:
        await rows(transaction, ADD, id=id_, name=name, role=role.value, created=made.created, hash=hashed(secret))

    await store.write_beside(work)
    return made


LIST: LiteralString = """
MATCH (key:Key)
RETURN key.id AS id, key.name AS name, key.role AS role, key.created AS created
ORDER BY created, id LIMIT 10000
"""


async def list_keys(store: Store) -> tuple[Key, ...]:
    """All keys that are valid, oldest first."""
    return tuple(Key.model_validate(row) for row in await store.read(LIST))


REVOKE: LiteralString = """
MATCH (key:Key {id: $id})
OPTIONAL MATCH (key)<-[:OF]-(session:Session)
DETACH DELETE key, session
RETURN count(*) AS gone
"""


async def revoke_key(store: Store, id_: str) -> None:
    """The key and the sessions opened with it are valid no longer. Raises NotFound."""

    async def work(transaction: AsyncTransaction) -> list[dict[str, Any]]:
        return await rows(transaction, REVOKE, id=id_)

    if not (await store.write_beside(work))[0]["gone"]:
        raise NotFound(f"There is no key {id_!r}: `dyad keys list` and GET /keys have the ids.")


ONE: LiteralString = """
MATCH (key:Key {id: $id})
RETURN key.id AS id, key.name AS name, key.role AS role, key.created AS created, key.hash AS hash
"""


async def check_key(store: Store, given: str) -> Key | None:
    """The key that `given` is, whole; None when it is none. The comparison takes the same time whatever is wrong."""
    mark, _, rest = given.partition("_")
    id_, _, secret = rest.partition("_")
    found = await store.read(ONE, id=id_) if mark == MARK else []
    held = found[0].pop("hash") if found else hashed("")
    matches = hmac.compare_digest(hashed(secret), held)
    return Key.model_validate(found[0]) if found and matches else None


def hashed(secret: str) -> str:
    """SHA-256 of a random secret, hex."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
