"""Which events are asked for."""

from __future__ import annotations

import datetime as dt
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graph.fact import EntityId, FactType, Status
from graph.when import PartialDate, earliest, latest


class EventFilter(BaseModel):
    """All conditions hold together; an empty tuple or null does not restrict.

    A window is inclusive and compares at the coarser precision: an event of `1999` is in `since=1999-06`, marked imprecise.
    Events without any date are in no window.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    between: tuple[EntityId, EntityId] | None = Field(None, description="both take part")
    state: EntityId | None = Field(None, description="takes part")
    types: tuple[FactType, ...] = ()
    status: tuple[Status, ...] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None
    known_by: PartialDate | None = Field(None, description="as a reader knew it of all that had been published by that day")
    recorded_by: dt.datetime | None = Field(None, description="as the graph held it at that moment (aware)")
    in_force_on: PartialDate | None = Field(None, description="agreements, sanctions, deployments and memberships that stood that day")
    limit: int = Field(50, ge=1, le=500)
    cursor: str | None = Field(None, max_length=200, description="`next` of the page before, with the same other conditions")

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.between and self.state:
            raise ValueError("between and state exclude each other")
        if self.between and self.between[0] == self.between[1]:
            raise ValueError(f"between needs two different states, not {self.between[0]} twice")
        if self.since and self.until and earliest(self.since) > latest(self.until):
            raise ValueError(f"since {self.since} lies after until {self.until}")
        if (self.known_by or self.recorded_by or self.in_force_on) and not (self.between or self.state):
            raise ValueError("known_by, recorded_by and in_force_on need between or state")
        if self.recorded_by and self.recorded_by.tzinfo is None:
            raise ValueError("recorded_by needs a time zone: 2026-01-31T12:00:00Z")
        return self
