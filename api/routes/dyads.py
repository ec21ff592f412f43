"""One pair of states at a glance."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field

from api.problems import declared
from api.routes.counts import Partner
from api.store import OpenStore
from graph.errors import Invalid
from graph.event import FoundEvent
from graph.events import find_events
from graph.fact import FactType
from graph.filter import EventFilter
from graph.timeline import YearCount, pair_timeline
from seed.names import Entity, UnknownName, resolve

router = APIRouter(tags=["dyads"], responses=declared(503))

LOANS_LOOKED_AT = 1000
LISTED = 5


class Tone(BaseModel):
    """How a year went between the two: cooperative and hostile events, and `net`, their difference over their sum."""

    model_config = ConfigDict(frozen=True)

    year: int
    cooperative: int
    hostile: int
    net: float = Field(description="(cooperative - hostile) / (cooperative + hostile), -1 to 1")


class DyadView(BaseModel):
    """A pair's relations in numbers, and what stands now."""

    model_config = ConfigDict(frozen=True)

    states: tuple[Partner, Partner]
    events: int
    first: int | None = Field(description="year of the earliest dated event")
    last: int | None = Field(description="year of the latest dated event")
    by_type: dict[str, int]
    by_decade: dict[str, dict[str, int]] = Field(description="decade -> type -> events; `undated` where no date is given")
    tone: list[Tone] = Field(description="year by year, only years with a cooperative or hostile event")
    in_force: tuple[FoundEvent, ...] = Field(
        description="agreements, sanctions, deployments and memberships that stand today, latest first; at most 50"
    )
    largest_loans: list[FoundEvent] = Field(description="by amount, of the latest 1,000; each currency for itself, at most five")


@router.get("/dyads/{pair}", responses=declared(404, 422))
async def dyad(store: OpenStore, pair: Annotated[str, Path(max_length=400, examples=["RUS-BLR"])]) -> DyadView:
    """Two states at a glance: counts by type and decade, tone over time, what is in force, the largest loans.

    Tone follows PLOVER: agreements, loans, exercises, arms transfers, meetings, supplies, established relations, recognition and lifted
    sanctions are cooperative; sanctions, clashes, expulsions, recalls, summonses and severed relations hostile; anything else is neither.
    """
    one, other = _pair(pair)
    between = (one.id, other.id)
    years = await pair_timeline(store, *between)
    standing = await find_events(store, EventFilter(between=between, in_force_on=dt.datetime.now(dt.UTC).date().isoformat()))
    loans = await find_events(store, EventFilter(between=between, types=(FactType.LOAN,), limit=LOANS_LOOKED_AT))
    dated = [row.year for row in years if row.year is not None]
    total = sum(row.count for row in years)
    return DyadView(
        states=(Partner(id=one.id, name=one.name, events=total), Partner(id=other.id, name=other.name, events=total)),
        events=total,
        first=min(dated, default=None),
        last=max(dated, default=None),
        by_type=_by_type(years),
        by_decade={decade: _by_type([row for row in years if _decade(row) == decade]) for decade in dict.fromkeys(map(_decade, years))},
        tone=[tone for year in dict.fromkeys(dated) if (tone := _tone(year, years))],
        in_force=standing.events,
        largest_loans=_largest(loans.events),
    )


def _pair(text: str) -> tuple[Entity, Entity]:
    """`RUS-BLR`; names and ids may hold hyphens themselves, so each is tried. Raises UnknownName, AmbiguousName, Invalid."""
    unknown: UnknownName | None = None
    for at, char in enumerate(text):
        if char == "-":
            try:
                one, other = resolve(text[:at]), resolve(text[at + 1 :])
            except UnknownName as error:
                unknown = unknown or error
                continue
            if one.id == other.id:
                raise Invalid(f"A pair needs two different states, not {one.name} twice.")
            return one, other
    raise unknown or Invalid("A pair is two names with a hyphen between, such as RUS-BLR.")


def _by_type(rows: list[YearCount]) -> dict[str, int]:
    counted: Counter[str] = Counter()
    for row in rows:
        counted[row.type] += row.count
    return dict(counted.most_common())


def _decade(row: YearCount) -> str:
    return "undated" if row.year is None else str(row.year // 10 * 10)


def _tone(year: int, rows: list[YearCount]) -> Tone | None:
    cooperative = sum(row.count for row in rows if row.year == year and row.sign > 0)
    hostile = sum(row.count for row in rows if row.year == year and row.sign < 0)
    if not cooperative + hostile:
        return None
    return Tone(year=year, cooperative=cooperative, hostile=hostile, net=round((cooperative - hostile) / (cooperative + hostile), 3))


def _largest(loans: tuple[FoundEvent, ...]) -> list[FoundEvent]:
    """Sums in different currencies are not compared: the largest of each, the currency with most loans first."""
    often = Counter(loan.currency for loan in loans if loan.amount)
    known = [loan for loan in loans if loan.amount]
    return sorted(known, key=lambda loan: (-often[loan.currency], loan.currency or "", -(loan.amount or 0)))[:LISTED]
