"""Who takes part in an event or fact, for tables."""

from __future__ import annotations

from graph.event import Event
from graph.fact import Fact, sides


def who(told: Event | Fact) -> str:
    """`RUS → BLR`, the acting side first and a question mark for one that is not known; `BLR, RUS` where all take part alike."""
    return " → ".join(", ".join(ids) or "?" for ids in sides(told.type, told.roles))
