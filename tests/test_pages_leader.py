"""The page of a leader, and what the pages of states and organisations say of who leads and belongs."""

from __future__ import annotations

import pytest

from graph.article import Article
from graph.fact import Roles
from graph.load import load_article
from tests import relations
from tests.pages_site import tell_small_world
from tests.test_pages import page, texts
from tests.test_pages_picture import TALKS, met

SUMMITS = Article(
    id="summits",
    title="Summits",
    published="2022-09-10",
    text="They met in 2019-03-01. They met in 2022-07. They met in 2016. They met in 2021-02-03.",
)
LUKASHENKO = "/leader/BLR%3Aalexander-lukashenko"


@pytest.fixture(scope="module", autouse=True)
async def world(store):
    await tell_small_world(store)
    await load_article(store, TALKS, [met()], relations.LEARNT)


async def test_a_leader_shows_offices_with_terms(client):
    leader = await page(client, LUKASHENKO)
    assert texts(leader, "//h1") == ["Alexander Lukashenko"]
    assert texts(leader, "//p[@class='lead']")[0].startswith("President of Belarus, since 20 July 1994")
    assert "President, Belarus" in texts(leader, "//section[@aria-labelledby='offices']//li")[0]


async def test_a_leader_shows_meetings_in_time_and_whom_they_were_with(client):
    leader = await page(client, "/leader/RUS%3Avladimir-putin")
    assert texts(leader, "//ol[@class='timeline']/li") == ["30 September 2021 Meeting between Belarus and Russia"]
    met = leader.xpath("//section[@aria-labelledby='met']")[0]
    assert texts(met, "./div[@class='bars']/*[self::a or self::span]") == ["Belarus", "1"]
    assert (
        met.xpath(".//*[name()='svg' and @class='world']/*[name()='a']/@href")
        == met.xpath("./div[@class='bars']/a/@href")
        == ["/state/BLR"]
    )


async def test_a_leader_whom_no_article_names_says_so(client):
    assert "No article in the graph names" in texts(await page(client, LUKASHENKO), "//p[@class='empty']")[0]


async def test_a_leader_that_there_is_not_is_a_page_that_says_so(client):
    assert "no leader BLR:nobody" in (await page(client, "/leader/BLR:nobody", 404)).text_content()


async def test_the_offices_of_a_state_lead_to_its_leaders(client):
    state = await page(client, "/state/BLR")
    (link,) = [link for link in state.xpath("//aside//a") if link.text_content() == "Alexander Lukashenko"][:1]
    assert link.get("href") == LUKASHENKO


async def test_a_state_is_summed_up_and_charted(client):
    state = await page(client, "/state/BLR")
    assert "7 events from 1999 to 2021, all cooperative" in texts(state, "//main/p")[1]
    bar = state.xpath("//*[name()='svg' and @class='chart']/*[name()='a']")[-1]
    assert bar.get("aria-label") == "2021: 3"
    assert len(texts(await page(client, bar.get("href")), "//article//h3")) == 3


async def test_an_organisation_lists_its_members_since_when(client):
    body = await page(client, "/organization/CSTO")
    members = texts(body, "//section[@aria-label='Members']//li")
    assert any(member.startswith("Belarus since ") for member in members)


async def test_the_meetings_of_a_leader_run_from_the_latest_to_the_earliest(client, store):
    days = ("2019-03-01", "2022-07", "2016", "2021-02-03")
    told = [
        relations.fact(
            SUMMITS,
            f"They met in {day}.",
            type="meeting",
            roles=Roles(participant=("RUS", "BLR")),
            persons=("Alexander Lukashenko",),
            date=day,
        )
        for day in days
    ]
    await load_article(store, SUMMITS, told, relations.LEARNT)
    leader = await page(client, LUKASHENKO)
    assert texts(leader, "//ol[@class='timeline']//span[@class='when']") == ["July 2022", "3 February 2021", "1 March 2019", "2016"]
