"""How much happened between two entities, or to one, by year: what a chart and its filters are drawn from."""

from __future__ import annotations

from typing import LiteralString

from pydantic import BaseModel, ConfigDict, Field

from graph.fact import FactType, Status
from graph.plover import WEIGHTS, Quad, quad
from graph.rows import Row
from graph.shape import TAKES_PART, dyad_id
from graph.store import Store


class YearCount(BaseModel):
    """Events of one year that share type, kind and status."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    year: int | None = Field(description="null: no date given")
    type: FactType
    kind: str | None
    status: Status
    count: int = Field(ge=1)

    @property
    def quad(self) -> Quad | None:
        """The PLOVER quad class of these events; None: neither cooperation nor conflict."""
        return quad(self.type, self.kind, self.status)

    @property
    def sign(self) -> int:
        """1 cooperative, -1 hostile, 0 neither."""
        return 0 if self.quad is None else 1 if WEIGHTS[self.quad] > 0 else -1


TIMELINE: LiteralString = """
MATCH (:Dyad {id: $dyad})<-[between:BETWEEN]-(event:Event)
WHERE $min_sources IS NULL OR event.support >= $min_sources
RETURN between.latest.year AS year, between.type AS type, event.kind AS kind, event.status AS status, count(*) AS count
ORDER BY year, type, kind, status
"""


OF_AN_ENTITY: LiteralString = (
    "MATCH (:Entity {id: $entity_id})-[link:"
    + TAKES_PART
    + """]->(event:Event)
WITH DISTINCT event, link.latest.year AS year, link.type AS type
RETURN year, type, event.kind AS kind, event.status AS status, count(*) AS count
ORDER BY year, type, kind, status
"""
)


async def pair_timeline(store: Store, one: str, other: str, min_sources: int | None = None) -> list[YearCount]:
    """What happened between two entities, counted by year, type, kind and status; earliest first, undated last.

    `min_sources` leaves out events that fewer reports tell of.
    """
    rows = await store.read(TIMELINE, dyad=dyad_id(one, other), min_sources=min_sources)
    return _in_time(rows)


async def entity_timeline(store: Store, entity_id: str) -> list[YearCount]:
    """What a state or organisation took part in, counted the same way."""
    return _in_time(await store.read(OF_AN_ENTITY, entity_id=entity_id))


def _in_time(rows: list[Row]) -> list[YearCount]:
    return sorted(map(YearCount.model_validate, rows), key=lambda row: (row.year is None, row.year or 0))
