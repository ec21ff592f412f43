"""The map of partners."""

from __future__ import annotations

import pytest

from api.pages.world_map import SHADES, outlines, shade, shapes
from graph.partners import Partner
from seed.names import entity


def test_every_outline_belongs_to_a_state_of_the_reference_data():
    assert {state for state in outlines() if entity(state) is None} == set()
    assert len(outlines()) > 170


def test_outlines_are_paths_within_the_box():
    for path in outlines().values():
        numbers = [float(number) for number in path.replace("M", " ").replace("L", " ").replace("Z", " ").replace(",", " ").split()]
        assert numbers
        assert all(0 <= x <= 720 for x in numbers[::2])
        assert all(0 <= y <= 360 for y in numbers[1::2])


@pytest.mark.parametrize(
    ("events", "most", "step"), [(0, 100, 0), (1, 1, SHADES), (100, 100, 4), (26, 100, 4), (25, 100, 3), (6, 100, 2), (1, 100, 1)]
)
def test_each_shade_means_four_times_the_events_of_the_one_below(events: int, most: int, step: int):
    assert shade(events, most) == step


def test_partners_are_drawn_over_the_rest_and_organisations_are_left_out():
    drawn = shapes([Partner(id="BLR", events=9), Partner(id="NATO", events=30), Partner(id="KAZ", events=1)], "RUS")
    assert [(shape.id, shape.events) for shape in drawn[-3:]] == [("KAZ", 1), ("BLR", 9), ("RUS", 0)]
    assert {shape.shade for shape in drawn[:-3]} == {0}
