"""How much happened between two entities, by year: what a chart and its filters are drawn from."""

from __future__ import annotations

from typing import LiteralString

from pydantic import BaseModel, ConfigDict, Field

from graph.fact import FactType, Status
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
"""Cooperative or hostile, by PLOVER's classes; what is not here is neither, but for diplomatic actions, which go by their kind."""


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
        """1 cooperative, -1 hostile, 0 neither."""
        if self.type is FactType.DIPLOMATIC_ACTION:
            return (self.kind in COOPERATIVE_ACTS) - (self.kind in HOSTILE_ACTS)
        return SIGNS.get(self.type, 0)
