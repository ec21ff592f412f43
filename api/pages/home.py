"""The first page: ask, pick two states, see what there is."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from api.ask.reader import EXAMPLES, read_question
from api.ask.refusals import NotUnderstood
from api.pages import words
from api.pages.render import query, render, store_of
from api.routes.ask import link, selection
from graph.events import find_events
from graph.filter import EventFilter
from graph.overview import overview
from seed.reference_data import organizations, states

LATEST: Final = 6
FOUND: Final = 50


@cache
def known_names() -> tuple[str, ...]:
    """Names that the picker offers: states and organisations, in order."""
    return tuple(sorted({*(state.name for state in states()), *(body.name for body in organizations())}))


async def home(request: Request) -> Response:
    """The first page. What is only planned for a day to come is not the latest that happened."""
    store = store_of(request)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    found = await find_events(store, EventFilter(types=words.HAPPENINGS, until=today, limit=LATEST))
    latest = [event.model_copy(update={"imprecise": False}) for event in found.events]  # nobody chose a window here
    return render("home.html", held=await overview(store), latest=latest, names=known_names(), examples=EXAMPLES)


async def find(request: Request) -> Response:
    """The answer to a question, with how it was read."""
    question = request.query_params.get("q", "").strip()[:500]
    try:
        reading = read_question(question, dt.datetime.now(dt.UTC).date())
    except NotUnderstood as error:
        return render("unread.html", error.status, question=question, title=error.title, said=error.said, examples=EXAMPLES)
    asked = selection(reading, FOUND).model_copy(update={"cursor": request.query_params.get("cursor")})
    found = await find_events(store_of(request), asked.filter())
    return render(
        "found.html",
        question=question,
        reading=reading,
        page=found,
        pair=sorted(reading.parties) if len(reading.parties) == 2 else None,
        api=link(asked),
        next="/find" + query([("q", question), ("cursor", found.next or "")]),
    )
