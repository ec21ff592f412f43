"""What a person may decide about events, as sent over HTTP and given on the command line."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from graph import judge
from graph.judgement import EDITABLE, Judgement
from graph.store import Store
from seed.names import roles_by_id

EventId = Annotated[str, Field(min_length=1, max_length=200, description="id of an event, also one that it had before")]


class _Decision(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    event: EventId
    why: Annotated[str, StringConstraints(strip_whitespace=True)] = Field(
        min_length=1, max_length=2000, description="the reason, kept with it"
    )


class Accept(_Decision):
    """The event holds and needs no more review."""

    kind: Literal["accept"]

    async def give(self, store: Store, by: str, at: dt.datetime) -> Judgement:
        """Raises NotFound."""
        return await judge.accept(store, self.event, by, self.why, at)


class Reject(_Decision):
    """Nothing that its reports say of the event holds: it is in no list any more."""

    kind: Literal["reject"]

    async def give(self, store: Store, by: str, at: dt.datetime) -> Judgement:
        """Raises NotFound."""
        return await judge.reject(store, self.event, by, self.why, at)


class Edit(_Decision):
    """The event shows another value."""

    kind: Literal["edit"]
    field: str = Field(description=f"one of {', '.join(EDITABLE)}")
    value: Annotated[str, Field(max_length=500)] | int | float | None = Field(
        description="what it shows; null empties it. Roles are written lender=Russia|borrower=BLR;UKR, items and persons with semicolons between"
    )

    async def give(self, store: Store, by: str, at: dt.datetime) -> Judgement:
        """Raises NotFound, Invalid, UnknownName."""
        value = None if self.value is None else str(self.value)
        if value and self.field == "roles":
            value = roles_by_id(value)
        return await judge.edit(store, self.event, self.field, value, by, self.why, at)


class Merge(_Decision):
    """Two events are one. `same` says the same."""

    kind: Literal["merge", "same"]
    other: EventId

    async def give(self, store: Store, by: str, at: dt.datetime) -> Judgement:
        """Raises NotFound, Conflict."""
        return await judge.merge(store, self.event, self.other, by, self.why, at)


class NotSame(_Decision):
    """Two events are not one, whatever is alike."""

    kind: Literal["not_same"]
    other: EventId

    async def give(self, store: Store, by: str, at: dt.datetime) -> Judgement:
        """Raises NotFound, Conflict."""
        return await judge.keep_apart(store, self.event, self.other, by, self.why, at)


class Split(_Decision):
    """Some reports of the event tell of another."""

    kind: Literal["split"]
    reports: tuple[str, ...] = Field(min_length=1, max_length=1000, description="ids of the reports that tell of another event")

    async def give(self, store: Store, by: str, at: dt.datetime) -> Judgement:
        """Raises NotFound, Conflict, Invalid."""
        return await judge.split(store, self.event, self.reports, by, self.why, at)


Decision = Annotated[Accept | Reject | Edit | Merge | NotSame | Split, Field(discriminator="kind")]
