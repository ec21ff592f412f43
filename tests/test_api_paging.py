"""Every list that can grow comes page by page: the pages together are the whole, and stay in place whatever is written in between."""

import datetime as dt

import pytest

from graph.audit import Entry, keep_entry
from graph.feeds import add_feed
from graph.jobs import add_job
from graph.judge import accept
from graph.keys import Role
from graph.load import load_article
from graph.webhooks import add_webhook
from tests import relations
from tests.facts import NOW, article, fact

SAME_MOMENT = dt.datetime(2026, 1, 1, 12, 30, 0, 123456, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
async def empty_graph(store):
    await relations.empty(store)


async def tell_review(store):
    """Two doubted pairs, two conflicts and three weak events, all with two reports or one."""
    for year in ("2021", "2019"):
        for name in "ab":
            await load_article(store, article(f"{name}{year}"), [fact("loan", year, lender="RUS", borrower="BLR")], NOW)
    for number, sum_ in enumerate((100e6, 103e6, 200e6, 206e6)):
        day = f"201{number // 2}-05-05"
        told = fact("loan", day, amount=sum_, currency="USD", lender="RUS", borrower="BLR")
        await load_article(store, article(f"c{number}"), [told], NOW)
    for number in range(3):
        told = fact("loan", f"200{number}-02-02", confidence=0.3 + number / 10, lender="RUS", borrower="BLR")
        await load_article(store, article(f"d{number}"), [told], NOW)


async def tell_judgements(store):
    for name in "abcd":
        event = (
            await load_article(store, article(name), [fact("loan", f"200{ord(name) - 97}", lender="RUS", borrower="BLR")], NOW)
        ).events[0]
        await accept(store, event, "tester", "read it", SAME_MOMENT + dt.timedelta(seconds=name == "a"))


async def tell_jobs(store):
    for number in range(5):
        await add_job(store, f"job {number}", [], "tester", SAME_MOMENT + dt.timedelta(seconds=number // 3))


async def tell_feeds(store):
    for path in "cabde":
        await add_feed(store, f"https://news.example/{path}?a=1&b=~+", 30, "tester", NOW)


async def tell_webhooks(store):
    for path in "bbaac":
        await add_webhook(store, f"https://desk.example/~{path}", (), (), "tester", NOW)


async def tell_articles(store):
    for name, published in (("a~1", "2021"), ("b.2", "2021"), ("c", "2021-05"), ("d", "2020-01-01"), ("e", "2022-01-01")):
        await load_article(store, article(name, published), [fact("loan", "2019", lender="RUS", borrower="BLR")], NOW)


async def tell_audit(store):
    for number in range(5):
        at = SAME_MOMENT + dt.timedelta(seconds=number // 2)
        told = Entry(id=f"r-{number}", at=at, key="k", name="tester", role=Role.LOADER, method="POST", path="/articles", status=201)
        await keep_entry(store, told)


LISTS = {
    "/review": ("items", tell_review, 7),
    "/judgements": ("judgements", tell_judgements, 4),
    "/jobs": ("jobs", tell_jobs, 5),
    "/feeds": ("feeds", tell_feeds, 5),
    "/webhooks": ("webhooks", tell_webhooks, 5),
    "/audit": ("entries", tell_audit, 5),
    "/articles": ("articles", tell_articles, 5),
}


async def seen(client, path):
    answer = await client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize("limit", [1, 2, 3])
@pytest.mark.parametrize("path", LISTS)
async def test_the_pages_of_a_list_are_together_the_whole_of_it(client, store, path, limit):
    name, tell, count = LISTS[path]
    await tell(store)
    whole = await seen(client, path)
    assert (len(whole[name]), whole["cursor"], whole["next"]) == (count, None, None)
    listed, here = [], f"{path}?limit={limit}"
    while here:
        page = await seen(client, here)
        assert 1 <= len(page[name]) <= limit
        assert (page["cursor"] is None) == (page["next"] is None)
        listed += page[name]
        here = page["next"]
    assert listed == whole[name]


async def test_a_decision_moves_nothing_between_the_pages_of_what_waits(client, store):
    await tell_review(store)
    whole = (await seen(client, "/review"))["items"]
    first = await seen(client, "/review?limit=4")
    for item in first["items"]:
        ids = [event["id"] for event in item["events"]]
        decision = {"kind": "not_same", "event": ids[0], "other": ids[1]} if len(ids) == 2 else {"kind": "accept", "event": ids[0]}
        assert (await client.post("/judgements", json={**decision, "why": "read both"})).status_code == 201
    rest = await seen(client, first["next"])
    assert [item["events"][0]["id"] for item in rest["items"]] == [item["events"][0]["id"] for item in whole[4:]]


async def test_a_job_that_comes_while_somebody_reads_is_on_no_later_page(client, store):
    await tell_jobs(store)
    first = await seen(client, "/jobs?limit=2")
    await add_job(store, "later", [], "tester", SAME_MOMENT + dt.timedelta(hours=1))
    assert [job["name"] for job in (await seen(client, first["next"]))["jobs"]] == [
        job["name"] for job in (await seen(client, "/jobs"))["jobs"][3:5]
    ]


async def test_within_a_kind_the_most_alike_pair_and_the_least_certain_event_come_first(client, store):
    await tell_review(store)
    items = (await seen(client, "/review"))["items"]
    assert [item["value"] for item in items] == sorted((item["value"] for item in items), reverse=True)
    assert [round(item["weight"], 2) for item in items if item["kind"] == "low_confidence"] == [0.7, 0.6, 0.5]


@pytest.mark.parametrize(
    "path",
    [
        "/articles?cursor=2021",
        "/articles?cursor=soon~a",
        "/dyads?cursor=many~BLR-RUS",
        f"/dyads?cursor={'9' * 40}~BLR-RUS",
        "/jobs?cursor=x",
        "/jobs?cursor=2026-01-01T12:00:00~a",
        "/jobs?cursor=9999-12-31T23:59:59-23:59~a",
        "/judgements?cursor=yesterday~a",
        "/audit?cursor=yesterday~a",
        "/review?cursor=1",
        "/review?cursor=1~nothing~1.0~a",
        "/review?cursor=1~conflict~much~a",
        "/review?cursor=1~conflict~1.0~a~b~c",
        "/webhooks?cursor=x",
    ],
)
async def test_a_cursor_that_no_page_gave_is_refused(client, path):
    answer = await client.get(path)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:dyad:problem:invalid")
    assert "is none of ours" in answer.json()["detail"]
