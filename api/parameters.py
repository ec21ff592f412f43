"""Query parameters: what people may write, turned into what the graph is asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, cast

from fastapi import Request
from fastapi.routing import APIRoute
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from rapidfuzz import process

from api.problems import UnknownParameter
from graph.errors import Invalid
from graph.fact import FactType, Status
from graph.filter import EventFilter
from graph.when import PartialDate
from seed.names import resolve
from seed.sources.document import said


def _apart(values: object) -> object:
    """`a,b` and repeated parameters are the same list."""
    return [part.strip() for value in values for part in str(value).split(",") if part.strip()] if isinstance(values, list) else values


Names = Annotated[list[str], BeforeValidator(_apart)]


class Selection(BaseModel):
    """Which events of one type; the parameters of `/agreements` and its siblings."""

    model_config = ConfigDict(frozen=True)

    between: Names = Field([], description="two states or organisations that both take part, by code or name", examples=["RUS,BLR"])
    state: str | None = Field(None, max_length=200, description="one that takes part, by code or name", examples=["Belarus"])
    status: Annotated[list[Status], BeforeValidator(_apart)] = Field([], description="one or more, separated by commas")
    since: PartialDate | None = Field(None, description="first year, month or day of the window", examples=["1999"])
    until: PartialDate | None = Field(None, description="last year, month or day of the window, included", examples=["2021-09"])
    limit: int = Field(50, ge=1, le=500, description="events on a page")
    cursor: str | None = Field(None, max_length=200, description="`cursor` of the page before, with the same other parameters")

    def wanted(self, *types: FactType) -> EventFilter:
        """The filter that the graph is asked with; Invalid when the parameters contradict each other, UnknownName for a name of nothing."""
        if self.between and len(self.between) != 2:
            raise Invalid(f"between: names two states, such as RUS,BLR; found {len(self.between)}.")
        fields = {name: getattr(self, name) for name in ("status", "since", "until", "limit", "cursor")}
        between = tuple(resolve(name).id for name in self.between) or None
        state = resolve(self.state).id if self.state else None
        try:
            return EventFilter(between=cast("tuple[str, str] | None", between), state=state, types=types, **fields)
        except ValidationError as error:
            raise Invalid(said(error).removeprefix("article: ") + ".") from None


class EventSelection(Selection):
    """Which events of any type; the parameters of `/events`."""

    type: Annotated[list[FactType], BeforeValidator(_apart)] = Field([], description="one or more, separated by commas")

    def filter(self) -> EventFilter:
        """The filter that the graph is asked with."""
        return self.wanted(*self.type)


async def refuse_unknown(request: Request) -> None:
    """A parameter that the route does not declare is an error that names the nearest, not one passed over in silence."""
    route = request.scope.get("route")
    if not isinstance(route, APIRoute) or not request.query_params:
        return
    known = _declared(request, route)
    for name in request.query_params:
        if name not in known:
            nearest = process.extractOne(name, known, score_cutoff=50)
            hint = f"did you mean {nearest[0]!r}?" if nearest else "it takes " + (", ".join(known) or "none") + "."
            raise UnknownParameter(f"{request.url.path} has no parameter {name!r}: {hint}")


def _declared(request: Request, route: APIRoute) -> list[str]:
    operation = request.app.openapi()["paths"][route.path_format][request.method.lower()]
    parameters: Iterable[dict[str, str]] = operation.get("parameters", ())
    return [parameter["name"] for parameter in parameters if parameter["in"] == "query"]
