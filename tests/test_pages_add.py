"""Adding articles by form."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext

import lxml.html
import pytest
from asgi_lifespan import LifespanManager

from api.app import create_app
from tests import relations
from tests.conftest import asked_by
from tests.web import web

TEXT = "Norway and Denmark signed a ferry agreement in Oslo on Thursday."


@pytest.fixture(scope="module", autouse=True)
async def empty(store):
    await relations.empty(store)


def said(answer, xpath):
    return [" ".join(node.text_content().split()) for node in lxml.html.fromstring(answer.text).xpath(xpath)]


async def test_a_pasted_article_is_kept_and_can_be_read(client):
    answer = await client.post("/add", data={"text": TEXT, "published": "2021-09-10", "title": "Ferry pact"}, files={"file": b""})
    assert answer.status_code == 200
    (link,) = lxml.html.fromstring(answer.text).xpath("//section/h3/a/@href")
    assert said(await client.get(link), "//h1") == ["Ferry pact"]
    assert said(await client.get(link), "//div[@class='text']//mark") == [TEXT]


async def test_the_same_article_again_changes_nothing_and_says_so(client):
    form = {"text": TEXT, "published": "2021-09-10", "title": "Ferry pact"}
    await client.post("/add", data=form)
    again = await client.post("/add", data=form)
    assert "already known, nothing changed" in said(again, "//section")[0]


async def test_the_same_article_sent_twice_at_once_is_kept_once(client):
    form = {"text": TEXT.replace("ferry", "tunnel"), "published": "2021-09-10", "title": "Tunnel pact"}
    both = await asyncio.gather(client.post("/add", data=form), client.post("/add", data=form))
    assert [answer.status_code for answer in both] == [200, 200]
    kept = (await client.get("/articles?limit=100")).json()["articles"]
    assert [each["title"] for each in kept].count("Tunnel pact") == 1


async def test_an_article_without_a_date_is_asked_for_it_and_not_lost(client):
    answer = await client.post("/add", data={"text": TEXT, "title": "Ferry pact"})
    assert answer.status_code == 422
    assert "when was it published?" in said(answer, "//*[@role='alert']")[0]
    assert said(answer, "//textarea") == [TEXT]
    assert lxml.html.fromstring(answer.text).xpath("//input[@name='title']/@value") == ["Ferry pact"]


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        ({"text": "", "published": "2021-09-10"}, "no text"),
        ({"text": TEXT, "published": "10.9.2021"}, "10.9.2021"),
        ({"text": TEXT, "published": "2021-13-40"}, "published"),
    ],
)
async def test_what_is_wrong_with_a_form_is_said(client, form, problem):
    answer = await client.post("/add", data=form)
    assert answer.status_code == 422
    assert problem in said(answer, "//*[@role='alert']")[0]


async def test_one_bad_file_costs_no_other(client):
    files = [("file", ("good.txt", TEXT.encode())), ("file", ("bad.txt", b"\x00\xff\xfe\x01")), ("file", ("worse.pdf", b"%PDF"))]
    answer = await client.post("/add", data={"published": "2021-09-10"}, files=files)
    assert answer.status_code == 200
    assert len(said(answer, "//section")) == 1
    assert {line.split(":")[0] for line in said(answer, "//*[@role='alert']/p")} == {"bad.txt", "worse.pdf"}


async def test_a_form_sent_from_another_site_is_refused(client):
    answer = await client.post("/add", data={"text": TEXT, "published": "2021-09-10"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


async def test_a_script_is_told_of_each_article_as_it_is_read_and_of_each_that_cannot_be(client):
    files = [
        ("file", ("good.txt", TEXT.encode())),
        ("file", ("worse.pdf", b"%PDF")),
        ("file", ("other.txt", b"Spain <b>and</b> Chile met.")),
    ]
    answer = await client.post("/add", data={"published": "2021-09-10"}, files=files, headers={"Accept": "text/event-stream"})
    assert answer.headers["content-type"].startswith("text/event-stream")
    told = [dict(line.split(": ", 1) for line in event.splitlines()) for event in answer.text.replace("\r\n", "\n").strip().split("\n\n")]
    assert [each["event"] for each in told] == ["article", "problem", "article", "done"]
    assert "worse.pdf" in told[1]["data"]
    assert told[3]["data"] == "2 of 3 articles read and kept."
    (link,) = lxml.html.fromstring(told[0]["data"]).xpath("//h3/a/@href")
    assert (await client.get(link)).status_code == 200


async def test_an_article_is_fetched_from_its_address_alone(store, key):
    with web() as site:
        told = f"<title>Ferry pact</title><article><h1>Ferry pact</h1><p>{TEXT} Ministers of both states were there.</p></article>"
        site.page("/pact", f"<!doctype html><html><body>{told}</body></html>")
        async with (
            LifespanManager(create_app(nullcontext(store), reach=site.reach)) as running,
            asked_by(running.app, {"Authorization": f"Bearer {key}"}) as client,
        ):
            answer = await client.post("/add", data={"url": f"{site.url}/pact", "published": "2021-09-10"})
            assert answer.status_code == 200
            assert said(answer, "//section/h3") == ["Ferry pact"]
            missing = await client.post("/add", data={"url": f"{site.url}/nothing", "published": "2021-09-10"})
            assert "404" in said(missing, "//*[@role='alert']")[0]


async def test_addresses_inside_are_not_fetched(client):
    answer = await client.post("/add", data={"url": "http://127.0.0.1:1/", "published": "2021-09-10"})
    assert answer.status_code == 422
    assert said(answer, "//*[@role='alert']")
