"""What a person decided about reports: kept with who, when and why, never changing what an article said."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graph.event import Report
from graph.fact import FactType, Roles
from graph.when import PartialDate

Kind = Literal["same", "not_same", "accept", "reject", "edit"]
EDITABLE = ("date", "end", "status", "name", "amount", "currency", "count", "kind", "place", "roles", "items", "persons")
"""Fields of an event that a person may set."""


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


LASTING = frozenset({"type", "roles", "date", "amount", "name", "kind", "items", "count"})
"""What of a claim stays when the article is read again in other words."""


class Target(_Frozen):
    """A report that is judged: by its id, and by what stays when the article is read again in other words."""

    report: str
    article: str
    type: FactType
    roles: Roles
    date: PartialDate | None = None
    amount: float | None = None
    name: str | None = None
    kind: str | None = None
    items: tuple[str, ...] = ()
    count: int | None = None
    siblings: tuple[str, ...] = Field((), description="ids of other reports of the article that only their sentences tell apart from it")
    quote: str | None = Field(None, description="its sentence, where there are such")

    def names(self, report: Report) -> bool:
        """Whether `report` is the one that is meant."""
        if report.id == self.report:
            return True
        if report.article.id != self.article or report.id in self.siblings or (self.siblings and report.claim.quote != self.quote):
            return False
        given = LASTING & self.model_fields_set  # a judgement given to an earlier version of this program names less
        return all(getattr(self, field) == getattr(report.claim, field) for field in given)


def target(report: Report, others: Iterable[Report]) -> Target:
    """What names `report`, and none of `others`, in a judgement."""
    lasting = {field: getattr(report.claim, field) for field in LASTING}
    alone = Target(report=report.id, article=report.article.id, **lasting)
    siblings = tuple(sorted(other.id for other in others if other.id != report.id and alone.names(other)))
    return alone.model_copy(update={"siblings": siblings, "quote": report.claim.quote}) if siblings else alone


class Judgement(_Frozen):
    """One decision. `same` and `not_same` are about each of `left` against each of `right`; the others are about `left`."""

    id: str = Field(pattern=r"^[0-9a-f]{20}$")
    kind: Kind
    left: tuple[Target, ...] = Field(min_length=1)
    right: tuple[Target, ...] = ()
    field: str | None = Field(None, description=f"what `edit` sets: {', '.join(EDITABLE)}")
    value: str | None = Field(None, max_length=500, description="what `edit` sets it to; null empties it")
    by: str = Field(min_length=1, max_length=200, description="who")
    at: dt.datetime = Field(description="when, UTC")
    why: str = Field(min_length=1, max_length=2000)
    blocks: tuple[str, ...] = Field(description="blocks of the reports: where the decision is looked for")
    undone: dt.datetime | None = Field(default=None, description="since when it no longer holds")
    undone_by: str | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.kind in {"same", "not_same"}) != bool(self.right):
            raise ValueError(f"{self.kind} needs {'reports on both sides' if not self.right else 'reports on one side only'}")
        if (self.kind == "edit") != (self.field is not None):
            raise ValueError("edit, and nothing else, names a field")
        if self.field is not None:
            refuse_uneditable(self.field)
        return self

    @property
    def block(self) -> str:
        """The block that all reports judged `same` share."""
        return f"judged|{self.id}"

    def holds_at(self, moment: dt.datetime) -> bool:
        """Whether it held at that moment."""
        return self.at <= moment and (self.undone is None or self.undone > moment)


def refuse_uneditable(field: str) -> None:
    """Raises ValueError for a field of events that a person may not set."""
    if field not in EDITABLE:
        raise ValueError(f"{field!r} cannot be edited; fields are {', '.join(EDITABLE)}")


def judgement_id(kind: Kind, left: tuple[Target, ...], right: tuple[Target, ...], field: str | None, by: str, at: dt.datetime) -> str:
    """20 hex digits from what was decided, by whom and when."""
    said = "\x1f".join((kind, *(each.report for each in left), "|", *(each.report for each in right), field or "", by, at.isoformat()))
    return hashlib.sha256(said.encode()).hexdigest()[:20]
