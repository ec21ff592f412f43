"""Webhooks on a page: who is told of what is new, how far each has been told, and what went wrong."""

from __future__ import annotations

import datetime as dt
from typing import Final

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response

from api.access.caller import caller_of
from api.feeding.deliver import send
from api.pages.holder import holder, sent
from api.pages.removal import removal
from api.pages.render import render, store_of
from api.routes.webhooks import WantedWebhook, new_webhook
from api.running import runner_of
from graph.changes import last_change
from graph.errors import Invalid, complaints
from graph.keys import Role
from graph.webhooks import NewWebhook, get_webhook, list_webhooks, remove_webhook
from seed.names import AmbiguousName, UnknownName

PAGE: Final = "/intake/webhooks"
LISTED: Final = 1000
"""Webhooks listed."""


async def webhooks(request: Request) -> Response:
    """The webhooks, for who may change them."""
    return await _page(request)


async def add_webhook(request: Request) -> Response:
    """Tell an address from now on. The answer is the page with its secret, which no other page shows."""
    caller = holder(request, Role.ADMIN)
    async with request.form() as form:
        given = sent(request, form, "url", "states")
        types = [value for value in form.getlist("types") if isinstance(value, str)]
    states = [name.strip() for name in given["states"].split(";") if name.strip()]
    try:
        wanted = WantedWebhook.model_validate({"url": given["url"], "types": types, "states": states})
        made = await new_webhook(store_of(request), runner_of(request), caller, wanted)
    except ValidationError as error:
        return await _page(request, 422, given, types, complaints(error) + ".")
    except (Invalid, UnknownName, AmbiguousName) as error:
        return await _page(request, error.status, given, types, str(error))
    answer = await _page(request, made=made)
    answer.headers["Cache-Control"] = "no-store"
    return answer


async def try_webhook(request: Request) -> Response:
    """Send a webhook a test, and say on the page how it went."""
    holder(request, Role.ADMIN)
    async with request.form() as form:
        given = sent(request, form, "webhook")
    store, reach = store_of(request), runner_of(request).reach
    to = await get_webhook(store, given["webhook"])
    problem = await send(to, (), reach, dt.datetime.now(dt.UTC))
    if problem is not None:
        return await _page(request, problem=f"{to.webhook.url} did not take the test: {problem}")
    return await _page(request, tried=to.webhook.url)


drop_webhook: Final = removal(Role.ADMIN, "webhook", remove_webhook, PAGE)
"""Tell a webhook of nothing more."""


async def _page(
    request: Request,
    status: int = 200,
    given: dict[str, str] | None = None,
    types: list[str] | None = None,
    problem: str = "",
    made: NewWebhook | None = None,
    tried: str = "",
) -> Response:
    caller, store = caller_of(request), store_of(request)
    may = caller is not None and caller.allows(Role.ADMIN)
    return render(
        "webhooks.html",
        status,
        may=may,
        webhooks=await list_webhooks(store, LISTED) if may else (),
        last=await last_change(store) if may else 0,
        given=given or {"url": "", "states": ""},
        chosen=types or [],
        problem=problem,
        made=made,
        tried=tried,
    )
