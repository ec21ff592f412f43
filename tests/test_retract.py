"""What an article no longer says stops counting, and stays in the history."""

import datetime as dt

import pytest
from facts import article, fact

from graph.articles import get_article
from graph.errors import Invalid, NotFound
from graph.events import find_events, get_event
from graph.filter import EventFilter
from graph.load import load_article, load_articles
from graph.retract import restore_article, retract_article
from graph.rows import moment
from graph.store import rows

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (dt.datetime(2026, 1, day, 12, tzinfo=dt.UTC) for day in (5, 6, 7, 8))
LOAN = fact("loan", "2021-09-09", lender="RUS", borrower="BLR", amount=630e6, currency="USD")
BIGGER = fact("loan", "2021-09-09", lender="RUS", borrower="BLR", amount=640e6, currency="USD")
DRILL = fact("exercise", "2021-09-10", participant="RUS BLR", name="Zapad-2021")
PAIR = EventFilter(between=("RUS", "BLR"))


async def known(graph, **wanted):
    """Type, amount and support of each event of the pair."""
    page = await find_events(graph, EventFilter(between=("RUS", "BLR"), **wanted))
    return [(event.type.value, event.amount, event.support) for event in page.events]


async def history(graph):
    """Reports of the past: why they closed, and when."""
    query = "MATCH (past:PastReport) RETURN past.report AS report, past.reason AS reason, past.closed AS closed LIMIT 100"
    return {(row["reason"], moment(row["closed"])) for row in await graph.read(query)}


async def test_a_changed_version_supersedes_what_the_former_said(graph):
    await load_article(graph, article("a", text="Old text."), [LOAN], MONDAY)
    changed = await load_article(graph, article("a", text="New text."), [BIGGER, DRILL], TUESDAY)
    assert (changed.outcome, changed.opened, changed.closed) == ("changed", 2, 1)
    assert await known(graph) == [("exercise", None, 1), ("loan", 640e6, 1)]
    assert await history(graph) == {("superseded", TUESDAY)}
    assert await graph.read("MATCH (:Article {id: 'a'})-[:EARLIER]->(version) RETURN version.text AS text") == [{"text": "Old text."}]


async def test_an_article_may_become_again_what_it_was_before(graph):
    versions = [("Old text.", [LOAN]), ("New text.", [BIGGER])] * 3
    for day, (text, told) in enumerate(versions):
        loaded = await load_article(graph, article("a", text=text), told, MONDAY + dt.timedelta(days=day))
        assert loaded.outcome == ("changed" if day else "created")
    earlier = await graph.read("MATCH (:Article {id: 'a'})-[:EARLIER]->(version) RETURN version.text AS text, version.closed AS closed")
    assert {(row["text"], moment(row["closed"])) for row in earlier} == {
        (text, MONDAY + dt.timedelta(days=day + 1)) for day, (text, _) in enumerate(versions[:-1])
    }
    assert await known(graph) == [("loan", 640e6, 1)]
    assert await known(graph, recorded_by=WEDNESDAY) == [("loan", 630e6, 1)]


async def test_an_article_that_changes_back_and_forth_in_one_transaction_is_kept_as_it_came_last(graph):
    versions = [(article("a", text=text), told) for text, told in [("Old text.", [LOAN]), ("New text.", [BIGGER])] * 2]
    assert [report.outcome for report in await load_articles(graph, versions, MONDAY)] == ["created", "changed", "changed", "changed"]
    assert await known(graph) == [("loan", 640e6, 1)]


async def test_the_same_url_is_the_same_article(graph):
    url = "https://example.org/news/1"
    await load_article(graph, article("a", url=url), [LOAN], MONDAY)
    again = await load_article(graph, article("b", url=url, text="A new version."), [BIGGER], TUESDAY)
    assert (again.article, again.outcome) == ("a", "changed")
    assert await get_article(graph, "b") is None
    assert await known(graph) == [("loan", 640e6, 1)]


async def test_what_is_read_anew_from_the_same_text_replaces_what_was_read_before(graph):
    await load_article(graph, article("a"), [LOAN, DRILL], MONDAY)
    before = await get_event(graph, (await load_article(graph, article("a"), [LOAN, DRILL], TUESDAY)).events[0])
    again = await load_article(graph, article("a"), [LOAN], WEDNESDAY)
    assert (again.opened, again.closed) == (0, 1)
    assert await history(graph) == {("reread", WEDNESDAY)}
    assert await get_event(graph, again.events[0]) == before


