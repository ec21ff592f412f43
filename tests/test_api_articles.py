"""Articles are taken in over HTTP, in every form they come in; what cannot be read is named and costs nothing else."""

import json

import pytest

from seed.sources import MAX_CHARACTERS
from tests import relations

TEXT = "Norway and Denmark signed a ferry agreement in Oslo on Thursday. Ministers of both states attended."
ARTICLE = {"id": "ferry", "title": "Ferry pact", "published": "2021-09-10", "source": "The Herald", "text": TEXT}
PAGE = (
    "<!doctype html><html><head><title>Ferry pact</title><meta property='article:published_time' content='2021-09-10'></head>"
    f"<body><article><h1>Ferry pact</h1><p>{TEXT}</p></article></body></html>"
)


@pytest.fixture(scope="module", autouse=True)
async def empty_graph(store):
    await relations.empty(store)


async def test_an_article_is_answered_with_what_was_found_in_it(client):
    answer = await client.post("/articles", json=ARTICLE)
    assert answer.status_code == 201, answer.text
    [taken] = answer.json()["taken"]
    assert (taken["report"]["article"], taken["report"]["outcome"]) == ("ferry", "created")
    assert len(taken["report"]["events"]) == len(taken["facts"]) > 0
    for fact in taken["facts"]:
        assert TEXT[fact["start"] : fact["stop"]] == fact["quote"]
    pact = next(fact for fact in taken["facts"] if fact["type"] == "agreement")
    assert set(pact["roles"]["party"]) == {"NOR", "DNK"}
    kept = (await client.get("/articles/ferry")).json()
    assert kept["article"] == {**ARTICLE, "url": None}
    assert {told["event"] for told in kept["facts"]} == set(taken["report"]["events"])


async def test_the_same_article_again_changes_nothing(client):
    await client.post("/articles", json=ARTICLE)
    before = (await client.get("/events?state=NOR")).json()
    [taken] = (await client.post("/articles", json=ARTICLE)).json()["taken"]
    assert taken["report"]["outcome"] == "unchanged"
    assert (await client.get("/events?state=NOR")).json() == before


@pytest.mark.parametrize(
    ("media", "body"),
    [
        ("application/json", json.dumps([ARTICLE | {"id": "a"}, ARTICLE | {"id": "b"}])),
        ("application/x-ndjson", "\n".join(json.dumps(ARTICLE | {"id": name}) for name in "ab")),
        ("application/json; charset=utf-8", json.dumps(ARTICLE)),
        ("text/plain", f"Ferry pact\n\n10 September 2021\n\n{TEXT}"),
        ("text/markdown", f"# Ferry pact\n\n10 September 2021\n\n{TEXT}"),
        ("text/html", PAGE),
    ],
)
async def test_a_body_of_any_kind_that_can_be_read_is_taken(client, media, body):
    answer = await client.post("/articles", content=body, headers={"Content-Type": media})
    assert answer.status_code == 201, answer.text
    assert answer.json()["refused"] == []
    assert all(taken["facts"] for taken in answer.json()["taken"])


async def test_files_are_taken_and_a_bad_one_among_them_is_named(client):
    files = [
        ("file", ("a.json", json.dumps(ARTICLE))),
        ("file", ("b.pdf", b"%PDF-1.4\x00\x00\x01\x02\x03\x04\x05\x06")),
        ("file", ("c.txt", f"10 September 2021\n{TEXT}")),
        ("file", ("d.txt", TEXT)),
    ]
    answer = await client.post("/articles", files=files)
    assert answer.status_code == 201
    assert len(answer.json()["taken"]) == 2
    assert [refused["where"] for refused in answer.json()["refused"]] == ["b.pdf", "d.txt"]


async def test_the_date_of_publication_may_come_with_the_request(client):
    sent = {"content": TEXT, "headers": {"Content-Type": "text/plain"}}
    assert "no publication date" in (await client.post("/articles", **sent)).json()["detail"]
    assert (await client.post("/articles?published=2021-09-10", **sent)).status_code == 201


