"""Events counted: over time, by what they are, by partner."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field

from api.parameters import TypedFilters
from api.problems import declared
from api.store import OpenStore
from graph.partners import ranked_partners
from graph.series import FacetCount, PeriodCount, count_by_facet, count_over_time
from seed.names import named, resolve

router = APIRouter(tags=["counts"], responses=declared(404, 503))


class Partner(BaseModel):
    """A state or organisation, and how many events it shares with the one asked for."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    events: int


class SeriesSelection(TypedFilters):
    """The filters of `/events`, and the width of a period."""

    by: Literal["year", "month", "day"] = Field("year", description="width of a period")


class Facets(BaseModel):
    """How many of the events that fit have each value."""

    model_config = ConfigDict(frozen=True)

    total: int
    type: dict[str, int]
    kind: dict[str, int]
    status: dict[str, int]
    decade: dict[str, int] = Field(description="by first year; `undated` where no date is given")


@router.get("/series", responses=declared(422))
async def series(store: OpenStore, asked: Annotated[SeriesSelection, Query()]) -> list[PeriodCount]:
    """Events by period and type, with the filters of `/events`. An event counts where its date begins."""
    return await count_over_time(store, asked.filter(), asked.by)


@router.get("/facets", responses=declared(422))
async def facets(store: OpenStore, asked: Annotated[TypedFilters, Query()]) -> Facets:
    """How many events fit the filters of `/events`, by type, sub-type, status and decade: what a narrower filter would find."""
    rows = await count_by_facet(store, asked.filter())
    return Facets(
        total=sum(row.count for row in rows),
        type=_summed([(row.type, row) for row in rows]),
        kind=_summed([(row.kind, row) for row in rows if row.kind]),
        status=_summed([(row.status, row) for row in rows]),
        decade=_summed([("undated" if row.decade is None else str(row.decade), row) for row in rows]),
    )


@router.get("/states/{name}/partners")
async def partners(
    store: OpenStore,
    name: Annotated[str, Path(max_length=200, examples=["Belarus"])],
    limit: Annotated[int, Query(ge=1, le=500, description="how many")] = 50,
) -> list[Partner]:
    """With whom a state or organisation shares most events, most first."""
    found = await ranked_partners(store, resolve(name).id, limit)
    return [Partner(id=one.id, name=named(one.id), events=one.events) for one in found]


def _summed(rows: list[tuple[str, FacetCount]]) -> dict[str, int]:
    """Counts by value, largest first."""
    counted: Counter[str] = Counter()
    for value, row in rows:
        counted[value] += row.count
    return dict(counted.most_common())
