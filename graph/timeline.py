"""How much happened between two entities, or to one, by year: what a chart and its filters are drawn from."""

from __future__ import annotations

from typing import LiteralString

from pydantic import BaseModel, ConfigDict, Field

from graph.fact import ROLES, FactType, Status
from graph.plover import WEIGHTS, Quad, quad
from graph.rows import Row
from graph.shape import TAKES_PART, dyad_id
from graph.store import Store
from graph.until_changed import UntilChanged


class YearCount(BaseModel):
    """Events of one year that share type, kind and status, and, between two, how these stood to each other."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    year: int | None = Field(description="null: no date given")
    first: int | None = Field(None, description="the year in which they begin at the earliest; of a pair")
    final: int | None = Field(None, description="the year in which they end at the latest; of a pair")
    type: FactType
    kind: str | None
    status: Status
    facing: bool = Field(True, description="one of the two acts and the other receives; false too where the type has no direction")
    count: int = Field(ge=1)

    def in_years(self, since: int | None, until: int | None) -> bool:
        """Whether these events of a pair are in a window of whole years; undated ones are in none."""
        if since is None and until is None:
            return True
        if self.first is None or self.final is None:
            return False
        return (until is None or self.first <= until) and (since is None or self.final >= since)

    @property
    def quad(self) -> Quad | None:
        """The PLOVER quad class of these events; None: neither cooperation nor conflict, or both on one side, as two targets of one sanction."""
        return quad(self.type, self.kind, self.status) if self.facing or len(ROLES[self.type]) == 1 else None

    @property
    def sign(self) -> int:
        """1 cooperative, -1 hostile, 0 neither."""
        return 0 if self.quad is None else 1 if WEIGHTS[self.quad] > 0 else -1


TIMELINE: LiteralString = """
MATCH (:Dyad {id: $dyad})<-[between:BETWEEN]-(event:Event)
WHERE $min_sources IS NULL OR event.support >= $min_sources
WITH event, between.latest.year AS year, between.earliest.year AS first, between.last.year AS final, between.type AS type,
     coalesce(event.lender, event.supplier, event.sender, event.imposer, event.actor, []) AS acting
WITH year, first, final, type, event.kind AS kind, event.status AS status, CASE
  WHEN ($one IN acting) <> ($other IN acting) THEN true
  WHEN $one IN acting THEN any(id IN coalesce(event.borrower, event.recipient, event.host, event.target, []) WHERE id IN [$one, $other])
  ELSE false END AS facing
RETURN year, first, final, type, kind, status, facing, count(*) AS count
ORDER BY year, type, kind, status
"""
"""Who takes part in an event of two sides and does not act receives: the receiving side is read only where both act."""


OF_AN_ENTITY: LiteralString = (
    "MATCH (:Entity {id: $entity_id})-[link:"
    + TAKES_PART
    + """]->(event:Event)
WITH DISTINCT event, link.latest.year AS year, link.type AS type
RETURN year, type, event.kind AS kind, event.status AS status, count(*) AS count
ORDER BY year, type, kind, status
"""
)


_kept: UntilChanged[tuple[str, int | None], list[YearCount]] = UntilChanged(64)
"""Every event of the pair or the entity is looked at: a page with other filters, or the next page, need not do so again."""


async def pair_timeline(store: Store, one: str, other: str, min_sources: int | None = None) -> list[YearCount]:
    """What happened between two entities, counted by year, type, kind, status and sides; earliest first, undated last.

    `min_sources` leaves out events that fewer reports tell of.
    """

    async def read() -> list[YearCount]:
        return _in_time(await store.read(TIMELINE, dyad=dyad_id(one, other), one=one, other=other, min_sources=min_sources))

    return await _kept.get(store, (dyad_id(one, other), min_sources), read)


async def entity_timeline(store: Store, entity_id: str) -> list[YearCount]:
    """What a state or organisation took part in, counted the same way."""

    async def read() -> list[YearCount]:
        return _in_time(await store.read(OF_AN_ENTITY, entity_id=entity_id))

    return await _kept.get(store, (entity_id, None), read)


def _in_time(rows: list[Row]) -> list[YearCount]:
    return sorted(map(YearCount.model_validate, rows), key=lambda row: (row.year is None, row.year or 0))
