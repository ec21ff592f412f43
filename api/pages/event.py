"""One event: what it is, who says so in which words, and where they differ."""

from __future__ import annotations

from itertools import combinations
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from api.pages import words
from api.pages.passages import Piece, Span, around
from api.pages.render import render, store_of
from graph.articles import get_article
from graph.errors import NotFound
from graph.event import Report
from graph.events import get_event
from graph.store import Store

SHOWN: Final = 20
"""Reports shown with the paragraph around their quote."""

MAX_PAIRS: Final = 6
"""Links to pairs: those of four participants."""


async def event(request: Request) -> Response:
    """The page of an event."""
    store = store_of(request)
    found = await get_event(store, request.path_params["id"])
    if found is None:
        raise NotFound(f"There is no event {request.path_params['id']}. It may have lost its last report.")
    shown = found.reports[:SHOWN]
    everyone = [entity_id for entity_id in found.roles.everyone() if words.entity_link(entity_id)]
    return render(
        "event.html",
        event=found,
        reports=[(report, await passage(store, report)) for report in shown],
        more=len(found.reports) - len(shown),
        titles={report.article.id: report.article for report in found.reports},
        pairs=list(combinations(sorted(everyone), 2)) if len(everyone) * (len(everyone) - 1) // 2 <= MAX_PAIRS else [],
    )


async def passage(store: Store, report: Report) -> list[list[Piece]]:
    """The paragraphs of the article that hold the report's quote; empty where the article's text is not kept."""
    kept = await get_article(store, report.article.id)
    claim = report.claim
    if kept is None or claim.start is None or claim.stop is None:
        return []
    return around(kept.article.text, Span(claim.start, claim.stop, 0))
