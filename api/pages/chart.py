"""Events by year and type as stacked bars, and the score of cooperation and conflict as a line above them: numbers in, geometry out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graph.fact import FactType
from graph.plover import Quad, score
from graph.timeline import YearCount

WIDTH, LINE, GAP, BARS, LEFT, RIGHT, BOTTOM = 720, 76, 22, 190, 18, 46, 22
"""Units of the drawing: its width, the height of the line's panel, the space under it, the height of the bars; room for half a year's label,
for the axis of numbers (on the right: a narrow page shows the latest years and the axis), and for the years."""
TOP: Final = LINE + GAP
FLOOR: Final = TOP + BARS
ZERO: Final = LINE / 2
REACH: Final = LINE / 2 - 6
"""How far a score of 1 lies from 0; the rest is room for the dot."""

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
    score: float | None
    """Cooperation against conflict as `graph.plover.score` has it, -1 to 1; None where there is neither."""

    @property
    def middle(self) -> float:
        """Where the dot of its score lies from the left."""
        return self.x + self.width / 2

    @property
    def level(self) -> float:
        """Where the dot of its score lies from above: all cooperation at the top of the line's panel, all conflict at its bottom."""
        return ZERO - REACH * (self.score or 0)

    @property
    def label(self) -> str:
        """'2009' or '2005–2009'."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True)
class Step:
    """The line from one score to the next; `quiet` where years without any lie between."""

    start: Bar
    stop: Bar
    quiet: bool


@dataclass(frozen=True)
class Chart:
    """Everything a template needs to draw, in units of a box of `width` x `height`."""

    bars: tuple[Bar, ...]
    types: tuple[FactType, ...]
    ticks: tuple[tuple[int, float], ...]
    """Counts on the right axis, and how high they lie."""
    labels: tuple[tuple[int, float], ...]
    """Years on the bottom axis, and where."""
    steps: tuple[Step, ...]
    width: int = WIDTH
    height: int = FLOOR + BOTTOM
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    floor: int = FLOOR
    zero: float = ZERO
    reach: float = REACH


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
    pitch = (WIDTH - LEFT - RIGHT) / len(spans)
    bars = tuple(_bar(start, step, LEFT + place * pitch, pitch, grouped.get(place, []), top) for place, start in enumerate(spans))
    every = max(1, -(-len(bars) // 10))
    scored = [bar for bar in bars if bar.score is not None]
    return Chart(
        bars=bars,
        types=tuple(kind for kind in FactType if any(row.type is kind for row in rows)),
        ticks=tuple((top * part // 2, FLOOR - (BARS - 8) * part / 2) for part in range(3)),
        labels=tuple((bar.first, bar.middle) for bar in bars[::every]),
        steps=tuple(Step(one, other, other.first > one.last + 1) for one, other in pairwise(scored)),
    )


def _bar(first: int, step: int, x: float, pitch: float, rows: list[YearCount], top: int) -> Bar:
    by_type: dict[FactType, int] = defaultdict(int)
    quads: dict[Quad, int] = defaultdict(int)
    for row in rows:
        by_type[row.type] += row.count
        if row.quad:
            quads[row.quad] += row.count
    slices, y = [], float(FLOOR)
    for kind in FactType:
        if count := by_type.get(kind, 0):
            height = (BARS - 8) * count / top
            y -= height
            slices.append(Slice(kind, count, y, height))
    inset = min(3.0, pitch * 0.12)
    return Bar(first, first + step - 1, x + inset, pitch - 2 * inset, tuple(slices), sum(by_type.values()), score(quads))


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
