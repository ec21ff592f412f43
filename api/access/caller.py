"""Who sends a request: the holder of the key in `Authorization`, or the one who signed in with it in a browser."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict
from starlette.requests import HTTPConnection

from graph.errors import DyadError
from graph.keys import Key, Role, check_key
from graph.sessions import check_session
from graph.store import Store

COOKIE = "dyad_session"
CALLER = "dyad.caller"
"""Where in its scope a request carries its caller."""


class NoKey(DyadError):
    """The request needs a key and has none."""

    status = 401
    title = "A key is needed"


class WrongKey(DyadError):
    """The request has a key that is none."""

    status = 401
    title = "The key is not valid"


class Caller(BaseModel):
    """Who asks."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str
    """Id of the key."""
    name: str
    role: Role
    by: Literal["key", "session"]

    def allows(self, needed: Role) -> bool:
        """Whether the caller has the role `needed`, or one above it."""
        return self.role.allows(needed)


def caller_of(request: HTTPConnection) -> Caller | None:
    """Who asks; None: somebody without a key."""
    caller: Caller | None = request.scope.get(CALLER)
    return caller


def address_of(request: HTTPConnection) -> str:
    """Where the request comes from; empty where the server does not tell."""
    return request.client.host if request.client else ""


def brings_credentials(request: HTTPConnection) -> bool:
    """Whether the request names a key or a session, right or wrong."""
    return "authorization" in request.headers or COOKIE in request.cookies


async def identify(store: Store, request: HTTPConnection, now: dt.datetime) -> Caller | None:
    """Look up who asks. Raises WrongKey for a key that is none; a session that has ended counts as none at all."""
    if given := request.headers.get("authorization"):
        scheme, _, token = given.partition(" ")
        key = await check_key(store, token.strip()) if scheme.lower() == "bearer" else None
        if key is None:
            raise WrongKey("The key in Authorization is not valid, or was revoked: send `Authorization: Bearer dyad_...`.")
        return _caller(key, "key")
    session = request.cookies.get(COOKIE)
    key = await check_session(store, session, now) if session else None
    return _caller(key, "session") if key else None


def _caller(key: Key, by: Literal["key", "session"]) -> Caller:
    return Caller(key=key.id, name=key.name, role=key.role, by=by)