@pytest.mark.parametrize(
    ("media", "body", "status", "said"),
    [
        ("application/json", '{"text": ', 422, "broken JSON"),
        ("application/json", "", 422, "broken JSON"),
        ("application/json", "[]", 422, "no article"),
        ("application/json", "5", 422, "expected an object"),
        ("application/json", "{}", 422, "no text"),
        ("application/json", '{"text": "", "published": "2021-09-10"}', 422, "no text"),
        ("application/json", '{"text": "x"}', 422, "no publication date"),
        ("application/json", '{"text": "x", "published": "soon"}', 422, "'soon' is not a date"),
        ("application/json", '{"text": ["x"], "published": "2021-09-10"}', 422, "expected text"),
        ("application/json", "[" * 50_000, 422, "broken JSON"),
        ("application/json", json.dumps(ARTICLE | {"id": "i" * 300}), 422, "id: String should have at most 200"),
        ("application/json", json.dumps(ARTICLE | {"text": "word " * (MAX_CHARACTERS // 5 + 1)}), 422, "at most 1,000,000"),
        ("application/json", b"\xff\xfe\xfd", 422, "not text"),
        ("text/plain", b"\x00\x01\x02\x03" * 100, 422, "binary"),
        ("text/plain", "word " * 3_000_000, 413, "12,000,000"),
        ("text/html", "<html><body></body></html>", 422, "no article text"),
        ("application/pdf", "%PDF", 415, "application/json"),
        ("multipart/form-data; boundary=x", "--x--\r\n", 422, "no article"),
        ("multipart/form-data", "nonsense", 422, "form cannot be read"),
    ],
)
async def test_what_cannot_be_read_is_a_problem(client, media, body, status, said):
    answer = await client.post("/articles", content=body, headers={"Content-Type": media})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert said in answer.json()["detail"]


async def test_a_body_without_a_kind_is_a_problem(client):
    answer = await client.post("/articles", content=b"x")
    assert (answer.status_code, answer.headers["content-type"]) == (415, "application/problem+json")


async def test_a_body_that_hides_its_size_is_stopped_at_the_limit(client):
    async def endless():
        for _ in range(200):
            yield b"word " * 20_000

    answer = await client.post("/articles", content=endless(), headers={"Content-Type": "text/plain"})
    assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")


async def test_control_characters_and_lone_surrogates_do_not_reach_the_graph(client):
    body = '{"id": "odd", "published": "2021-09-10", "title": "A\\u0000B", "text": "Norway\\u0000 and Denmark \\ud800 signed a pact."}'
    answer = await client.post("/articles", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 201, answer.text
    kept = (await client.get("/articles/odd")).json()["article"]
    assert (kept["title"], kept["text"]) == ("A B", "Norway  and Denmark \ufffd signed a pact.")


async def test_an_article_with_nothing_in_it_is_kept_and_said_to_hold_no_fact(client):
    body = {"id": "dull", "published": "2021-09-10", "text": "The weather was fine."}
    [taken] = (await client.post("/articles", json=body)).json()["taken"]
    assert taken["facts"] == []
    assert (await client.get("/articles/dull")).json()["facts"] == []


async def test_an_article_that_is_not_english_is_said_to_be_so(client):
    text = "Die Außenminister von Norwegen und Dänemark haben am Donnerstag in Oslo ein Abkommen über Fähren unterzeichnet. " * 3
    [taken] = (await client.post("/articles", json={"id": "german", "published": "2021-09-10", "text": text})).json()["taken"]
    assert taken["facts"] == []
    assert any("not English" in note for note in taken["notes"])


async def test_an_article_whose_id_is_an_address_can_be_asked_for_and_taken_back(client):
    await client.post("/articles", json=ARTICLE | {"id": "https://news.test/2021/ferry?page=1"})
    address = "/articles/https:%2F%2Fnews.test%2F2021%2Fferry%3Fpage=1"
    assert (await client.get(address)).json()["article"]["id"] == "https://news.test/2021/ferry?page=1"
    assert (await client.delete(address, params={"reason": "a hoax"})).status_code == 200
    assert (await client.post(f"{address}/restore")).status_code == 200
