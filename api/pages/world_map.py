"""A map of the world that shows with whom a state has most to do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from graph.partners import Partner

OUTLINES: Final = Path(__file__).parent / "world" / "world.json"
"""State id -> outline, made by make.mjs beside it."""

SHADES: Final = 4
"""Steps from few events to most, each four times the one before it at a full scale."""


@dataclass(frozen=True)
class Shape:
    """One state on the map: its outline, how many events are shared with it, and its shade from 0 (none) to SHADES."""

    id: str
    path: str
    events: int
    shade: int


@cache
def outlines() -> dict[str, str]:
    """The outline of each state as an SVG path in a box of 720 x 360."""
    drawn: dict[str, str] = json.loads(OUTLINES.read_text())
    return drawn


def shapes(partners: Sequence[Partner], here: str) -> list[Shape]:
    """The map of these partners of `here`: those with events over the rest, and itself on top, so that borders can be seen."""
    events = {partner.id: partner.events for partner in partners}
    most = max(events.values(), default=0)
    drawn = [Shape(id_, path, events.get(id_, 0), shade(events.get(id_, 0), most)) for id_, path in outlines().items()]
    return sorted(drawn, key=lambda shape: (shape.id == here, shape.events))


def shade(events: int, most: int) -> int:
    """0 for none; then each step means four times the events of the one below, the top one those near `most`."""
    if not events:
        return 0
    step = SHADES
    while step > 1 and events * 4 ** (SHADES - step + 1) <= most:
        step -= 1
    return step
