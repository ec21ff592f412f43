"""Events by year as bars, and the score of cooperation and conflict."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.pages.chart import FLOOR, LINE, MAX_BARS, TOP, WIDTH, chart
from graph.fact import FactType, Status
from graph.timeline import YearCount


def row(year: int | None, fact_type: FactType, count: int = 1, status: Status = Status.DONE, kind: str | None = None) -> YearCount:
    return YearCount(year=year, type=fact_type, kind=kind, status=status, count=count)


def test_there_is_no_chart_without_a_dated_event():
    assert chart([]) is None
    assert chart([row(None, FactType.LOAN)]) is None


def test_every_year_of_the_span_has_a_place_and_quiet_years_are_empty():
    drawn = chart([row(1999, FactType.AGREEMENT, 2), row(2002, FactType.LOAN)])
    assert drawn
    assert [(bar.label, bar.total) for bar in drawn.bars] == [("1999", 2), ("2000", 0), ("2001", 0), ("2002", 1)]
    assert drawn.types == (FactType.AGREEMENT, FactType.LOAN)


def test_long_spans_are_gathered_so_that_bars_stay_wide():
    drawn = chart([row(1812, FactType.CLASH), row(2021, FactType.MEETING)])
    assert drawn
    assert len(drawn.bars) <= MAX_BARS + 1
    assert (drawn.bars[0].label, drawn.bars[-1].label) == ("1810–1814", "2020–2024")


@pytest.mark.parametrize(("highest", "top"), [(1, 2), (3, 4), (10, 10), (11, 12), (17, 20), (250, 300), (19_178, 20_000)])
def test_the_axis_ends_at_a_round_number_with_a_whole_half(highest: int, top: int):
    drawn = chart([row(2000, FactType.MEETING, highest)])
    assert drawn
    assert [count for count, _ in drawn.ticks] == [0, top // 2, top]


def test_the_score_runs_from_all_hostile_to_all_cooperative():
    drawn = chart(
        [
            row(2000, FactType.AGREEMENT, 3),
            row(2001, FactType.SANCTION, 2),
            row(2002, FactType.AGREEMENT),
            row(2002, FactType.CLASH, 3),
            row(2003, FactType.DEPLOYMENT),
        ]
    )
    assert drawn
    assert [bar.score for bar in drawn.bars] == [1.0, -1.0, -0.714, None]
    assert drawn.bars[0].level < drawn.zero < drawn.bars[2].level < drawn.bars[1].level


def test_the_line_passes_over_years_without_a_score_and_marks_that():
    drawn = chart([row(2000, FactType.AGREEMENT), row(2001, FactType.SANCTION), row(2002, FactType.DEPLOYMENT), row(2003, FactType.LOAN)])
    assert drawn
    assert [(step.start.label, step.stop.label, step.quiet) for step in drawn.steps] == [("2000", "2001", False), ("2001", "2003", True)]


@pytest.mark.parametrize(
    ("fact_type", "status", "kind", "sign"),
    [
        (FactType.DIPLOMATIC_ACTION, Status.DONE, "expulsion", -1),
        (FactType.DIPLOMATIC_ACTION, Status.DONE, "established", 1),
        (FactType.DIPLOMATIC_ACTION, Status.DONE, None, 0),
        (FactType.SANCTION, Status.ENDED, "embargo", 1),
        (FactType.AGREEMENT, Status.ENDED, None, 0),
        (FactType.LEADERSHIP, Status.DONE, None, 0),
    ],
)
def test_the_sign_of_an_event_goes_by_type_kind_and_whether_it_ended(fact_type: FactType, status: Status, kind: str | None, sign: int):
    assert row(2000, fact_type, status=status, kind=kind).sign == sign


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(1, 9999), st.sampled_from(FactType), st.integers(1, 30_000)), min_size=1, max_size=40))
def test_everything_drawn_lies_inside_the_picture(counts: list[tuple[int, FactType, int]]):
    drawn = chart([row(year, fact_type, count) for year, fact_type, count in counts])
    assert drawn
    assert sum(bar.total for bar in drawn.bars) == sum(count for _, _, count in counts)
    for bar in drawn.bars:
        assert drawn.left <= bar.x
        assert bar.width > 0
        assert bar.x + bar.width <= drawn.right + 0.01 < WIDTH
        for piece in bar.slices:
            assert piece.y >= TOP
            assert piece.y + piece.height <= FLOOR + 0.01
        assert 0 <= bar.level <= LINE
    assert all(step.start.middle < step.stop.middle for step in drawn.steps)
