"""A long list of articles is read some days at a time, and its pages are those of a list that is sorted at once."""

import random

import pytest

from graph import article_list
from graph.article_list import list_articles
from graph.load import load_article
from graph.retract import retract_article
from tests.facts import NOW, article

DATES = ["2021", "2021-05", "2021-05-03", "2021-05-04", "2033-01-01", "1999", "0001", "0001-01-01", "1951-12", "2026-01-01"]


@pytest.fixture
async def many(graph):
    rng = random.Random(3)
    dates = [rng.choice(DATES) for _ in range(40)] + ["2021-05-04"] * 8
    for number, date in enumerate(dates):
        await load_article(graph, article(f"a{number:02}", date, text=f"Nothing happened, {number} times."), [], NOW)
    await retract_article(graph, "a07", "a hoax", NOW)
    named = [(date, f"a{number:02}") for number, date in enumerate(dates) if number != 7]
    by_id = sorted(named, key=lambda each: each[1])
    return sorted(by_id, key=lambda each: each[0], reverse=True)


@pytest.mark.parametrize("seen", [0, 12, 2000])
@pytest.mark.parametrize("limit", [1, 7, 100])
async def test_pages_are_those_of_the_sorted_list(graph, many, monkeypatch, seen, limit):
    monkeypatch.setattr(article_list, "SEEN", seen)
    listed, after = [], None
    while page := [(each.published, each.id) for each in await list_articles(graph, limit, after)]:
        assert len(page) <= limit
        listed += page
        after = page[-1]
    assert listed == many


async def test_a_page_looks_at_no_more_articles_than_it_may(graph, many, monkeypatch):
    monkeypatch.setattr(article_list, "SEEN", 12)
    asked = []
    read = graph.read

    async def watched(query, /, **parameters):
        if query == article_list.LISTED:
            asked.append((parameters["low"], parameters["high"]))
        return await read(query, **parameters)

    monkeypatch.setattr(graph, "read", watched)
    page = await list_articles(graph, 2)
    assert [(each.published, each.id) for each in page] == many[:2]
    looked_at = [date for date, _ in many if any(low <= date < high for low, high in asked)]
    assert len(looked_at) < 12 + 4 * 2
