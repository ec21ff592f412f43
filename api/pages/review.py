"""The queue of what needs a person, and the decisions that are sent from it and from the pages of events."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.access.caller import Caller, NoKey, caller_of
from api.access.roles import KEY_NEEDED, NotAllowed
from api.access.session import check_csrf, safe_next
from api.decisions import Decision
from api.pages.render import render, store_of
from graph import judgements
from graph.errors import Invalid
from graph.keys import Role
from graph.review import review
from seed.sources.document import said

QUEUE: Final = 25
"""Things to decide on one page: what is decided makes room for more."""

DECISIONS: Final[TypeAdapter[Decision]] = TypeAdapter(Decision)
FIELDS: Final = ("kind", "event", "other", "field", "value", "why")


async def queue(request: Request) -> Response:
    """What waits for a decision, the most valuable first."""
    return render("review.html", items=await review(store_of(request), QUEUE), done=request.query_params.get("done") == "1")


async def undo(request: Request) -> Response:
    """Take a decision back and go back to where that was sent from."""
    caller = _reviewer(request)
    async with request.form() as form:
        check_csrf(request, form.get("csrf"))
        judgement, back = str(form.get("judgement") or ""), safe_next(str(form.get("next") or "/queue"))
    await judgements.undo(store_of(request), judgement, caller.name, dt.datetime.now(dt.UTC))
    return RedirectResponse(back, 303)


async def decide(request: Request) -> Response:
    """Take a decision from a form and go back to where it was sent from."""
    caller = _reviewer(request)
    async with request.form() as form:
        check_csrf(request, form.get("csrf"))
        given: dict[str, Any] = {name: value for name in FIELDS if isinstance(value := form.get(name), str) and value.strip()}
        reports = [value for value in form.getlist("reports") if isinstance(value, str)]
        back = safe_next(str(form.get("next") or "/queue"))
    if given.get("kind") == "edit":
        given.setdefault("value", None)
    if reports:
        given["reports"] = reports
    try:
        decision = DECISIONS.validate_python(given)
    except ValidationError as error:
        raise Invalid(said(error) + ".") from None
    await decision.give(store_of(request), caller.name, dt.datetime.now(dt.UTC))
    return RedirectResponse(back, 303)


def _reviewer(request: Request) -> Caller:
    caller = caller_of(request)
    if caller is None:
        raise NoKey(KEY_NEEDED)
    if not caller.allows(Role.REVIEWER):
        raise NotAllowed(f"Reviewing needs the role {Role.REVIEWER}; the key {caller.name!r} has {caller.role}.")
    return caller
