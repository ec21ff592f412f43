"""Which events are asked for."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graph.fact import EntityId, FactType, Status
from graph.when import PartialDate, earliest, latest


class Sort(StrEnum):
    """What comes first: the latest date, the earliest, the largest sum, what the graph learnt last, what most reports tell of."""

    DATE = "date"
    OLDEST = "oldest"
    AMOUNT = "amount"
    RECORDED = "recorded"
    SOURCES = "sources"


class Pair(BaseModel):
    """Two entities and the days between which they count as a pair: while both belong to an organisation."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    dyad: str = Field(description="id of the dyad")
    since: dt.date | None = None
    until: dt.date | None = None


class EventFilter(BaseModel):
    """All conditions hold together; an empty tuple or null does not restrict.

    A window is inclusive and compares at the coarser precision: an event of `1999` is in `since=1999-06`, marked imprecise.
    Events without any date are in no window.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    between: tuple[EntityId, EntityId] | None = Field(None, description="both take part")
    state: EntityId | None = Field(None, description="takes part")
    pairs: tuple[Pair, ...] | None = Field(None, description="one of these pairs takes part, in its days")
    also: tuple[EntityId, ...] = Field((), description="all of these take part too")
    actors: tuple[EntityId, ...] = Field((), description="one of these is on the acting side: lends, supplies, sends, imposes, acts")
    recipients: tuple[EntityId, ...] = Field((), description="one of these is on the receiving side")
    persons: tuple[str, ...] = Field(
        (), description="for each of these, a person takes part with a word of the name that begins so, any case and accents"
    )
    types: tuple[FactType, ...] = ()
    kinds: tuple[str, ...] = Field((), description="sub-types")
    status: tuple[Status, ...] = ()
    min_amount: float | None = Field(None, ge=0)
    max_amount: float | None = Field(None, ge=0)
    currency: str | None = Field(None, pattern=r"^[A-Z]{3}$")
    item: str | None = Field(None, max_length=200, description="part of what is delivered or supplied, any case")
    place: str | None = Field(None, max_length=200, description="part of where, any case and accents")
    text: str | None = Field(
        None, max_length=200, description="words that one report holds: in the event's name, the quote or the article's title"
    )
    min_confidence: float | None = Field(None, ge=0, le=1)
    min_sources: int | None = Field(None, ge=1, description="at least so many reports tell of it")
    since: PartialDate | None = None
    until: PartialDate | None = None
    known_by: PartialDate | None = Field(None, description="as a reader knew it of all that had been published by that day")
    recorded_by: dt.datetime | None = Field(None, description="as the graph held it at that moment (aware)")
    in_force_on: PartialDate | None = Field(None, description="agreements, sanctions, deployments and memberships that stood that day")
    sort: Sort = Sort.DATE
    limit: int = Field(50, ge=1, le=1000)
    cursor: str | None = Field(None, max_length=200, description="`next` of the page before, with the same other conditions and order")

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if sum(start is not None for start in (self.between, self.state, self.pairs)) > 1:
            raise ValueError("between and state exclude each other")
        if self.between and self.between[0] == self.between[1]:
            raise ValueError(f"between needs two different states, not {self.between[0]} twice")
        if self.since and self.until and earliest(self.since) > latest(self.until):
            raise ValueError(f"since {self.since} lies after until {self.until}")
        if self.sort is Sort.AMOUNT and self.currency is None:
            raise ValueError("sort=amount needs a currency: sums in different currencies do not compare")
        if (self.min_amount is not None or self.max_amount is not None) and self.currency is None:
            raise ValueError("min_amount and max_amount need a currency: sums in different currencies do not compare")
        if self.min_amount is not None and self.max_amount is not None and self.min_amount > self.max_amount:
            raise ValueError("min_amount is over max_amount")
        if self.recorded_by and self.recorded_by.tzinfo is None:
            raise ValueError("recorded_by needs a time zone: 2026-01-31T12:00:00Z")
        return self
