"""What the graph answers with: an event, and the reports that tell of it."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field

from graph.fact import Fact, FactType, Roles, Status
from graph.when import PartialDate, Precision


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(_Frozen):
    """The article (or data set) that a report comes from."""

    id: str
    title: str | None = None
    published: PartialDate | None = None
    source: str | None = Field(None, description="outlet, agency or publisher")
    url: str | None = None
    sketch: str = Field("", exclude=True, repr=False, description="what copies of its text are known by")


class Report(_Frozen):
    """What one article says of one event."""

    id: str = Field(description="made from the article's content and the claim")
    article: Source
    claim: Fact = Field(description="the fact as this article tells it, with quote and offsets")
    recorded: dt.datetime = Field(description="when the graph learnt it, UTC")


class Event(_Frozen):
    """One event or standing relation, in the values that its reports support best."""

    id: str
    type: FactType
    roles: Roles
    date: PartialDate | None = Field(None, description="as precise as the sources give it")
    end: PartialDate | None = None
    precision: Precision | None = Field(None, description="of `date`: year, month or day")
    status: Status
    name: str | None = None
    amount: float | None = None
    currency: str | None = None
    count: int | None = None
    items: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    place: str | None = None
    kind: str | None = None
    confidence: float = Field(description="of the best report, 0..1")
    support: int = Field(description="how many reports tell of it")
    outlets: int = Field(
        default=1, description="how many independent sources those are; copies of one text, and one outlet's articles, count once"
    )
    first_report: PartialDate | None = Field(default=None, description="publication of the earliest report")
    last_report: PartialDate | None = Field(default=None, description="publication of the latest report")
    recorded: dt.datetime | None = Field(default=None, description="when the graph learnt of it, UTC: of its earliest report that counts")
    disputed: int = Field(default=0, description="in how many ways its reports disagree that nobody has decided")
    edited: tuple[str, ...] = Field(default=(), description="fields that a person has set")
    accepted: bool = Field(default=False, description="a person has said that it holds")
    rejected: bool = Field(default=False, description="a person has said that it does not hold; it is in no list")


class FoundEvent(Event):
    """An event in a list of answers."""

    imprecise: bool = Field(description="its date is coarser than the window asked for, so it may lie outside")
    evidence: tuple[Report, ...] = Field((), description="at most three of its reports, earliest published first")


class Conflict(_Frozen):
    """A value that some reports give and that the event does not show, because another is better supported."""

    field: str = Field(description="date, end, roles, name, amount, currency, count, items, persons, kind or place")
    shown: str = Field(
        description="the value of the event; of items and persons, which it gathers from all reports, the best supported list"
    )
    value: str = Field(description="the dissenting value")
    articles: tuple[str, ...] = Field(description="ids of the articles that give it")
    decided: bool = Field(default=False, description="a person who knew of this value has set what is shown")


class EventDetail(Event):
    """An event with all that supports it."""

    conflicts: tuple[Conflict, ...] = Field((), description="what the reports disagree about")

    reports: tuple[Report, ...] = Field(description="earliest published first; at most 1,000")


class EventPage(_Frozen):
    """One page of events: newest first, undated last."""

    events: tuple[FoundEvent, ...]
    next: str | None = Field(None, description="cursor of the next page; null: no more")
