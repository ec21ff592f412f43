"""Pairs of states: ranked, and one at a glance."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from api.paging import NextCursor, NextLink, cut, link_to, read_count, read_place, write_place
from api.parameters import TypedFilters
from api.problems import Named, declared
from api.routes.counts import Partner
from api.store import OpenStore
from graph.errors import Invalid
from graph.event import FoundEvent
from graph.events import find_events
from graph.filter import EventFilter
from graph.largest import largest_loans
from graph.plover import Quad, score
from graph.ranking import rank_dyads
from graph.timeline import YearCount, pair_timeline
from seed.names import Entity, UnknownName, named, resolve

router = APIRouter(tags=["dyads"], responses=declared(503))

LISTED = 5


class RankedPair(BaseModel):
    """A pair, and how many of the events asked for it shares."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(examples=["BLR-RUS"])
    states: tuple[Named, Named]
    events: int


class RankedPairs(BaseModel):
    """One page of pairs, those with most events first."""

    model_config = ConfigDict(frozen=True)

    dyads: list[RankedPair]
    cursor: NextCursor
    next: NextLink


class DyadSelection(TypedFilters):
    """The filters of `/events`, and which page of pairs."""

    limit: int = Field(50, ge=1, le=1000, description="pairs on a page")
    cursor: str | None = Field(None, max_length=200, description="`cursor` of the page before, with the same other parameters")


class Tone(BaseModel):
    """How a year, or all the time, went between the two, by PLOVER's quad classes."""

    model_config = ConfigDict(frozen=True)

    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    cooperative: int = Field(description="verbal and material")
    hostile: int = Field(description="verbal and material")
    net: float | None = Field(description="(cooperative - hostile) / (cooperative + hostile), -1 to 1; null without any")
    score: float | None = Field(description="the same with deeds counted twice: material events weigh 2, verbal ones 1")


class YearTone(Tone):
    """How one year went."""

    year: int


class DyadView(BaseModel):
    """A pair's relations in numbers, and what stands now."""

    model_config = ConfigDict(frozen=True)

    states: tuple[Partner, Partner]
    events: int
    first: int | None = Field(description="year of the earliest dated event")
    last: int | None = Field(description="year of the latest dated event")
    by_type: dict[str, int]
    by_decade: dict[str, dict[str, int]] = Field(description="decade -> type -> events; `undated` where no date is given")
    quads: Tone = Field(description="all years and undated events together")
    tone: list[YearTone] = Field(description="year by year, only years with a cooperative or hostile event")
    in_force: tuple[FoundEvent, ...] | None = Field(
        description="agreements, sanctions, deployments and memberships that stand today, latest first; at most 50; null: `message` says why"
    )
    message: str | None = Field(description="what could not be worked out; null: nothing")
    largest_loans: list[FoundEvent] = Field(description="of all, by amount; each currency for itself, at most five")


@router.get("/dyads", responses=declared(404, 422))
async def dyads(store: OpenStore, request: Request, asked: Annotated[DyadSelection, Query()]) -> RankedPairs:
    """Pairs by how many of the events that fit the filters of `/events` they share, most first.

    With `state` those that it belongs to, with `among` those of the group.
    """
    wanted = asked.filter()
    found = await rank_dyads(store, wanted, wanted.limit + 1, read_place(wanted.cursor, read_count))
    page, cursor = cut(found, wanted.limit, lambda row: write_place(row.events, row.id))
    pairs = [RankedPair(id=row.id, states=(_who(row.states[0]), _who(row.states[1])), events=row.events) for row in page]
    return RankedPairs(dyads=pairs, cursor=cursor, next=link_to(request.url, cursor))


@router.get("/dyads/{pair}", responses=declared(404, 422))
async def dyad(store: OpenStore, pair: Annotated[str, Path(max_length=400, examples=["RUS-BLR"])]) -> DyadView:
    """Two states at a glance: counts by type and decade, tone over time, what is in force, the largest loans.

    Events are classed after PLOVER: agreements, meetings, established relations, recognition and lifted sanctions are verbal cooperation;
    loans, exercises, arms transfers and supplies material cooperation; summonses verbal conflict; sanctions, clashes, expulsions, recalls and
    severed relations material conflict. A deed that is only announced, planned or sought is verbal. Deployments, offices, memberships,
    whatever else ended, and events in which both stand on one side, such as two targets of one sanction, are neither.
    `net` = (cooperative - hostile) / (cooperative + hostile); `score` is the same with material events counted twice.
    """
    one, other = _pair(pair)
    between = (one.id, other.id)
    years = await pair_timeline(store, *between)
    try:
        standing, message = (await find_events(store, EventFilter(between=between, in_force_on=_today()))).events, None
    except Invalid as error:
        standing, message = None, f"What is in force was not worked out: {error} (/events with in_force_on)."
    dated = [row.year for row in years if row.year is not None]
    total = sum(row.count for row in years)
    return DyadView(
        states=(Partner(id=one.id, name=one.name, events=total), Partner(id=other.id, name=other.name, events=total)),
        events=total,
        first=min(dated, default=None),
        last=max(dated, default=None),
        by_type=_by_type(years),
        by_decade={decade: _by_type([row for row in years if _decade(row) == decade]) for decade in dict.fromkeys(map(_decade, years))},
        quads=Tone.model_validate(_tone(years)),
        tone=[
            YearTone(year=year, **tone)
            for year in dict.fromkeys(dated)
            if (tone := _tone([row for row in years if row.year == year]))["net"] is not None
        ],
        in_force=standing,
        message=message,
        largest_loans=await largest_loans(store, *between, LISTED),
    )


def _today() -> str:
    return dt.datetime.now(dt.UTC).date().isoformat()


def _who(entity_id: str) -> Named:
    return Named(id=entity_id, name=named(entity_id))


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


def _tone(rows: list[YearCount]) -> dict[str, Any]:
    """The fields of a `Tone`."""
    counts = {each: sum(row.count for row in rows if row.quad is each) for each in Quad}
    cooperative = counts[Quad.VERBAL_COOPERATION] + counts[Quad.MATERIAL_COOPERATION]
    hostile = counts[Quad.VERBAL_CONFLICT] + counts[Quad.MATERIAL_CONFLICT]
    both = cooperative + hostile
    net = round((cooperative - hostile) / both, 3) if both else None
    return {
        **{str(each): number for each, number in counts.items()},
        "cooperative": cooperative,
        "hostile": hostile,
        "net": net,
        "score": score(counts),
    }