async def test_a_retracted_article_takes_away_its_own_support_only(graph):
    await load_article(graph, article("a"), [LOAN, DRILL], MONDAY)
    await load_article(graph, article("b"), [LOAN], MONDAY)
    done = await retract_article(graph, "a", "the interview was made up", TUESDAY)
    assert (done.outcome, done.reports) == ("retracted", 2)
    assert await known(graph) == [("loan", 630e6, 1)]
    assert await history(graph) == {("retracted", TUESDAY)}


async def test_retracting_twice_or_what_is_not_there_changes_nothing(graph):
    await load_article(graph, article("a"), [LOAN], MONDAY)
    await retract_article(graph, "a", "wrong", TUESDAY)
    assert (await retract_article(graph, "a", "wrong", WEDNESDAY)).outcome == "unchanged"
    assert await history(graph) == {("retracted", TUESDAY)}
    with pytest.raises(NotFound, match="no article 'none'"):
        await retract_article(graph, "none", "wrong", TUESDAY)


@pytest.mark.parametrize("reason", ["", " \n"])
async def test_an_article_is_not_taken_back_without_a_reason(graph, reason):
    await load_article(graph, article("a"), [LOAN], MONDAY)
    with pytest.raises(Invalid, match="say why 'a'"):
        await retract_article(graph, "a", reason, TUESDAY)
    assert await known(graph) == [("loan", 630e6, 1)]


async def test_an_article_that_an_earlier_version_took_back_without_a_reason_is_brought_back(graph):
    async def as_then(transaction):
        await rows(transaction, "MATCH (article:Article {id: 'a'}) SET article.retracted = ''")

    await load_article(graph, article("a"), [LOAN], MONDAY)
    await retract_article(graph, "a", "wrong", TUESDAY)
    await graph.write(as_then)
    assert (await load_article(graph, article("a"), [LOAN], WEDNESDAY)).outcome == "retracted"
    assert (await restore_article(graph, "a", THURSDAY)).outcome == "restored"
    assert await known(graph) == [("loan", 630e6, 1)]


async def test_a_retracted_article_stays_so_when_it_is_loaded_again(graph):
    await load_article(graph, article("a"), [LOAN], MONDAY)
    await retract_article(graph, "a", "wrong", TUESDAY)
    assert (await load_article(graph, article("a"), [LOAN], WEDNESDAY)).outcome == "retracted"
    assert await known(graph) == []


async def test_a_retraction_can_be_undone(graph):
    loaded = await load_article(graph, article("a"), [LOAN, DRILL], MONDAY)
    await retract_article(graph, "a", "wrong", TUESDAY)
    assert (await restore_article(graph, "a", WEDNESDAY)).outcome == "restored"
    assert await known(graph) == [("exercise", None, 1), ("loan", 630e6, 1)]
    assert {event.id for event in (await find_events(graph, PAIR)).events} == set(loaded.events)
    assert (await restore_article(graph, "a", THURSDAY)).outcome == "unchanged"
    with pytest.raises(NotFound, match="no article 'none'"):
        await restore_article(graph, "none", THURSDAY)


async def test_an_event_is_found_under_the_id_it_had_before_an_earlier_report_came(graph):
    later = await load_article(graph, article("late", "2021-09-10"), [LOAN], MONDAY)
    earlier = await load_article(graph, article("early", "2021-09-09"), [LOAN], TUESDAY)
    assert later.events != earlier.events
    assert (await get_event(graph, later.events[0])).id == earlier.events[0]


async def test_what_the_graph_held_at_a_moment_stays_answerable(graph):
    await load_article(graph, article("a", text="Old text."), [LOAN], MONDAY)
    await load_article(graph, article("b"), [DRILL], TUESDAY)
    await load_article(graph, article("a", text="New text."), [BIGGER], WEDNESDAY)
    await retract_article(graph, "b", "wrong", THURSDAY)
    second = dt.timedelta(seconds=1)
    assert await known(graph, recorded_by=MONDAY - second) == []
    assert await known(graph, recorded_by=MONDAY) == [("loan", 630e6, 1)]
    assert await known(graph, recorded_by=TUESDAY) == [("exercise", None, 1), ("loan", 630e6, 1)]
    assert await known(graph, recorded_by=WEDNESDAY) == [("exercise", None, 1), ("loan", 640e6, 1)]
    assert await known(graph, recorded_by=THURSDAY) == [("loan", 640e6, 1)]
