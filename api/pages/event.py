"""One event: what it is, who says so in which words, and where they differ."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from api.pages import words
from api.pages.passages import Piece, Span, around
from api.pages.render import render, store_of
from api.problems import NotFound
from graph.articles import get_article
from graph.event import EventDetail, Report, Source
from graph.events import get_event
from graph.fact import Fact
from graph.store import Store

SHOWN: Final = 20
"""Reports shown with the paragraph around their quote."""

MAX_PAIRS: Final = 6
"""Links to pairs: those of four participants."""


@dataclass(frozen=True)
class Said:
    """One value of a field, and who gives it."""

    text: str
    articles: tuple[Source, ...]


@dataclass(frozen=True)
class Conflict:
    """A field that reports fill differently."""

    field: str
    values: tuple[Said, ...]


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
        conflicts=conflicts(found),
        pairs=list(combinations(sorted(everyone), 2)) if len(everyone) * (len(everyone) - 1) // 2 <= MAX_PAIRS else [],
    )


async def passage(store: Store, report: Report) -> list[list[Piece]]:
    """The paragraphs of the article that hold the report's quote; empty where the article's text is not kept."""
    kept = await get_article(store, report.article.id)
    claim = report.claim
    if kept is None or claim.start is None or claim.stop is None:
        return []
    return around(kept.article.text, Span(claim.start, claim.stop, 0))


def conflicts(found: EventDetail) -> list[Conflict]:
    """Fields that two reports fill with values of which neither is merely the less precise."""
    answers: list[Conflict] = []
    for field, said in (("date", _date), ("status", _status), ("sum", _sum), ("number", _number)):
        by_value: dict[str, list[Source]] = defaultdict(list)
        for report in _most_precise(found) if field == "date" else found.reports:
            if (value := said(report.claim)) and report.article not in by_value[value]:
                by_value[value].append(report.article)
        if len(by_value) > 1:
            values = sorted(by_value.items(), key=lambda item: (-len(item[1]), item[0]))
            answers.append(Conflict(field, tuple(Said(value, tuple(articles)) for value, articles in values)))
    return answers


def _most_precise(found: EventDetail) -> list[Report]:
    """The dated reports but those that another only says more precisely: 2022 does not contradict 6 October 2022."""
    dates = {report.claim.date for report in found.reports if report.claim.date}
    coarser = {date for date in dates if any(other != date and other.startswith(date) for other in dates)}
    return [report for report in found.reports if report.claim.date and report.claim.date not in coarser]


def _date(claim: Fact) -> str:
    return words.day(claim.date) if claim.date else ""


def _status(claim: Fact) -> str:
    return words.STATUSES[claim.status]


def _sum(claim: Fact) -> str:
    return words.money(claim.amount, claim.currency)


def _number(claim: Fact) -> str:
    return words.number(claim.count) if claim.count is not None else ""
