"""The page of an article: its text with every fact marked in place, and the list beside it."""

from __future__ import annotations

import pytest

from graph.article import Article
from graph.load import load_article
from graph.retract import retract_article
from tests import relations
from tests.pages_site import tell_small_world
from tests.test_pages import page, texts

OVERLAP = Article(id="overlap", published="2004-02-02", text="Norway and Iceland signed a road pact and a rail pact on Sunday.")
EMPTY = Article(id="empty", published="2004-02-02", text="It rained all day.")
FRENCH = Article(
    id="french",
    published="2004-02-02",
    text="La Norvège et l'Islande ont signé samedi un accord sur la pêche, après des années de discussions difficiles entre les deux pays du Nord.",
)
LONG = Article(id="long", published="2004-02-02", text="It rained on the road to the sea. " * 6_000)


@pytest.fixture(scope="module", autouse=True)
async def small_world(store):
    await tell_small_world(store)


async def test_an_article_marks_every_fact_in_place_with_a_label_that_leads_to_the_list_beside_and_back(client):
    article = await page(client, "/article/pacts")
    assert len(article.xpath("//mark")) == 6
    labels = article.xpath("//div[@class='text']//a[@class and @id]")
    assert [label.text_content() for label in labels] == [
        *("agreement 1", "agreement 2", "agreement 3", "loan or aid 4", "agreement 5", "agreement 6"),
    ]
    listed = article.xpath("//aside//li")
    assert [label.get("href") for label in labels] == [f"#{fact.get('id')}" for fact in listed]
    assert [f"#{label.get('id')}" for label in labels] == article.xpath("//aside//a[text()='in the text']/@href")
    for label in labels:
        label.drop_tree()
    assert "".join(article.xpath("//div[@class='text']")[0].itertext()).split() == relations.PACTS.text.split()


async def test_facts_that_overlap_are_marked_and_labelled_each(client, store):
    told = [
        relations.agreement(OVERLAP, "signed a road pact and a rail pact", "NOR", "ISL", date="2004-02-01", name="road pact"),
        relations.agreement(OVERLAP, "a rail pact on Sunday", "NOR", "ISL", date="2004-02-01", name="rail pact"),
    ]
    await load_article(store, OVERLAP, told, relations.LEARNT)
    article = await page(client, "/article/overlap")
    assert texts(article, "//mark/mark") == ["a rail pact"]
    assert texts(article, "//div[@class='text']//a") == ["agreement 1", "agreement 2"]


async def test_an_article_in_which_nothing_was_found_says_so_and_one_taken_back_says_that(client, store):
    await load_article(store, EMPTY, [], relations.LEARNT)
    assert "no event between states was found" in texts(await page(client, "/article/empty"), "//aside/p")[0]
    await retract_article(store, "empty", "it was a hoax", relations.LEARNT)
    back = await page(client, "/article/empty")
    assert texts(back, "//p[@role='note']")[0].startswith("Taken back on 6 November 2021: it was a hoax.")
    assert texts(back, "//aside/p") == []


async def test_an_article_that_was_not_read_or_not_to_its_end_says_so(client, store):
    for article in (FRENCH, LONG):
        await load_article(store, article, [], relations.LEARNT)
    assert texts(await page(client, "/article/french"), "//aside/p") == ["The text is not English: nothing in it was read."]
    assert texts(await page(client, "/article/long"), "//aside/p") == ["Only the first 200,000 of 204,000 characters were read."]
