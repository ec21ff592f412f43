"""Forms that remove one thing from a list."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.pages.holder import holder, sent
from api.pages.render import Endpoint, store_of
from graph.keys import Role
from graph.store import Store


def removal(role: Role, field: str, remove: Callable[[Store, str], Awaitable[None]], back: str) -> Endpoint:
    """What removes the thing whose id a form sends as `field`, for who has `role`, and goes `back`. Raises NoKey, NotAllowed, CrossSite, NotFound."""

    async def endpoint(request: Request) -> Response:
        holder(request, role)
        async with request.form() as form:
            given = sent(request, form, field)
        await remove(store_of(request), given[field])
        return RedirectResponse(back, 303)

    return endpoint
