"""Feeds are looked at when they are due, politely; what is new in them is fetched and read."""

import datetime as dt

import pytest

from api.feeding import feed as feeding
from api.feeding.feed import LONGEST, look_at
from api.feeding.poller import Poller
from api.feeding.runner import Runner
from graph.feeds import LEASE, Due, Feed, Look, add_feed, claim_feed, get_feed, keep_look
from graph.jobs import list_jobs
from tests import relations
from tests.test_fetch import PAGE
from tests.test_jobs import ended, served
from tests.web import until, web

NOW = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
HALF_HOUR = dt.timedelta(minutes=30)


@pytest.fixture(autouse=True)
async def empty_graph(store):
    await relations.empty(store)


@pytest.fixture
def site():
    with web() as up:
        yield up


def rss(*items):
    entries = "".join(
        f"<item><title>{link}</title><link>{link}</link><pubDate>{date}</pubDate></item>" for link, date in items
    )  # fmt: skip
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>World</title><link>/</link><description>d</description>{entries}</channel></rss>'


ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>World</title><id>f</id><updated>2021-09-11T00:00:00Z</updated>
<entry><title>b</title><id>b</id><link href="/b"/><updated>2021-09-11T00:00:00Z</updated></entry>
<entry><title>a</title><id>a</id><link href="/a"/><published>2021-09-10T23:30:00Z</published></entry></feed>"""


def due(site, path="/feed", **look):
    feed = Feed(id="f", url=site.url + path, minutes=30, by="tests", created=NOW, due=NOW, entries=0, failures=look.pop("failures", 0))
    return Due(feed=feed, look=Look(**look))


@pytest.mark.parametrize("body", [ATOM, rss(("/b", "Sat, 11 Sep 2021 00:00:00 GMT"), ("/a", "Fri, 10 Sep 2021 23:30:00 GMT"))])
async def test_rss_and_atom_give_their_entries_oldest_first(site, body):
    site.page("/feed", body, "application/xml", ETag='"1"', **{"Last-Modified": "Sat, 11 Sep 2021 00:00:00 GMT"})
    looked = await look_at(due(site), site.reach, NOW)
    assert [(entry.url, entry.published) for entry in looked.entries] == [(f"{site.url}/a", "2021-09-10"), (f"{site.url}/b", "2021-09-11")]
    assert (looked.feed.title, looked.feed.entries, looked.feed.due) == ("World", 2, NOW + HALF_HOUR)
    assert looked.look == Look(etag='"1"', modified="Sat, 11 Sep 2021 00:00:00 GMT", seen=(f"{site.url}/b", f"{site.url}/a"))


async def test_a_server_is_told_what_is_known_and_may_answer_with_nothing(site):
    site.pages["/feed"] = (304, {}, b"")
    known = {"etag": '"1"', "modified": "Sat, 11 Sep 2021 00:00:00 GMT", "seen": (f"{site.url}/a",)}
    looked = await look_at(due(site, **known), site.reach, NOW)
    asked = site.asked[0][2]
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"1"', "Sat, 11 Sep 2021 00:00:00 GMT")
    assert (looked.entries, looked.look, looked.feed.failures) == ((), Look(**known), 0)


async def test_only_what_was_not_seen_is_new(site):
    site.page("/feed", ATOM, "application/atom+xml")
    looked = await look_at(due(site, seen=(f"{site.url}/a",)), site.reach, NOW)
    assert [entry.url for entry in looked.entries] == [f"{site.url}/b"]


async def test_the_rest_of_a_long_feed_is_taken_at_the_looks_that_follow(site):
    links = [f"{site.url}/{number}" for number in range(450)]
    whole = (200, {"Content-Type": "application/rss+xml", "ETag": '"1"'}, rss(*((link, "") for link in links)).encode())
    site.pages["/feed"] = lambda asked: (304, {}, b"") if asked[2].get("if-none-match") == '"1"' else whole
    looked, taken = [], due(site)
    for _ in range(4):
        looked.append(await look_at(taken, site.reach, NOW))
        taken = Due(feed=looked[-1].feed, look=looked[-1].look)
    assert [len(each.entries) for each in looked] == [200, 200, 50, 0]
    assert sorted(entry.url for each in looked for entry in each.entries) == sorted(links)
    assert [each.look.etag for each in looked] == [None, None, '"1"', '"1"']
    assert looked[-1].feed.entries == 450


async def test_what_a_feed_holds_is_remembered_however_much_and_of_the_rest_the_latest(site, monkeypatch):
    monkeypatch.setattr(feeding, "SEEN", 2)
    site.page("/feed", rss(*((f"{site.url}/{name}", "") for name in "fedc")), "application/rss+xml")
    looked = await look_at(due(site, seen=tuple(f"{site.url}/{name}" for name in "edxcyz")), site.reach, NOW)
    assert [entry.url for entry in looked.entries] == [f"{site.url}/f"]
    assert looked.look.seen == tuple(f"{site.url}/{name}" for name in "fedcxy")


@pytest.mark.parametrize(
    ("status", "headers", "failures", "again", "said"),
    [
        (500, {}, 0, 2 * HALF_HOUR, "the answer was 500"),
        (404, {}, 2, 8 * HALF_HOUR, "the answer was 404"),
        (500, {}, 50, LONGEST, "500"),
        (429, {"Retry-After": "7200"}, 0, dt.timedelta(hours=2), "429"),
        (503, {"Retry-After": "Thu, 01 Jan 2026 15:00:00 GMT"}, 0, dt.timedelta(hours=3), "503"),
        (503, {"Retry-After": "99999999999999"}, 0, LONGEST, "503"),
        (200, {}, 0, 2 * HALF_HOUR, "no RSS or Atom feed"),
    ],
)
async def test_a_feed_that_fails_is_looked_at_more_seldom(site, status, headers, failures, again, said):
    site.page("/feed", "<html></html>", "text/html", status, **headers)
    looked = await look_at(due(site, failures=failures), site.reach, NOW)
    assert (looked.feed.due, looked.feed.failures) == (NOW + again, failures + 1)
    assert said in looked.feed.problem


async def test_a_feed_that_is_gone_is_not_looked_at_again(site):
    site.page("/feed", "", status=410)
    assert (await look_at(due(site), site.reach, NOW)).feed.due is None


async def test_a_feed_is_looked_at_by_one_process_and_keeps_its_state(store):
    feed = await add_feed(store, "http://news.example/rss", 30, "tests", NOW)
    claimed = await claim_feed(store, NOW)
    assert (claimed.feed.id, claimed.feed.due) == (feed.id, NOW + LEASE)
    assert await claim_feed(store, NOW) is None
    after = claimed.feed.model_copy(update={"due": NOW + HALF_HOUR, "entries": 3, "title": "World", "polled": NOW})
    await keep_look(store, after, Look(etag='"2"', seen=("a", "b")))
    assert await get_feed(store, feed.id) == after
    assert await claim_feed(store, NOW + LEASE) is None
    again = await claim_feed(store, NOW + HALF_HOUR)
    assert again.look == Look(etag='"2"', seen=("a", "b"))
    await keep_look(store, after.model_copy(update={"due": None}), again.look)
    assert await claim_feed(store, NOW + 1000 * HALF_HOUR) is None
    assert (await add_feed(store, "http://news.example/rss", 60, "tests", NOW)).entries == 3


async def test_what_is_new_in_a_feed_is_read_once(store, key, site):
    site.page("/feed", rss((f"{site.url}/story", "Fri, 10 Sep 2021 12:00:00 GMT"), (f"{site.url}/none", "Fri, 10 Sep 2021 11:00:00 GMT")))
    site.page("/story", PAGE)
    async with served(store, key, site) as client:
        added = await client.post("/feeds", json={"url": f"{site.url}/feed", "minutes": 60})
        assert added.status_code == 201, added.text

        async def job():
            return (await client.get(f"/feeds/{added.json()['id']}")).json().get("job")

        done = await ended(client, f"/jobs/{await until(job)}")
        assert (done["done"], done["failed"], done["name"]) == (1, 1, "2 of World")
        assert done["failures"][0]["where"] == f"{site.url}/none"
        assert [feed["title"] for feed in (await client.get("/feeds")).json()["feeds"]] == ["World"]
        assert (await client.delete(f"/feeds/{added.json()['id']}")).status_code == 204
        assert (await client.get("/feeds")).json()["feeds"] == []
        assert (await client.get(f"/feeds/{added.json()['id']}")).status_code == 404
        assert (await client.get(f"/articles/{done['articles'][0]}")).status_code == 200
    assert len(await list_jobs(store, 10)) == 1


async def test_a_feed_within_is_refused_when_it_is_added(client):
    for url in ("http://127.0.0.1/feed", "http://169.254.169.254/", "ftp://news.example/rss", "nonsense"):
        answer = await client.post("/feeds", json={"url": url})
        assert (answer.status_code, answer.json()["type"]) == (422, "urn:dyad:problem:unreachable")


async def test_a_poller_that_is_stopped_ends(store, site):
    poller = Poller(Runner(store, site.reach))
    poller.stop()
    await poller.run()
