"""A chronology: one line an event, oldest first, under its year."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from api.paging import NextCursor, NextLink, link_to
from api.parameters import TypedFilters
from api.problems import declared
from api.store import OpenStore
from graph.event import FoundEvent
from graph.events import find_events
from graph.fact import FactType, Status
from graph.filter import Sort
from graph.rows import caption
from graph.when import PartialDate

router = APIRouter(tags=["events"], responses=declared(404, 422, 503))


class TimelineSelection(TypedFilters):
    """The filters of `/events`, and how many lines."""

    limit: int = Field(200, ge=1, le=1000, description="events on a page")
    cursor: str | None = Field(None, max_length=200, description="`cursor` of the page before, with the same other parameters")


class Line(BaseModel):
    """One event in a line."""

    model_config = ConfigDict(frozen=True)

    event: str = Field(description="its id")
    date: PartialDate | None
    end: PartialDate | None
    type: FactType
    status: Status
    what: str = Field(description="name, sides and date in a few words", examples=["Zapad-2021, 2021-09-10"])
    states: tuple[str, ...] = Field(description="ids of all who take part")
    quote: str | None = Field(description="the earliest report's words")
    article: str | None = Field(description="id of that report's article")


class Year(BaseModel):
    """The events of one year."""

    model_config = ConfigDict(frozen=True)

    year: int | None = Field(description="in which they begin; null: no date given")
    events: list[Line]


class Timeline(BaseModel):
    """One page of years, earliest first, undated last; a year that goes on overleaf is on both pages."""

    model_config = ConfigDict(frozen=True)

    years: list[Year]
    cursor: NextCursor
    next: NextLink


@router.get("/timeline")
async def timeline(store: OpenStore, request: Request, asked: Annotated[TimelineSelection, Query()]) -> Timeline:
    """The events that fit the filters of `/events` as a chronology: oldest first, one line each, under their years."""
    found = await find_events(store, asked.filter().model_copy(update={"sort": Sort.OLDEST}))
    years = [Year(year=year, events=[_line(event) for event in events]) for year, events in groupby(found.events, _year)]
    return Timeline(years=years, cursor=found.next, next=link_to(request.url, found.next))


def _year(event: FoundEvent) -> int | None:
    when = event.date or event.end
    return int(when[:4]) if when else None


def _line(event: FoundEvent) -> Line:
    report = event.evidence[0] if event.evidence else None
    return Line(
        event=event.id,
        date=event.date,
        end=event.end,
        type=event.type,
        status=event.status,
        what=caption(event),
        states=event.roles.everyone(),
        quote=report.claim.quote if report else None,
        article=report.article.id if report else None,
    )
