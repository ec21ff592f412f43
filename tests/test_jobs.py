"""Long work is a job: asked for how far it is, told of what failed, cancelled, and gone on with after a restart."""

import asyncio
import datetime as dt
import json
import threading
from contextlib import asynccontextmanager, nullcontext

import pytest
from asgi_lifespan import LifespanManager

from api import bodies
from api.app import create_app
from api.feeding.runner import Runner
from api.feeding.work import article_item, do, page_item, refused_item
from graph.article import Article
from graph.job_items import finish_job, item_done, item_failed, waiting_items
from graph.jobs import KEPT, LEASE, add_job, cancel_job, claim_job, get_job, list_jobs
from seed.sources import SourceError
from seed.sources.read import read_bytes
from tests import relations
from tests.conftest import asked_by
from tests.test_fetch import PAGE
from tests.web import until, web

NOW = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
TEXT = "Norway and Denmark signed a ferry agreement in Oslo on Thursday."


@pytest.fixture(autouse=True)
async def empty_graph(store):
    await relations.empty(store)


@pytest.fixture
def site():
    with web() as up:
        yield up


@asynccontextmanager
async def served(store, key, site):
    """A client with a key of a service that may reach `site`."""
    app = create_app(nullcontext(store), reach=site.reach)
    async with LifespanManager(app, shutdown_timeout=60) as running, asked_by(running.app, {"Authorization": f"Bearer {key}"}) as opened:
        yield opened


def article(number):
    return Article(id=f"a{number}", title=f"Story {number}", published="2021-09-10", text=TEXT)


def sent(number):
    return article(number).model_dump(exclude_none=True)


async def ended(client, location):
    async def done():
        job = (await client.get(location)).json()
        return job if job["state"] not in ("waiting", "running") else None

    return await until(done)


async def test_many_articles_become_a_job_that_tells_of_each(store, key, site):
    async with served(store, key, site) as client:
        body = [sent(number) for number in range(21)]
        body[3] = {"text": "no date"}
        answer = await client.post("/articles", json=body)
        assert answer.status_code == 202
        assert (answer.json()["state"], answer.json()["total"], answer.json()["by"]) == ("waiting", 21, "tests")
        job = await ended(client, answer.headers["location"])
        assert (job["state"], job["done"], job["failed"]) == ("done", 20, 1)
        [failure] = job["failures"]
        assert failure["where"] == "body[4]"
        assert failure["problem"].startswith("no publication date")
        assert job["articles"] == [f"a{number}" for number in range(21) if number != 3]
        assert (await client.get("/articles/a20")).status_code == 200
        assert [each["id"] for each in (await client.get("/jobs")).json()["jobs"]] == [job["id"]]


async def test_a_client_that_does_not_want_to_wait_gets_a_job(store, key, site):
    async with served(store, key, site) as client:
        answer = await client.post("/articles", json=sent(1), headers={"Prefer": "respond-async"})
        assert answer.status_code == 202
        assert (await ended(client, answer.headers["location"]))["articles"] == ["a1"]


async def test_one_page_is_fetched_at_once_and_several_as_a_job(store, key, site):
    site.page("/story", PAGE)
    async with served(store, key, site) as client:
        answer = await client.post("/articles", params={"url": f"{site.url}/story"})
        assert answer.status_code == 201, answer.text
        [taken] = answer.json()["taken"]
        assert (await client.get(f"/articles/{taken['report']['article']}")).json()["article"]["url"] == f"{site.url}/story"
        several = await client.post("/articles", params={"url": [f"{site.url}/story", f"{site.url}/none", f"http://10.0.0.1:{site.port}/"]})
        assert several.status_code == 202
        job = await ended(client, several.headers["location"])
        assert (job["done"], job["failed"], job["articles"]) == (1, 2, [taken["report"]["article"]])
        assert ["404" in job["failures"][0]["problem"], "public web" in job["failures"][1]["problem"]] == [True, True]


async def test_an_address_that_is_not_gone_to_is_a_problem(client):
    answer = await client.post("/articles", params={"url": "http://169.254.169.254/latest/meta-data/"})
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:dyad:problem:unreachable")


async def test_addresses_and_a_body_at_once_are_refused(client):
    answer = await client.post("/articles", params={"url": "https://news.example/story"}, json=sent(1))
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:dyad:problem:invalid")
    assert "exclude each other" in answer.json()["detail"]
    assert (await client.get("/articles")).json()["articles"] == []


