"""One event: what it is, who says so in which words, where they differ, what became of it, and what lies beside it."""

from __future__ import annotations

from itertools import combinations
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from api.access.caller import caller_of
from api.pages import words
from api.pages.beside import beside
from api.pages.disputes import disputes
from api.pages.history import history
from api.pages.home import known_names
from api.pages.passages import Piece, Span, around
from api.pages.render import number_given, render, store_of
from graph.articles import get_article
from graph.errors import NotFound
from graph.event import EventDetail, Report
from graph.event_history import judgements_about
from graph.events import get_event
from graph.fact import ROLES, FactType, sides
from graph.judgement import EDITABLE
from graph.keys import Role
from graph.leaders import leaders_at
from graph.past_reports import founders_of, past_reports
from graph.review import unsure_partners
from graph.store import Store

SHOWN: Final = 20
"""Reports shown at first, with the paragraph around their quote; those after them are shown by their quote alone."""

MORE: Final = 100
"""Reports that are shown in addition when more are asked for."""

STEPS: Final = 60
"""Steps of the history that are shown, the latest ones."""

PARTNERS: Final = 10
"""Events offered for a merge that the graph holds to be perhaps the same."""

MAX_PAIRS: Final = 6
"""Links to pairs: those of four participants."""


async def event(request: Request) -> Response:
    """The page of an event."""
    store = store_of(request)
    found = await get_event(store, request.path_params["id"])
    if found is None:
        return await _gone(store, request.path_params["id"])
    shown = found.reports[: max(SHOWN, number_given(request, "reports"))]
    pairs = _pairs(found)
    judgements = await judgements_about(store, found)
    near = await beside(store, found, pairs[0]) if pairs else []
    caller = caller_of(request)
    partners = await unsure_partners(store, found.id, PARTNERS) if caller and caller.allows(Role.REVIEWER) else []
    return render(
        "event.html",
        event=found,
        reports=[(report, await passage(store, report) if place < SHOWN else []) for place, report in enumerate(shown)],
        more=min(len(found.reports) - len(shown), MORE),
        disputes=disputes(found),
        people=await _people(store, found),
        pairs=pairs,
        beside=near,
        partners=partners,
        others=[one for one in near if one.id not in {partner.id for partner, _ in partners}],
        judgements=judgements,
        history=history(found.reports, await past_reports(store, found), judgements)[-STEPS:],
        editable=EDITABLE,
        sides=list(zip(ROLES[found.type], sides(found.type, found.roles), strict=True)),
        names=known_names(),
    )


async def _gone(store: Store, event_id: str) -> Response:
    """The page of an event that no article tells of any more. Raises NotFound for one that never was."""
    past = await founders_of(store, event_id)
    if not past:
        raise NotFound(f"There is no event {event_id}, and none that went by this name before.")
    return render("gone.html", 410, claim=past[-1].report.claim, history=history([], past, []))


def _pairs(found: EventDetail) -> list[tuple[str, str]]:
    """The pairs whose pages the event is on; none where too many take part."""
    everyone = sorted(entity_id for entity_id in found.roles.everyone() if words.entity_link(entity_id))
    pairs = list(combinations(everyone, 2))
    return pairs if len(pairs) <= MAX_PAIRS else []


async def _people(store: Store, found: EventDetail) -> list[tuple[str, str]]:
    """Those whom the event names, each with the address of a leader's page; empty where the graph knows no leader of that name."""
    if found.type not in (FactType.MEETING, FactType.LEADERSHIP):
        return [(person, "") for person in found.persons]
    known = {one.name: words.leader_link(one.leader) for one in await leaders_at(store, [found.id])}
    return [(person, known.get(person, "")) for person in found.persons]


async def passage(store: Store, report: Report) -> list[list[Piece]]:
    """The paragraphs of the article that hold the report's quote; empty where the article's text is not kept."""
    kept = await get_article(store, report.article.id)
    claim = report.claim
    if kept is None or claim.start is None or claim.stop is None:
        return []
    return around(kept.article.text, Span(claim.start, claim.stop, 0))
