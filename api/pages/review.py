"""The queue of what needs a person, and the decisions that are sent from it and from the pages of events."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.access.session import check_csrf, safe_next
from api.decisions import Decision
from api.pages.disputes import Dispute, disputes
from api.pages.holder import holder
from api.pages.render import number_given, render, store_of
from graph import judgements
from graph.cells import in_cell
from graph.errors import Invalid, complaints
from graph.event import Event, Report
from graph.event_history import with_reports
from graph.evidence import reports_of
from graph.fact import Roles
from graph.keys import Role
from graph.review import ReviewItem, review
from graph.store import Store

QUEUE: Final = 25
"""Things to decide on one page: what is decided makes room for more."""

DEEPEST: Final = 1000
"""Things that can be skipped."""

QUOTED: Final = {"unsure_pair": 3, "conflict": 6, "low_confidence": 3}
"""Reports quoted of an event that waits."""

DECISIONS: Final[TypeAdapter[Decision]] = TypeAdapter(Decision)
FIELDS: Final = ("kind", "event", "other", "field", "value", "why")


async def queue(request: Request) -> Response:
    """What waits for a decision, the most valuable first; `?after=` says how many of them are skipped."""
    store = store_of(request)
    after = min(number_given(request, "after"), DEEPEST)
    waiting = (await review(store, after + QUEUE + 1))[after:]
    items = waiting[:QUEUE]
    told = await reports_of(store, [event.id for item in items for event in item.events])
    sides = [(item, [await _side(store, item, event, told.get(event.id, ())) for event in item.events]) for item in items]
    return render("review.html", items=sides, after=after, more=len(waiting) > QUEUE, done=request.query_params.get("done") == "1")


async def _side(
    store: Store, item: ReviewItem, event: Event, reports: tuple[Report, ...]
) -> tuple[Event, tuple[Report, ...], list[Dispute]]:
    """An event with the reports to judge it by: their quotes, and where they differ and nobody has decided, if that is the question."""
    differing = disputes(await with_reports(store, event, reports)) if item.kind == "conflict" else []
    return event, reports[: QUOTED[item.kind]], [dispute for dispute in differing if not dispute.decided]


async def undo(request: Request) -> Response:
    """Take a decision back and go back to where that was sent from."""
    caller = holder(request, Role.REVIEWER)
    async with request.form() as form:
        check_csrf(request, form.get("csrf"))
        judgement, back = str(form.get("judgement") or ""), safe_next(str(form.get("next") or "/queue"))
    await judgements.undo(store_of(request), judgement, caller.name, dt.datetime.now(dt.UTC))
    return RedirectResponse(back, 303)


async def decide(request: Request) -> Response:
    """Take a decision from a form and go back to where it was sent from."""
    caller = holder(request, Role.REVIEWER)
    async with request.form() as form:
        check_csrf(request, form.get("csrf"))
        given: dict[str, Any] = {
            name: value for name in FIELDS for value in reversed(form.getlist(name)) if isinstance(value, str) and value.strip()
        }
        roles = [
            (role, [value for value in form.getlist(f"role-{role}") if isinstance(value, str) and value.strip()])
            for role in Roles.model_fields
        ]
        reports = [value for value in form.getlist("reports") if isinstance(value, str)]
        back = safe_next(str(form.get("next") or "/queue"))
    if given.get("kind") == "edit":
        given.setdefault("value", in_cell(roles) or None)
    if reports:
        given["reports"] = reports
    try:
        decision = DECISIONS.validate_python(given)
    except ValidationError as error:
        raise Invalid(complaints(error) + ".") from None
    await decision.give(store_of(request), caller.name, dt.datetime.now(dt.UTC))
    return RedirectResponse(back, 303)
