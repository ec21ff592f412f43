"""What routes ask of their callers."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.security import HTTPBearer

from api.access.caller import Caller, NoKey, caller_of
from api.access.session import check_csrf
from graph.errors import DyadError
from graph.keys import Role

REFUSALS = (401, 403)
"""What a route with `needs` may answer besides its own: for `declared`."""

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

_bearer = HTTPBearer(scheme_name="key", description="A key of `dyad keys add`, as `Authorization: Bearer dyad_...`.", auto_error=False)


class NotAllowed(DyadError):
    """The key's role is not enough."""

    status = 403
    title = "Not allowed"


def needs(role: Role) -> Any:
    """A dependency of routes: the caller has `role`, or one above it. Raises NoKey, NotAllowed, CrossSite."""

    async def check(request: Request, _: Annotated[object, Depends(_bearer)]) -> Caller:
        caller = caller_of(request)
        if caller is None:
            raise NoKey(KEY_NEEDED)
        if not caller.allows(role):
            raise NotAllowed(f"{request.method} {request.url.path} needs the role {role}; the key {caller.name!r} has {caller.role}.")
        if request.method not in SAFE:
            check_csrf(request, request.headers.get("x-csrf-token"))
        return caller

    return Depends(check)


KEY_NEEDED = "Send a key: `Authorization: Bearer dyad_...`. `dyad keys add NAME --role loader` makes one; the first start of `dyad serve` showed one."


async def _signed_in(request: Request) -> Caller:
    caller = caller_of(request)
    if caller is None:
        raise NoKey(KEY_NEEDED)
    return caller


SignedIn = Annotated[Caller, Depends(_signed_in)]
"""The caller of a route with `needs`."""
