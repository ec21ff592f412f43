"""Whoever listens is told of what is new, changed or gone, in the order of the commits, and can go on where they stopped."""

import asyncio
import datetime as dt
import json
from contextlib import AsyncExitStack, aclosing

import httpx
import pytest

from api.feeding.listeners import Crowded, Listeners
from graph import changes as changes_kept
from graph.article import Article
from graph.changes import concerns, last_change, list_changes, missed_since
from graph.fact import Fact, FactType, Roles
from graph.judge import reject
from graph.load import load_article
from graph.retract import restore_article, retract_article
from tests import pages_site, relations
from tests.web import until

NOW = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
async def empty_graph(store):
    await relations.empty(store)


def told(name, *parties, **fields):
    text = f"{name}: {' and '.join(parties)} signed a pact."
    article = Article(id=name, title=name, published="2021-09-10", text=text)
    fields = {"type": "agreement", "roles": Roles(party=parties), "date": "2021-09-09", "status": "done", "confidence": 0.9} | fields
    return article, [Fact(quote=text, start=0, stop=len(text), name=f"pact of {name}", **fields)]


async def load(store, name, *parties, **fields):
    return (await load_article(store, *told(name, *parties, **fields), NOW)).events[0]


async def changes(store, after=0):
    found, _ = await list_changes(store, after, 100)
    return [(change.what, change.id) for change in found]


async def test_what_is_new_changed_and_gone_is_numbered_in_order(store):
    assert await last_change(store) == 0
    one = await load(store, "one", "NOR", "DNK")
    other = await load(store, "other", "SWE", "FIN")
    assert await changes(store) == [("new", one), ("new", other)]
    assert await last_change(store) == 2
    await load_article(store, *told("one", "NOR", "DNK"), NOW)
    assert await last_change(store) == 2, "loading again what is known is no change"
    await retract_article(store, "one", "wrong", NOW)
    await reject(store, other, "tester", "no", NOW)
    assert await changes(store, 2) == [("gone", one), ("gone", other)]
    await restore_article(store, "one", NOW)
    assert await changes(store, 4) == [("new", one)]


async def test_an_event_is_told_of_once_as_it_is_now(store):
    first = await load(store, "first", "NOR", "DNK")
    again = Article(id="again", title="again", published="2021-09-11", text="Norway and Denmark signed the pact of first.")
    fact = told("first", "NOR", "DNK")[1][0].model_copy(update={"quote": again.text, "stop": len(again.text)})
    assert (await load_article(store, again, [fact], NOW)).events[0] == first
    [change], after = await list_changes(store, 0, 100)
    assert (change.what, change.number, after, change.event.support) == ("changed", 2, 2, 2)


async def test_a_batch_ends_where_it_ends_and_the_next_begins_there(store):
    ids = [await load(store, name, "NOR", "DNK", date=f"20{number}1-01-01") for number, name in enumerate(("a", "b", "c"))]
    page, after = await list_changes(store, 0, 2)
    assert ([change.id for change in page], after) == (ids[:2], 2)
    page, after = await list_changes(store, after, 2)
    assert ([change.id for change in page], after) == (ids[2:], 3)
    assert await list_changes(store, after, 2) == ((), 3)


async def test_numbers_follow_the_commits_when_many_write_at_once(store):
    names = [f"n{number}" for number in range(8)]
    await asyncio.gather(*(load(store, name, "NOR", "DNK", date=f"200{at}-01-01") for at, name in enumerate(names)))
    found, _ = await list_changes(store, 0, 100)
    assert [change.number for change in found] == list(range(1, 9))


async def test_who_asks_for_kinds_or_parties_is_told_of_those(store):
    await load(store, "one", "NOR", "DNK")
    [change], _ = await list_changes(store, 0, 10)
    assert concerns(change, [], [])
    assert concerns(change, [FactType.AGREEMENT], ["DNK"])
    assert not concerns(change, [FactType.LOAN], [])
    assert not concerns(change, [], ["DNK", "SWE"])
    assert concerns(change.model_copy(update={"event": None, "what": "gone"}), [FactType.LOAN], ["SWE"])


async def listened(lines, count):
    """The next `count` events of a stream, each as its fields."""
    got, fields = [], {}
    async for line in lines:
        if line.startswith(":"):
            continue
        if line:
            name, _, value = line.partition(": ")
            fields[name] = value
        elif fields:
            got.append(fields)
            fields = {}
            if len(got) == count:
                return got
    raise AssertionError("the stream ended")


async def test_a_listener_hears_of_what_comes_and_goes_on_after_a_break(store):
    await load(store, "before", "NOR", "DNK", date="1990")
    async with pages_site.served(store) as port, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=120) as client:
        async with client.stream("GET", "/events/stream") as answer:
            assert answer.headers["content-type"].startswith("text/event-stream")
            one = await load(store, "one", "NOR", "DNK", date="2001")
            async with aclosing(answer.aiter_lines()) as lines:
                [event] = await listened(lines, 1)
        heard = json.loads(event["data"])
        assert (event["event"], event["id"], heard["number"], heard["event"]["id"]) == ("new", heard["place"], 2, one)
        two = await load(store, "two", "SWE", "FIN", date="2002")
        three = await load(store, "three", "NOR", "DNK", date="2003")
        async with (
            client.stream("GET", "/events/stream", headers={"Last-Event-ID": event["id"]}) as answer,
            aclosing(answer.aiter_lines()) as lines,
        ):
            assert [json.loads(each["data"])["id"] for each in await listened(lines, 2)] == [two, three]
        query = {"after": 0, "state": "Sweden", "type": "agreement,loan"}
        async with client.stream("GET", "/events/stream", params=query) as answer, aclosing(answer.aiter_lines()) as lines:
            assert [json.loads(each["data"])["id"] for each in await listened(lines, 1)] == [two]


