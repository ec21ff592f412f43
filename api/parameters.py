"""Which events: what people may write as query parameters, turned into what the graph is asked. The same everywhere."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from api.formats import Format
from graph.errors import Invalid, complaints
from graph.fact import KINDS, FactType, Status
from graph.filter import EventFilter, Sort
from graph.when import PartialDate
from seed.names import resolve
from seed.pairs import among, partners


def apart(values: object) -> object:
    """For a list of values: `a,b` and repeated parameters are the same list, and so is `a,b` where no list was given."""
    given = [values] if isinstance(values, str) else values
    return [part.strip() for value in given for part in str(value).split(",") if part.strip()] if isinstance(given, list) else values


def _known_kind(kind: str) -> str:
    allowed = sorted({kind for kinds in KINDS.values() for kind in kinds})
    if kind not in allowed:
        raise ValueError(f"no event is of this kind; there are {', '.join(allowed)}")
    return kind


Names = Annotated[list[str], BeforeValidator(apart)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]

SAME = frozenset(
    "since until known_by recorded_by in_force_on status min_amount max_amount currency item place text min_confidence min_sources sort limit cursor".split()
)
"""Parameters that the graph's filter has under the same name."""


class Filters(BaseModel):
    """Which events, by everything but their type."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    between: Names = Field([], description="two or more states or organisations that all take part, by code or name", examples=["RUS,BLR"])
    among: Names = Field([], description="any two of these take part; an organisation stands for its members, each while it belonged")
    state: str | None = Field(None, max_length=200, description="one that takes part, by code or name", examples=["Belarus"])
    with_: Names = Field(
        [], alias="with", description="beside `state` one of these takes part; an organisation stands for itself and its members"
    )
    organization: str | None = Field(None, max_length=200, description="an organisation that takes part itself")
    actor: str | None = Field(None, max_length=200, description="who lends, supplies, sends, imposes or acts")
    recipient: str | None = Field(None, max_length=200, description="who borrows, receives, hosts or is the target")
    person: Names = Field(
        [], description="part of the name of somebody who takes part, from the beginning of a word; of several all take part"
    )
    kind: Annotated[list[Annotated[str, AfterValidator(_known_kind)]], BeforeValidator(apart)] = Field(
        [], description="sub-types: treaty, grant ..."
    )
    status: Annotated[list[Status], BeforeValidator(apart)] = Field([], description="one or more, separated by commas")
    since: PartialDate | None = Field(None, description="first year, month or day of the window", examples=["1999"])
    until: PartialDate | None = Field(None, description="last year, month or day of the window, included", examples=["2021-09"])
    in_force_on: PartialDate | None = Field(None, description="agreements, sanctions, deployments and memberships that stood on this day")
    known_by: PartialDate | None = Field(None, description="as known from all that had been published by this day")
    recorded_by: dt.datetime | None = Field(None, description="as the graph held it at this moment, with time zone")
    min_amount: float | None = Field(
        None, ge=0, allow_inf_nan=False, description="least amount, in full units of `currency`, which it needs"
    )
    max_amount: float | None = Field(None, ge=0, allow_inf_nan=False, description="largest amount, likewise")
    currency: Annotated[str | None, BeforeValidator(lambda code: code.upper() if isinstance(code, str) else code)] = Field(
        None, pattern=r"^[A-Z]{3}$", description="ISO 4217 code", examples=["USD"]
    )
    item: Words | None = Field(None, description="part of the name of what is delivered or supplied", examples=["S-400"])
    place: Words | None = Field(None, description="part of the name of where it happened")
    text: Words | None = Field(None, description="words that one report holds, in the event's name, the quote or the article's title")
    min_confidence: float | None = Field(None, ge=0, le=1, description="least confidence, 0 to 1")
    min_sources: int | None = Field(None, ge=1, description="least number of reports that tell of it")

    def wanted(self, *types: FactType) -> EventFilter:
        """The filter that the graph is asked with; Invalid when the parameters contradict each other, UnknownName for a name of nothing."""
        fields = {name: getattr(self, name) for name in SAME & type(self).model_fields.keys()}
        try:
            return EventFilter.model_validate({**fields, **self._parties(), "types": types, "kinds": self.kind, "persons": self.person})
        except ValidationError as error:
            raise Invalid(complaints(error) + ".") from None

    def _parties(self) -> dict[str, Any]:
        if self.with_ and not self.state:
            raise Invalid("with: needs state beside it; for two states alone use between.")
        if sum(map(bool, (self.between, self.among, self.state))) > 1:
            raise Invalid("between, among and state exclude each other: choose one.")
        if len(self.between) == 1:
            raise Invalid("between: names two states or more, such as RUS,BLR; found 1.")
        between = [resolve(name).id for name in self.between]
        sides: dict[str, tuple[str, ...]] = {
            side: (resolve(name).id,) for side, name in (("actors", self.actor), ("recipients", self.recipient)) if name
        }
        also = [*between[2:], *([resolve(self.organization).id] if self.organization else [])]
        return {"also": tuple(also), **sides, **self._start(between, sides, also)}

    def _start(self, between: list[str], sides: dict[str, tuple[str, ...]], also: list[str]) -> dict[str, Any]:
        """Where the search begins: at the fewest events."""
        if between:
            return {"between": tuple(between[:2])}
        if self.among:
            return {"pairs": among(self.among)}
        if self.state:
            return {"pairs": partners(self.state, self.with_)} if self.with_ else {"state": resolve(self.state).id}
        named = [*(one for side in sides.values() for one in side), *also]
        if len(set(named)) == 1:
            return {"state": named[0]}
        return {"between": tuple(dict.fromkeys(named))[:2]} if named else {}


class Paging(BaseModel):
    """How much of what fits comes back, and as what."""

    model_config = ConfigDict(frozen=True)

    sort: Sort = Field(
        Sort.DATE,
        description="date: latest first; oldest: earliest first; amount: largest first, needs currency; recorded: what the graph learnt last; "
        "sources: what most reports tell of; undated events, and those without an amount, come last",
    )
    limit: int = Field(50, ge=1, le=1000, description="events on a page")
    cursor: str | None = Field(None, max_length=200, description="`cursor` of the page before, with the same other parameters")
    total: bool = Field(False, description="count all events that fit, on all pages together")
    fields: Names = Field([], description="only these fields of each event; of json, jsonl, csv and parquet", examples=["id,date,name"])
    format: Format | None = Field(
        None, description="what comes back; unset: by the Accept header, else json. All but json give every event"
    )


class TypedFilters(Filters):
    """Which events of any type: the parameters of what counts or draws events."""

    type: Annotated[list[FactType], BeforeValidator(apart)] = Field([], description="one or more, separated by commas")

    def filter(self) -> EventFilter:
        """The filter that the graph is asked with."""
        return self.wanted(*self.type)


class Selection(Paging, Filters):
    """A list of events of one type; the parameters of `/agreements` and its siblings."""


class EventSelection(Paging, TypedFilters):
    """A list of events of any type; the parameters of `/events`."""
