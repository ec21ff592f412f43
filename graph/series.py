"""How many events fit a filter: over time, and by what they are."""

from __future__ import annotations

from collections import Counter
from typing import Literal, LiteralString

from pydantic import BaseModel, ConfigDict, Field

from graph.errors import Invalid
from graph.event import FoundEvent
from graph.events import list_as_of
from graph.fact import FactType, Status
from graph.filter import EventFilter
from graph.rows import Row
from graph.selection import asks_past, selected
from graph.store import Store
from graph.when import latest

WIDTH = {"year": 4, "month": 7, "day": 10}
"""Characters of YYYY-MM-DD that name a period."""

MOST = 20_000
"""Counts in one series."""

SERIES: LiteralString = """
WITH DISTINCT event, link.type AS type
WITH substring(coalesce(event.date, event.end), 0, $width) AS period, type
RETURN period, type, count(*) AS count
ORDER BY period, type LIMIT $most
"""

FACETS: LiteralString = """
WITH DISTINCT event, link.type AS type, link.status AS status, link.latest AS day
WITH type, event.kind AS kind, status, day.year / 10 * 10 AS decade
RETURN type, kind, status, decade, count(*) AS count
ORDER BY type, kind, status, decade LIMIT 20000
"""


class PeriodCount(BaseModel):
    """Events of one type in one period."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    period: str | None = Field(description="YYYY, YYYY-MM or YYYY-MM-DD; coarser where the date is, null without a date")
    type: FactType
    count: int = Field(ge=1)


class FacetCount(BaseModel):
    """Events that share type, sub-type, status and decade."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: FactType
    kind: str | None
    status: Status
    decade: int | None = Field(description="its first year; null without a date")
    count: int = Field(ge=1)


async def count_over_time(store: Store, wanted: EventFilter, by: Literal["year", "month", "day"]) -> list[PeriodCount]:
    """Events that fit, by period and type, earliest first, undated last. An event counts in the period in which its date begins.

    Raises Invalid where that would be more than MOST counts.
    """
    width = WIDTH[by]
    if asks_past(wanted):
        counted = Counter(((event.date or event.end or "")[:width] or None, event.type) for event in await list_as_of(store, wanted))
        read: list[Row] = [{"period": period, "type": type_, "count": count} for (period, type_), count in counted.items()]
    else:
        query, parameters = selected(store, wanted)
        read = await store.read(query + SERIES, **parameters, width=width, most=MOST + 1)
    if len(read) > MOST:
        raise Invalid(f"This series has more than {MOST:,} counts: ask by a wider period (`by`), or for a shorter time (`since`, `until`).")
    found = map(PeriodCount.model_validate, read)
    return sorted(found, key=lambda row: (row.period is None, row.period or "", row.type))


async def count_by_facet(store: Store, wanted: EventFilter) -> list[FacetCount]:
    """Events that fit, by what they are."""
    if asks_past(wanted):
        counted = Counter((event.type, event.kind, event.status, _decade(event)) for event in await list_as_of(store, wanted))
        return [
            FacetCount(type=type_, kind=kind, status=status, decade=decade, count=count)
            for (type_, kind, status, decade), count in counted.items()
        ]
    query, parameters = selected(store, wanted)
    return [FacetCount.model_validate(row) for row in await store.read(query + FACETS, **parameters)]


def _decade(event: FoundEvent) -> int | None:
    when = event.date or event.end
    return latest(when).year // 10 * 10 if when else None
