"""Stored articles are read again: what changed is exchanged, what did not stays as it was."""

import datetime as dt

import pytest
from facts import NOW, article, fact

from api.cli.reextract import differences
from graph.articles import get_article
from graph.load import load_article
from graph.retract import retract_article
from seed.reading import Reading, Unread
from seed.reextract import OVERTAKEN, reextract

LATER = NOW + dt.timedelta(days=1)
LOAN = fact("loan", "2021-09-09", lender="RUS", borrower="BLR", amount=630e6, currency="USD")
TREATY = fact("agreement", "1999", party="RUS BLR", name="Union State treaty")
DRILL = fact("exercise", "2021-09-10", participant="RUS BLR", name="Zapad-2021")


def newer(articles):
    """A newer extractor: finds the loan no more, but the drill."""
    for told in articles:
        yield Reading(article_id=told.id, facts=(TREATY, DRILL) if told.id == "a" else (LOAN,))


def stumbling(articles):
    """A newer extractor that cannot read the first article."""
    for told in articles:
        yield Unread(article_id=told.id, problem="the article could not be read.") if told.id == "a" else next(newer([told]))


@pytest.fixture
async def stored(graph):
    """Three articles as an older extractor read them; the last taken back."""
    await load_article(graph, article("a"), [LOAN, TREATY], NOW)
    await load_article(graph, article("b"), [LOAN], NOW)
    await load_article(graph, article("c"), [TREATY], NOW)
    await retract_article(graph, "c", "wrong", NOW)
    return graph


async def told(graph):
    """Each article's facts with the moment they were recorded."""
    query = (
        "MATCH (article:Article)-[report:REPORTS]->() RETURN article.id AS id, report.id AS report, report.recorded AS recorded LIMIT 100"
    )
    return {(row["id"], row["report"], str(row["recorded"])) for row in await graph.read(query)}


async def test_what_is_no_longer_found_closes_and_the_rest_stays_untouched(stored):
    before = await told(stored)
    changes = [change async for change in reextract(stored, LATER, dry_run=False, read=newer)]
    assert [(change.article, change.opened, change.closed, change.unchanged) for change in changes] == [
        ("a", (DRILL,), (LOAN,), 1),
        ("b", (), (), 1),
    ]
    assert {each.fact for each in (await get_article(stored, "a")).facts} == {TREATY, DRILL}
    assert len(before & await told(stored)) == 2


async def test_a_dry_run_tells_the_same_and_changes_nothing(stored):
    before = await told(stored)
    changes = [change async for change in reextract(stored, LATER, dry_run=True, read=newer)]
    assert "".join(map(differences, changes)) == (
        "a: +1 -1 =1\n"
        "  + exercise, 2021-09-10, done, RUS, BLR, Zapad-2021: “The text says so.”\n"
        "  - loan, 2021-09-09, done, RUS → BLR, 630,000,000 USD: “The text says so.”\n"
    )
    assert await told(stored) == before


async def test_reading_again_with_the_same_extractor_changes_nothing(stored):
    [change async for change in reextract(stored, LATER, dry_run=False, read=newer)]
    again = [change async for change in reextract(stored, LATER, dry_run=False, read=newer)]
    assert [(change.opened, change.closed) for change in again] == [((), ()), ((), ())]


async def test_an_article_that_cannot_be_read_again_stays_as_it_was_and_the_others_are_read(stored):
    before = await told(stored)
    changes = [change async for change in reextract(stored, LATER, dry_run=False, read=stumbling)]
    assert [(change.article, change.unchanged, change.problem) for change in changes] == [
        ("a", 2, "the article could not be read."),
        ("b", 1, None),
    ]
    assert await told(stored) == before


async def test_a_version_that_came_in_meanwhile_is_not_put_back(stored):
    changed = article("b").model_copy(update={"text": "Another text."})
    again = reextract(stored, LATER, dry_run=False, read=newer)
    await anext(again)  # all have been read, the first is loaded
    await load_article(stored, changed, [TREATY], LATER)
    assert [change.problem async for change in again] == [OVERTAKEN]
    assert (await get_article(stored, "b")).article.text == changed.text
