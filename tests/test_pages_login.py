"""Signing in by key, what the pages then offer, and out again."""

from __future__ import annotations

import datetime as dt

import lxml.html
import pytest

from api.access.caller import COOKIE
from graph.keys import Role, add_key, revoke_key
from tests import relations
from tests.conftest import asked_by


@pytest.fixture(scope="module", autouse=True)
async def empty(store):
    await relations.empty(store)


@pytest.fixture
async def visitor(service):
    async with asked_by(service, {}) as opened:
        yield opened


@pytest.fixture
async def secret(store):
    return (await add_key(store, "<night> desk", Role.LOADER, dt.datetime.now(dt.UTC))).key


def csrf(answer):
    (token,) = lxml.html.fromstring(answer.text).xpath("//input[@name='csrf']/@value")
    return token


async def test_a_key_is_given_once_for_a_cookie_that_scripts_and_other_sites_cannot_use(visitor, secret):
    answer = await visitor.post("/login", data={"key": f" {secret} ", "next": "/add"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/add")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert {"httponly", "samesite=strict", "path=/"} <= {part.strip().lower() for part in cookie.split(";")}
    assert secret not in cookie


async def test_who_is_signed_in_can_add_and_sign_out(visitor, secret):
    assert "sign in" in (await visitor.get("/add")).text
    await visitor.post("/login", data={"key": secret})
    form = await visitor.get("/add")
    assert "&lt;night&gt; desk" in form.text
    told = {"text": "Norway and Denmark signed a ferry agreement in Oslo on Thursday.", "published": "2021-09-10"}
    assert (await visitor.post("/add", data=told | {"csrf": "guessed"})).status_code == 403
    assert (await visitor.post("/add", data=told | {"csrf": csrf(form)})).status_code == 200
    left = await visitor.post("/logout", data={"csrf": csrf(await visitor.get("/login"))})
    assert (left.status_code, left.headers["location"]) == (303, "/login")
    assert "sign in" in (await visitor.get("/add")).text


async def test_a_wrong_key_is_said_on_the_page_and_gives_no_session(visitor):
    answer = await visitor.post("/login", data={"key": "dyad_00000000_wrong", "next": "/add"})
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    page = lxml.html.fromstring(answer.text)
    assert "not valid" in page.xpath("//*[@role='alert']")[0].text_content()
    assert page.xpath("//input[@name='next']/@value") == ["/add"]


async def test_signing_in_leads_to_no_other_site(visitor, secret):
    answer = await visitor.post("/login", data={"key": secret, "next": "//evil.example/"})
    assert answer.headers["location"] == "/"


async def test_a_session_that_is_over_leads_a_browser_to_the_login_and_back(visitor):
    visitor.cookies.set(COOKIE, "over", domain="dyad.test")
    answer = await visitor.post("/decide", data={"kind": "accept"}, headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2F")


TOLD = {"text": "Norway and Denmark signed a <ferry> agreement.", "published": "2021-09-10", "title": "Ferry pact"}


def typed(answer):
    tree = lxml.html.fromstring(answer.text)
    values = {name: tree.xpath(f"//form[@action='/add']//input[@name='{name}']/@value")[0] for name in ("published", "title")}
    return values | {"text": tree.xpath("//textarea")[0].text_content().removeprefix("\n")}


async def test_an_article_sent_after_the_session_ended_is_shown_again_to_be_sent_once_more(visitor, secret):
    visitor.cookies.set(COOKIE, "over", domain="dyad.test")
    answer = await visitor.post("/add", data=TOLD, headers={"Accept": "text/html"})
    assert answer.status_code == 401
    assert typed(answer) == TOLD
    assert lxml.html.fromstring(answer.text).xpath("//main//a[@href='/login']/@target") == ["_blank"]
    visitor.cookies.clear()
    await visitor.post("/login", data={"key": secret})
    older = await visitor.post("/add", data=TOLD | {"csrf": csrf(answer)})
    assert older.status_code == 403
    assert typed(older) == TOLD
    assert (await visitor.post("/add", data=TOLD | {"csrf": csrf(older)})).status_code == 200


async def test_an_article_sent_with_a_key_that_was_revoked_meanwhile_is_not_lost_and_not_kept(visitor, secret, store):
    await visitor.post("/login", data={"key": secret})
    token = csrf(await visitor.get("/add"))
    await revoke_key(store, secret.split("_")[1])
    answer = await visitor.post("/add", data=TOLD | {"csrf": token, "title": "Never kept"})
    assert answer.status_code == 401
    assert typed(answer) == TOLD | {"title": "Never kept"}
    assert "Never kept" not in (await visitor.get("/articles?limit=100")).text


async def test_a_script_is_told_that_the_session_is_over(visitor):
    answer = await visitor.post("/add", data=TOLD, headers={"Accept": "text/event-stream"})
    assert answer.status_code == 401
