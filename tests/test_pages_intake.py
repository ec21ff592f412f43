"""Jobs and feeds on the pages: seen, begun, cancelled, by who may add articles."""

from __future__ import annotations

import datetime as dt
from contextlib import asynccontextmanager, nullcontext

import lxml.html
import pytest
from asgi_lifespan import LifespanManager

from api.app import create_app
from api.feeding.work import article_item
from api.settings import ServiceSettings
from graph.article import Article
from graph.feeds import list_feeds
from graph.job_items import item_done, item_failed, waiting_items
from graph.jobs import add_job, claim_job, get_job
from graph.keys import Role, add_key
from tests import relations
from tests.conftest import asked_by
from tests.test_pages import page, texts
from tests.web import web

NOW = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
async def empty_graph(store):
    await relations.empty(store)


@asynccontextmanager
async def reaching(store, key, site):
    """A client of a service that may reach `site` and works off no jobs."""
    app = create_app(nullcontext(store), ServiceSettings(workers=False), reach=site.reach)
    async with LifespanManager(app) as running, asked_by(running.app, {"Authorization": f"Bearer {key}"}) as opened:
        yield opened


async def half_done(store):
    """A job of three articles: one read, one failed, one waiting."""
    articles = [Article(id=f"a{number}", title=f"Story {number}", published="2021-09-10", text="So it is.") for number in (1, 2, 3)]
    made = await add_job(store, "3 articles", [article_item(each) for each in articles], "night desk", NOW)
    claimed = await claim_job(store, "worker", NOW)
    assert claimed
    first, second, _ = await waiting_items(store, claimed, 3)
    await item_done(store, claimed, first, "a1", NOW)
    await item_failed(store, claimed, second, "no date of publication", NOW)
    return made.id


def refused_page(answer):
    assert answer.status_code == 422
    return lxml.html.fromstring(answer.text)


async def test_a_job_shows_how_far_it_is_what_came_of_it_and_what_went_wrong(client, store):
    job = await half_done(store)
    listed = await page(client, "/intake")
    assert texts(listed, "//tbody/tr/*") == ["3 articles", "being read", "1 of 3", "1", "1 January 2026, 12:00 UTC", "night desk"]
    (link,) = listed.xpath("//tbody//a/@href")
    told = await page(client, link)
    assert link == f"/intake/jobs/{job}"
    assert texts(told, "//p[@class='lead']") == ["Being read: 1 of 3 read, 1 failed."]
    assert told.xpath("//progress/@value") == ["2"]
    assert [(a.get("href"), a.text) for a in told.xpath("//li/a")] == [("/article/a1", "Story 1")]
    assert "Story 2no date of publication" in texts(told, "//li")


async def test_an_open_job_is_cancelled_by_its_button_and_an_ended_one_has_none(client, store):
    job = await half_done(store)
    path = f"/intake/jobs/{job}"
    (form,) = (await page(client, path)).xpath("//form[@action='/intake/cancel']")
    answer = await client.post("/intake/cancel", data={box.get("name"): box.get("value") for box in form.xpath(".//input")})
    assert (answer.status_code, answer.headers["location"]) == (303, path)
    told = await page(client, path)
    assert texts(told, "//p[@class='lead']") == ["Cancelled: 1 of 3 read, 1 failed."]
    assert told.xpath("//form[@action='/intake/cancel'] | //*[@data-open]") == []


async def test_addresses_typed_one_a_line_become_a_job(client, store):
    answer = await client.post("/intake/jobs", data={"urls": "https://one.example/a\r\nhttps://two.example/b\n\nhttps://one.example/a"})
    assert answer.status_code == 303
    job = await get_job(store, answer.headers["location"].rsplit("/", 1)[1])
    assert (job.name, job.total, job.by) == ("2 articles", 2, "tests")
    nothing = refused_page(await client.post("/intake/jobs", data={"urls": " "}))
    assert "one address a line" in texts(nothing, "//*[@role='alert']")[0]


async def test_a_feed_is_added_shown_with_its_state_and_removed(store, key):
    with web() as site:
        async with reaching(store, key, site) as client:
            added = await client.post("/intake/feeds", data={"url": f"{site.url}/world.rss", "minutes": "15"})
            assert (added.status_code, added.headers["location"]) == (303, "/intake#feeds")
            shown = await page(client, "/intake")
            assert "every 15 minutes" in texts(shown, "//li[@class='card']")[0]
            (form,) = shown.xpath("//form[@action='/intake/feeds/remove']")
            sent = {box.get("name"): box.get("value") for box in form.xpath(".//input")}
            assert (await client.post("/intake/feeds/remove", data=sent)).status_code == 303
            assert await list_feeds(store, 10) == ()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"url": "http://127.0.0.1/world.rss", "minutes": "30"}, "127.0.0.1"),
        ({"url": "https://news.example/world.rss", "minutes": "1"}, "minutes"),
        ({"url": "", "minutes": "30"}, "url"),
    ],
)
async def test_a_feed_that_cannot_be_looked_at_is_refused_and_what_was_typed_stays(client, given, words):
    refused = refused_page(await client.post("/intake/feeds", data=given))
    assert words in texts(refused, "//*[@role='alert']")[0]
    assert refused.xpath("//input[@name='url']/@value") == [given["url"]]


async def test_who_may_not_add_sees_no_jobs_and_changes_none(service, anybody, store):
    job = await half_done(store)
    assert "sign in" in texts(await page(anybody, "/intake"), "//p[@class='empty']")[0]
    assert (await anybody.get("/intake")).text.count("3 articles") == 0
    assert (await anybody.get(f"/intake/jobs/{job}")).status_code == 401
    secret = (await add_key(store, "reader", Role.READER, NOW)).key
    async with asked_by(service, {"Authorization": f"Bearer {secret}"}) as reader:
        assert (await reader.get(f"/intake/jobs/{job}")).status_code == 403
        assert (await reader.post("/intake/cancel", data={"job": job})).status_code == 403
    assert (await get_job(store, job)).state == "running"
