"""What costs much to count is counted once, and anew when the graph has changed."""

import datetime as dt

import pytest
from facts import article, fact

from graph.events import count_events
from graph.filter import EventFilter, Sort
from graph.load import load_article
from graph.retract import retract_article
from graph.timeline import entity_timeline, pair_timeline
from tests import relations

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
PAIR = EventFilter(between=("NOR", "DNK"))


@pytest.fixture
async def asked(store, monkeypatch):
    """The queries that the store is asked from here on; its graph has one event."""
    await relations.empty(store)
    await load(store, "one", "2001")
    queries, read = [], store.read

    async def counted(query, /, **parameters):
        queries.append(query)
        return await read(query, **parameters)

    monkeypatch.setattr(store, "read", counted)
    return queries


async def load(store, name, year):
    await load_article(store, article(name), [fact("agreement", year, party="NOR DNK", name=f"pact of {year}")], NOW)


async def years(store):
    return [row.year for row in await pair_timeline(store, "NOR", "DNK")]


async def test_a_pair_is_counted_once_while_the_graph_stays_the_same(store, asked):
    first = await pair_timeline(store, "NOR", "DNK"), await entity_timeline(store, "NOR"), await count_events(store, PAIR)
    assert len(asked) == 3
    assert (await pair_timeline(store, "DNK", "NOR"), await entity_timeline(store, "NOR"), await count_events(store, PAIR)) == first
    other_page = PAIR.model_copy(update={"limit": 7, "sort": Sort.OLDEST})
    assert await count_events(store, other_page) == 1
    assert len(asked) == 3


async def test_after_any_change_it_is_counted_anew(store, asked):
    assert (await years(store), await count_events(store, PAIR)) == ([2001], 1)
    await load(store, "two", "2002")
    assert (await years(store), await count_events(store, PAIR)) == ([2001, 2002], 2)
    await retract_article(store, "one", "wrong", NOW)
    assert (await years(store), await count_events(store, PAIR)) == ([2002], 1)


async def test_other_questions_have_answers_of_their_own(store, asked):
    assert await pair_timeline(store, "NOR", "DNK", 2) == []
    assert await years(store) == [2001]
    assert await count_events(store, PAIR.model_copy(update={"since": "2005"})) == 0
    assert await count_events(store, PAIR) == 1