async def test_what_is_sent_is_read_beside_what_answers_others(client, monkeypatch):
    where = []

    def noted(*given):
        where.append(threading.current_thread() is threading.main_thread())
        return read_bytes(*given)

    monkeypatch.setattr(bodies, "read_bytes", noted)
    assert (await client.post("/articles", json=sent(1))).status_code == 201
    assert where == [False]


async def test_a_job_that_is_not_there_is_a_problem(client):
    assert (await client.get("/jobs/none")).status_code == 404
    assert (await client.delete("/jobs/none")).status_code == 404


async def test_a_cancelled_job_begins_no_further_item_and_keeps_what_it_did(store):
    job = await add_job(store, "3 articles", [article_item(article(number)) for number in range(3)], "tests", NOW)
    claimed = await claim_job(store, "one", NOW)
    [first, *_] = await waiting_items(store, claimed, 10)
    assert await item_done(store, claimed, first, "a0", NOW) is True
    assert (await cancel_job(store, job.id, NOW)).state == "cancelled"
    [second, *_] = await waiting_items(store, claimed, 10)
    assert await item_failed(store, claimed, second, "too late", NOW) is False
    await finish_job(store, claimed, NOW)
    detail = await get_job(store, job.id)
    assert (detail.state, detail.ended, detail.articles) == ("cancelled", NOW, ("a0",))
    assert await claim_job(store, "one", NOW) is None
    assert (await cancel_job(store, job.id, NOW + LEASE)).ended == NOW


async def test_a_job_belongs_to_one_worker_until_its_lease_runs_out(store):
    job = await add_job(store, "1 article", [article_item(article(1))], "tests", NOW)
    assert (await claim_job(store, "one", NOW)).id == job.id
    assert await claim_job(store, "other", NOW) is None
    assert (await claim_job(store, "one", NOW)).id == job.id
    assert (await claim_job(store, "other", NOW + 2 * LEASE)).id == job.id


async def test_jobs_are_taken_in_the_order_in_which_they_came(store):
    for number in (2, 1, 3):
        await add_job(store, str(number), [article_item(article(number))], "tests", NOW + dt.timedelta(seconds=number))
    assert (await claim_job(store, "one", NOW)).name == "1"
    assert [job.name for job in await list_jobs(store, 2)] == ["3", "2"]


async def test_jobs_that_ended_long_ago_are_cleared_away_with_their_items(store):
    old = await add_job(store, "old", [article_item(article(1))], "tests", NOW)
    await cancel_job(store, old.id, NOW)
    new = await add_job(store, "new", [article_item(article(2))], "tests", NOW + 2 * KEPT)
    assert [job.id for job in await list_jobs(store, 10)] == [new.id]
    assert (await store.read("MATCH (item:JobItem) RETURN count(item) AS items"))[0]["items"] == 1


async def test_a_service_that_ends_finishes_its_item_and_the_next_goes_on(store, site):
    items = [article_item(article(number)) for number in range(4)]
    job = await add_job(store, "4 articles", items, "tests", NOW)
    first = Runner(store, site.reach)
    begun = asyncio.Event()

    async def begin():
        begun.set()
        await first.run()

    task = asyncio.create_task(begin())
    await begun.wait()

    async def one_done():
        return (await get_job(store, job.id)).done >= 1

    await until(one_done)
    first.stop()
    await task
    half = await get_job(store, job.id)
    assert half.done >= 1
    second = Runner(store, site.reach)
    task = asyncio.create_task(second.run())

    async def all_done():
        return (await get_job(store, job.id)).state == "done"

    await until(all_done)
    second.stop()
    await task
    assert (await get_job(store, job.id)).articles == ("a0", "a1", "a2", "a3")


async def test_an_item_that_was_broken_off_is_done_once_more_and_changes_nothing(store, site):
    job = await add_job(store, "1 article", [article_item(article(1))], "tests", NOW)
    claimed = await claim_job(store, "killed", NOW)
    [item] = await waiting_items(store, claimed, 1)
    assert (await do(store, site.reach, item)).report.outcome == "created"
    again = await claim_job(store, "next", NOW + 2 * LEASE)
    [item] = await waiting_items(store, again, 1)
    assert (await do(store, site.reach, item)).report.outcome == "unchanged"
    assert job.id == again.id


def test_what_an_item_has_to_go_by_is_kept_whole():
    assert json.loads(article_item(article(1)).given) == {"article": sent(1)}
    assert json.loads(page_item("https://example.org/", "2021").given) == {"url": "https://example.org/", "published": "2021"}
    assert json.loads(refused_item(SourceError("b.txt", "bad")).given) == {"refused": "bad"}
