"""A series that would be cut is refused: counts that are left out cannot be told from years without events."""

import pytest

from graph import series
from graph.errors import Invalid
from graph.filter import EventFilter
from tests import relations


async def test_a_series_of_too_many_counts_is_refused_with_what_to_ask_instead(store, monkeypatch):
    await relations.tell(store)
    pair = EventFilter(between=("RUS", "BLR"))
    monkeypatch.setattr(series, "MOST", 6)
    assert len(await series.count_over_time(store, pair, "year")) == 6
    monkeypatch.setattr(series, "MOST", 5)
    with pytest.raises(Invalid, match=r"more than 5 counts.*`by`.*`since`"):
        await series.count_over_time(store, pair, "year")
