"""Webhooks on a page: seen, added and removed by admins, without scripts."""

from __future__ import annotations

import datetime as dt

import lxml.html
import pytest

from graph.keys import Role, add_key
from graph.webhooks import add_webhook, keep_webhook, list_webhooks
from tests import relations
from tests.conftest import asked_by
from tests.test_pages import page, texts
from tests.test_pages_intake import reaching
from tests.test_stream import load
from tests.web import web

NOW = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
PAGE = "/intake/webhooks"


@pytest.fixture(autouse=True)
async def empty_graph(store):
    await relations.empty(store)


def form_of(tree, action):
    """What the form of that address sends as it stands."""
    (form,) = tree.xpath(f"//form[@action='{action}']")
    return {box.get("name"): box.get("value") for box in form.xpath(".//input[not(@type='checkbox') or @checked]")}


def ids(tree):
    """What the buttons of the one webhook send."""
    return {box.get("name"): box.get("value") for box in tree.xpath("//li[@class='card']//input")}


async def test_a_webhook_is_added_with_a_secret_that_is_shown_once_and_removed(store, key):
    with web() as site:
        async with reaching(store, key, site) as client:
            empty = await page(client, PAGE)
            assert texts(empty, "//p[@class='empty']") == ["Nobody is told yet."]
            given = form_of(empty, PAGE) | {"url": f"{site.url}/hook", "states": "Russia; BLR", "types": ["loan", "meeting"]}
            answer = await client.post(PAGE, data=given)
            assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
            (secret,) = texts(lxml.html.fromstring(answer.text), "//section[@role='status']//code")
            assert len(secret) == 43
            shown = await page(client, PAGE)
            (card,) = texts(shown, "//li[@class='card']")
            assert f"{site.url}/hook loans and aid, meetings in which Russia and Belarus take part" in card
            assert "told of all so far no delivery taken yet" in card
            assert secret not in lxml.html.tostring(shown).decode()
            for status, role, said in (
                (204, "status", "/hook took the test."),
                (500, "alert", "/hook did not take the test: the answer was 500."),
            ):
                site.page("/hook", "", status=status)
                tried = await client.post(f"{PAGE}/test", data=ids(shown))
                assert said in texts(lxml.html.fromstring(tried.text), f"//p[@role='{role}']")[0]
            answer = await client.post(f"{PAGE}/remove", data=ids(shown))
            assert (answer.status_code, answer.headers["location"]) == (303, PAGE)
            assert await list_webhooks(store, 10) == ()


async def test_how_far_a_webhook_is_and_what_went_wrong_is_told(client, store):
    for name in ("one", "two", "three"):
        await add_webhook(store, f"https://{name}.example/", (), (), "desk", NOW)
    told = {hook.url: hook for hook in await list_webhooks(store, 10)}
    await load(store, "first", "NOR", "DNK", date="2001")
    await load(store, "second", "NOR", "DNK", date="2002")
    due = NOW + dt.timedelta(minutes=4)
    one, two, three = (told[f"https://{name}.example/"] for name in ("one", "two", "three"))
    await keep_webhook(store, one.model_copy(update={"after": one.after + 2, "taken": NOW}))
    await keep_webhook(store, two.model_copy(update={"due": due, "failures": 2, "problem": "the answer was 500."}))
    await keep_webhook(store, three.model_copy(update={"due": None, "failures": 12, "problem": "the answer was 404."}))
    shown = texts(await page(client, PAGE), "//li[@class='card']")
    cards = {name: next(card for card in shown if name in card) for name in ("one.", "two.", "three.")}
    assert "told of all so far last delivery taken 1 January 2026, 12:00 UTC" in cards["one."]
    assert "2 changes to go through, next 1 January 2026, 12:04 UTC" in cards["two."]
    assert "The last time: the answer was 500. (2 failures in a row)" in cards["two."]
    assert "told no more" in cards["three."]
    assert "given up after 12 failures in a row" in cards["three."]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"url": "http://127.0.0.1/hook"}, "127.0.0.1"),
        ({"url": ""}, "url"),
        ({"url": "https://desk.example/", "types": "rumour"}, "types"),
    ],
)
async def test_a_webhook_that_cannot_be_is_refused_and_what_was_typed_stays(client, store, given, words):
    answer = await client.post(PAGE, data=given)
    assert answer.status_code == 422
    refused = lxml.html.fromstring(answer.text)
    assert words in texts(refused, "//*[@role='alert']")[0]
    assert form_of(refused, PAGE)["url"] == given["url"]
    assert await list_webhooks(store, 10) == ()


async def test_a_state_that_nobody_knows_is_said_and_what_was_chosen_stays(store, key):
    with web() as site:
        async with reaching(store, key, site) as client:
            answer = await client.post(PAGE, data={"url": f"{site.url}/hook", "states": "Atlantis", "types": "loan"})
    assert answer.status_code == 404
    refused = lxml.html.fromstring(answer.text)
    assert "Atlantis" in texts(refused, "//*[@role='alert']")[0]
    assert form_of(refused, PAGE).items() >= {"url": f"{site.url}/hook", "states": "Atlantis", "types": "loan"}.items()


async def test_who_is_no_admin_sees_no_webhook_and_changes_none(service, anybody, store):
    hook = await add_webhook(store, "https://desk.example/", (), (), "desk", NOW)
    secret = (await add_key(store, "judge", Role.REVIEWER, NOW)).key
    async with asked_by(service, {"Authorization": f"Bearer {secret}"}) as reviewer:
        for client, status in ((anybody, 401), (reviewer, 403)):
            shown = await page(client, PAGE)
            assert "takes a key with the role admin" in texts(shown, "//p[@class='empty']")[0]
            assert "desk.example" not in lxml.html.tostring(shown).decode()
            assert (await client.post(PAGE, data={"url": "https://other.example/"})).status_code == status
            for doing in ("test", "remove"):
                assert (await client.post(f"{PAGE}/{doing}", data={"webhook": hook.id})).status_code == status
    assert [kept.id for kept in await list_webhooks(store, 10)] == [hook.id]