async def places(store):
    """The id of each change in the stream, by its number."""
    found, _ = await list_changes(store, 0, 100)
    return {change.number: change.place for change in found}


async def first_told(port, place, count=1, **query):
    """The first `count` events that a listener hears who goes on after `place`."""
    headers = {"Last-Event-ID": place} if place is not None else {}
    async with (
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=120) as client,
        client.stream("GET", "/events/stream", headers=headers, params=query) as answer,
        aclosing(answer.aiter_lines()) as lines,
    ):
        return [(event["event"], json.loads(event["data"])["number"]) for event in await listened(lines, count)]


async def test_a_listener_who_was_away_for_too_long_is_told_so_and_goes_on_with_what_comes(store, monkeypatch):
    monkeypatch.setattr(changes_kept, "KEPT", 3)
    monkeypatch.setattr(changes_kept, "SWEEP_EVERY", 1)
    given = {}
    for number in range(6):
        await load(store, f"n{number}", "NOR", "DNK", date=f"199{number}")
        given |= await places(store)
    assert [number for number in range(8) if await missed_since(store, number)] == [0, 1, 7]
    async with pages_site.served(store) as port:
        assert await first_told(port, given[1]) == [("reset", 6)]
        assert await first_told(port, None, after=given[1]) == [("reset", 6)]
        assert await first_told(port, given[3], 3) == [("new", 4), ("new", 5), ("new", 6)]
        assert await first_told(port, None, 4, after=0) == [("new", 3), ("new", 4), ("new", 5), ("new", 6)]


async def test_a_place_in_another_graph_of_which_this_one_has_the_number_too_is_no_place_in_this_one(store):
    for number in range(2):
        await load(store, f"former{number}", "NOR", "DNK", date=f"199{number}")
    former = await places(store)
    await relations.empty(store)
    for number in range(3):
        await load(store, f"now{number}", "NOR", "DNK", date=f"199{number}")
    async with pages_site.served(store) as port:
        assert await first_told(port, former[1]) == await first_told(port, former[2]) == await first_told(port, "2") == [("reset", 3)]
        assert await first_told(port, (await places(store))[2]) == [("new", 3)]


async def test_a_number_that_this_graph_has_not_given_begins_anew(store):
    await load(store, "before", "NOR", "DNK", date="1990")
    async with pages_site.served(store) as port, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=120) as client:
        query = {"type": "loan", "after": 999}
        async with client.stream("GET", "/events/stream", params=query) as answer, aclosing(answer.aiter_lines()) as lines:
            [begun] = await listened(lines, 1)
            await load(store, "other", "NOR", "DNK", date="1991")
            loan = await load(store, "loan", type="loan", roles=Roles(lender=("NOR",), borrower=("DNK",)), date="1992")
            [event] = await listened(lines, 1)
    given = await places(store)
    assert (begun["event"], begun["id"]) == ("reset", given[1])
    assert "came after number 999" in json.loads(begun["data"])["message"]
    assert (event["event"], event["id"], json.loads(event["data"])["id"]) == ("new", given[3], loan)


async def test_only_so_many_streams_are_open_at_once(store, monkeypatch):
    monkeypatch.setattr(Listeners.__init__, "__defaults__", (3, 2))
    async with pages_site.served(store) as port, AsyncExitStack() as open_, httpx.AsyncClient(timeout=120) as client:
        path = f"http://127.0.0.1:{port}/events/stream"
        streams = [await open_.enter_async_context(client.stream("GET", path)) for _ in range(2)]
        refused = await client.get(path)
        assert (refused.status_code, refused.json()["type"]) == (429, "urn:dyad:problem:too-many")
        assert int(refused.headers["retry-after"]) > 0
        await streams[0].aclose()

        async def again():
            async with client.stream("GET", path) as answer:
                return answer.status_code == 200

        assert await until(again)


def test_a_process_that_has_all_its_listeners_refuses_others_and_forgets_those_who_left():
    listeners = Listeners(most=2, most_of_one=2)
    with listeners.counted("a"), listeners.counted("b"):
        with pytest.raises(Crowded, match="2 streams are open"):
            listeners.refuse("c")
        assert Crowded.status == 503
    listeners.refuse("c")


async def test_what_is_asked_of_the_stream_wrongly_is_a_problem(client):
    for query, headers, status in (
        ("?state=Atlantis", {}, 404),
        ("?type=party", {}, 422),
        ("?after=-1", {}, 422),
        ("", {"Last-Event-ID": "x"}, 422),
        ("?after=7-mine", {}, 422),
    ):
        answer = await client.get(f"/events/stream{query}", headers=headers)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
