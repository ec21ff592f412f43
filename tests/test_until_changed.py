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


async def test_the_counts_of_years_tell_how_many_events_a_window_of_years_holds(store):
    await relations.empty(store)
    told = [("2001", None), ("2003-05", "2006-02-01"), ("2004-12-31", None), (None, "2008"), (None, None), ("2009-09-09", "2009-09-10")]
    facts = [fact("exercise", date, end=end, participant="NOR DNK", name=f"Cold {number}") for number, (date, end) in enumerate(told)]
    for number, each in enumerate(facts):
        await load_article(store, article(f"a{number}"), [each], NOW)
    counts = await pair_timeline(store, "NOR", "DNK")
    for since in (None, *range(2000, 2011)):
        for until in (None, *range(since or 2000, 2011)):
            window = {"since": since and str(since), "until": until and str(until)}
            within = sum(row.count for row in counts if row.in_years(since, until))
            assert within == await count_events(store, PAIR.model_copy(update=window)), window


async def test_whether_two_faced_each_other_is_told_by_their_sides(store):
    await relations.empty(store)
    sides = [("NOR", "DNK"), ("DNK", "NOR"), ("NOR DNK", "SWE"), ("SWE", "NOR DNK"), ("NOR SWE", "DNK SWE"), ("NOR DNK", "DNK SWE")]
    for number, (imposer, target) in enumerate(sides):
        told = fact("sanction", f"{2001 + number}", imposer=imposer, target=target, name=f"ban {number}")
        await load_article(store, article(f"a{number}"), [told], NOW)
    facing = {row.year: row.facing for row in await pair_timeline(store, "NOR", "DNK")}
    assert facing == {2001: True, 2002: True, 2003: False, 2004: False, 2005: True, 2006: True}
