"""What some words of a question mean: conditions as `/events` takes them, or somebody who is named."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from graph.fact import FactType, Status
from graph.filter import Sort
from graph.when import PartialDate


class Conditions(BaseModel):
    """Parameters of `/events` that some words stand for; null is not asked for. What cannot be is refused when all of them are put together."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: FactType | None = None
    kind: str | None = None
    status: Status | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    min_amount: float | None = None
    max_amount: float | None = None
    sort: Sort | None = None
    currency: str | None = None
    limit: int | None = None
    total: Literal[True] | None = None
    in_force_on: PartialDate | None = None
    known_by: PartialDate | None = None
    recorded_by: dt.datetime | None = None
    min_confidence: float | None = Field(None, description="0 to 1")
    min_sources: int | None = None
    item: str | None = None
    place: str | None = None
    text: str | None = None

    def given(self) -> dict[str, Any]:
        """Those that are asked for, by name."""
        return self.model_dump(exclude_none=True)

    @property
    def written(self) -> str:
        """`min_amount=1000000000 currency=USD`."""
        given = self.model_dump(mode="json", exclude_none=True)
        return " ".join(
            f"{name}={'true' if value is True else f'{value:.15g}' if isinstance(value, float) else value}" for name, value in given.items()
        )


class Mentioned(BaseModel):
    """A state or organisation that is named; what it has to do with what is asked for follows from the whole question."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name: str
    members: bool = Field(description="it stands for its members")

    @property
    def written(self) -> str:
        """`African Union (AU), its members`."""
        return f"{self.name} ({self.id})" + (", its members" if self.members else "")


class Person(BaseModel):
    """Somebody who is named, and the people of the reference data who may be meant: one, or all who bear the surname."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(description="as the question has it")
    who: tuple[str, ...]

    @property
    def written(self) -> str:
        """`person=Xi`."""
        return f"person={self.name}"


Meaning = Conditions | Mentioned | Person
