"""How much happened between two entities, by year: what a chart and its filters are drawn from."""

from __future__ import annotations

from typing import LiteralString

from pydantic import BaseModel, ConfigDict, Field

from graph.fact import FactType, Status
from graph.shape import dyad_id
from graph.store import Store

HOSTILE_ACTS = frozenset({"expulsion", "recall", "summons", "severed"})
COOPERATIVE_ACTS = frozenset({"established", "recognition"})
SIGNS = {
    FactType.AGREEMENT: 1,
    FactType.LOAN: 1,
    FactType.EXERCISE: 1,
    FactType.ARMS_TRANSFER: 1,
    FactType.MEETING: 1,
    FactType.SUPPLY: 1,
    FactType.SANCTION: -1,
    FactType.CLASH: -1,
}
"""Cooperative (1) or hostile (-1), by PLOVER's classes; what is not here is neither, but for diplomatic actions, which go by their kind."""


class YearCount(BaseModel):
    """Events of one year that share type, kind and status."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    year: int | None = Field(description="null: no date given")
    type: FactType
    kind: str | None
    status: Status
    count: int = Field(ge=1)

    @property
    def sign(self) -> int:
        """1 cooperative, -1 hostile, 0 neither. A sanction that ended is cooperative; anything else that ended is neither."""
        if self.status is Status.ENDED:
            return int(self.type is FactType.SANCTION)
        if self.type is FactType.DIPLOMATIC_ACTION:
            return (self.kind in COOPERATIVE_ACTS) - (self.kind in HOSTILE_ACTS)
        return SIGNS.get(self.type, 0)


TIMELINE: LiteralString = """
MATCH (:Dyad {id: $dyad})<-[between:BETWEEN]-(event:Event)
RETURN between.latest.year AS year, between.type AS type, event.kind AS kind, event.status AS status, count(*) AS count
ORDER BY year, type, kind, status
"""


async def pair_timeline(store: Store, one: str, other: str) -> list[YearCount]:
    """What happened between two entities, counted by year, type, kind and status; earliest first, undated last."""
    found = [YearCount.model_validate(row) for row in await store.read(TIMELINE, dyad=dyad_id(one, other))]
    return sorted(found, key=lambda row: (row.year is None, row.year or 0))
