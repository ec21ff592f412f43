"""Events by year and type as stacked bars, and the balance of cooperation under them: numbers in, geometry out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graph.fact import FactType
from graph.timeline import YearCount

WIDTH, BARS, BALANCE, GAP, LEFT, BOTTOM = 720, 200, 56, 26, 34, 22
"""Units of the drawing: its width, the height of both panels, the space between them, room for the axes."""
ZERO: Final = BARS + GAP + BALANCE / 2

MAX_BARS: Final = 60
"""More years than this are gathered into spans of 5, 10, ... years."""


@dataclass(frozen=True)
class Slice:
    """One type's part of a bar."""

    type: FactType
    count: int
    y: float
    height: float


@dataclass(frozen=True)
class Bar:
    """One year (or span of years)."""

    first: int
    last: int
    x: float
    width: float
    slices: tuple[Slice, ...]
    total: int
    balance: float | None
    """Share of cooperative less share of hostile events among those that are either: -1 to 1; None where there is neither."""

    @property
    def lean_height(self) -> float:
        """How far the balance reaches from its zero; a thin line where both sides are equal."""
        return max(abs(self.balance or 0) * BALANCE / 2, 1.5)

    @property
    def lean_y(self) -> float:
        """Where the balance's bar begins: above the zero for cooperation, at it for hostility."""
        return ZERO - self.lean_height if (self.balance or 0) > 0 else ZERO

    @property
    def label(self) -> str:
        """'2009' or '2005–2009'."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True)
class Chart:
    """Everything a template needs to draw, in units of a box of `width` x `height`."""

    bars: tuple[Bar, ...]
    types: tuple[FactType, ...]
    ticks: tuple[tuple[int, float], ...]
    """Counts on the left axis, and how high they lie."""
    labels: tuple[tuple[int, float], ...]
    """Years on the bottom axis, and where."""
    zero: float
    """Where a balance of 0 lies."""
    width: int = WIDTH
    height: int = BARS + GAP + BALANCE + BOTTOM
    left: int = LEFT
    floor: int = BARS


def chart(counts: Iterable[YearCount]) -> Chart | None:
    """The chart of these counts; None where there is nothing dated."""
    rows = [row for row in counts if row.year is not None]
    if not rows:
        return None
    years = [row.year for row in rows if row.year is not None]
    step = _step(max(years) - min(years) + 1)
    first = min(years) // step * step
    spans = range(first, max(years) + 1, step)
    grouped: dict[int, list[YearCount]] = defaultdict(list)
    for row in rows:
        grouped[((row.year or 0) - first) // step].append(row)
    highest = max(sum(row.count for row in group) for group in grouped.values())
    top = _nice(highest)
    pitch = (WIDTH - LEFT) / len(spans)
    bars = tuple(_bar(start, step, LEFT + place * pitch, pitch, grouped.get(place, []), top) for place, start in enumerate(spans))
    every = max(1, -(-len(bars) // 10))
    return Chart(
        bars=bars,
        types=tuple(kind for kind in FactType if any(row.type is kind for row in rows)),
        ticks=tuple((top * part // 2, BARS - (BARS - 8) * part / 2) for part in range(3)),
        labels=tuple((bar.first, bar.x + bar.width / 2) for bar in bars[::every]),
        zero=ZERO,
    )


def _bar(first: int, step: int, x: float, pitch: float, rows: list[YearCount], top: int) -> Bar:
    by_type: dict[FactType, int] = defaultdict(int)
    warm = cold = 0
    for row in rows:
        by_type[row.type] += row.count
        warm += row.count if row.sign > 0 else 0
        cold += row.count if row.sign < 0 else 0
    slices, y = [], float(BARS)
    for kind in FactType:
        if count := by_type.get(kind, 0):
            height = (BARS - 8) * count / top
            y -= height
            slices.append(Slice(kind, count, y, height))
    balance = (warm - cold) / (warm + cold) if warm + cold else None
    inset = min(3.0, pitch * 0.12)
    return Bar(first, first + step - 1, x + inset, pitch - 2 * inset, tuple(slices), sum(by_type.values()), balance)


def _step(years: int) -> int:
    return next(step for step in (1, 5, 10, 20, 50, 100, 500) if years <= MAX_BARS * step or step == 500)


def _nice(value: int) -> int:
    """The least of 2, 4, 6, 8, 10, 12, 14, 16, 20, 30, 40, 60, 80, 100, 120, ... that is not below `value`; half of it is whole too."""
    if value <= 10:
        return value + value % 2
    scale = 1
    while True:
        for part in (10, 12, 14, 16, 20, 30, 40, 60, 80):
            if part * scale >= value:
                return part * scale
        scale *= 10
