"""What a client has already is not sent again, and what is sent is compressed for those who can read it."""

import asyncio
import re

import pytest

from api import kept
from api.routes import events
from graph.article import Article
from graph.jobs import add_job, cancel_job
from graph.keys import Role, add_key
from graph.retract import retract_article
from graph.store import open_store
from tests import relations
from tests.relations import LEARNT

FLAGSHIP = "/agreements?between=RUS,BLR&since=1999"


@pytest.fixture(scope="module", autouse=True)
async def world(store):
    await relations.tell(store)


async def test_an_unchanged_answer_is_not_sent_again(client):
    first = await client.get(FLAGSHIP)
    again = await client.get(FLAGSHIP, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert "content-type" not in again.headers


@pytest.mark.parametrize("known", ['"other"', 'W/"other", "another"', "nonsense"])
async def test_another_answer_is_sent(client, known):
    assert (await client.get(FLAGSHIP, headers={"If-None-Match": known})).status_code == 200


async def test_the_tag_may_be_one_of_several_or_a_star(client):
    tag = (await client.get(FLAGSHIP)).headers["etag"]
    for known in (f'"other", {tag}', tag.removeprefix("W/"), "*"):
        assert (await client.get(FLAGSHIP, headers={"If-None-Match": known})).status_code == 304


async def test_a_changed_graph_changes_the_tag(client, store):
    before = (await client.get(FLAGSHIP)).headers["etag"]
    try:
        article, facts = relations.TOLD[0]
        await relations.load_article(store, article.model_copy(update={"id": "copy", "title": "Told again"}), facts[:1], LEARNT)
        assert (await client.get(FLAGSHIP, headers={"If-None-Match": before})).status_code == 200
    finally:
        await relations.tell(store)


async def test_while_the_graph_stays_the_same_nothing_is_asked_of_it(client, monkeypatch):
    tag = (await client.get(FLAGSHIP)).headers["etag"]
    monkeypatch.setattr(events, "find_events", None)
    assert (await client.get(FLAGSHIP, headers={"If-None-Match": tag})).status_code == 304
    other = FLAGSHIP.replace("1999", "2000")
    assert (await client.get(other, headers={"If-None-Match": tag})).status_code == 500, "another question is asked of the graph"


async def test_what_the_service_notes_for_itself_leaves_the_answers(client, store):
    tag = (await client.get(FLAGSHIP)).headers["etag"]
    await client.post("/judgements", json={"kind": "accept", "event": "none", "why": "it is not there"})
    await add_key(store, "another", Role.READER, LEARNT)
    job = await add_job(store, "nothing", [], "tests", LEARNT)
    await cancel_job(store, job.id, LEARNT)
    assert (await client.get("/audit")).json()["entries"][0]["path"] == "/judgements"
    assert (await client.get(FLAGSHIP, headers={"If-None-Match": tag})).headers["etag"] == tag


async def test_a_change_by_another_service_on_the_same_store_is_seen(client, store, settings):
    if store.engine == "embedded":
        pytest.skip("the embedded store is one process's alone")
    tag = (await client.get(FLAGSHIP)).headers["etag"]
    try:
        async with open_store(settings) as other:
            await retract_article(other, "pacts", "withdrawn", LEARNT)
        assert (await client.get(FLAGSHIP, headers={"If-None-Match": tag})).status_code == 200
    finally:
        await relations.tell(store)


async def test_a_question_that_was_answered_is_counted_under_its_route_when_it_is_asked_again(client):
    path = FLAGSHIP.replace("1999", "1997")

    async def counted():
        figures = (await client.get("/metrics")).text
        found = re.search(r'dyad_requests_total\{method="GET",route="/agreements",status="200"\} (\d+)', figures)
        return int(found[1]) if found else 0

    before = await counted()
    for _ in range(3):
        assert (await client.get(path)).status_code == 200
    assert await counted() == before + 3


async def test_no_answer_is_made_twice_from_one_graph(client, store, monkeypatch):
    path = FLAGSHIP.replace("1999", "1998")
    first = await client.get(path)
    with monkeypatch.context() as patched:
        patched.setattr(events, "find_events", None)
        again = await client.get(path)
    assert (again.status_code, again.content, again.headers["etag"]) == (200, first.content, first.headers["etag"])
    assert again.headers["content-type"] == "application/json"
    await relations.tell(store)
    assert (await client.get(path)).headers["etag"] != first.headers["etag"]


def test_the_answers_asked_for_longest_ago_are_forgotten_first(monkeypatch):
    monkeypatch.setattr(kept, "MOST", 30)
    answers = kept.Answers()
    for mark in "abc":
        answers.keep(f"asked {mark}", None, mark, kept.Kept([], b"x" * 10))
    assert answers.get("a")
    answers.keep("asked d", None, "d", kept.Kept([], b"x" * 10))
    assert [bool(answers.get(mark)) for mark in "abcd"] == [True, False, True, True]


async def test_the_same_answer_from_a_changed_graph_is_not_sent_again(client, store):
    before = (await client.get(FLAGSHIP)).headers["etag"]
    try:
        far = Article(id="far", title="Far", published="2020-01-01", text="Chad and Fiji signed a pact in 2019.")
        await relations.load_article(store, far, [relations.agreement(far, far.text, "TCD", "FJI", date="2019")], LEARNT)
        again = await client.get(FLAGSHIP, headers={"If-None-Match": before})
        assert (again.status_code, again.headers["etag"] != before) == (304, True)
    finally:
        await relations.tell(store)


async def test_a_change_by_another_program_is_seen_on_neo4j(client, store):
    if store.engine == "embedded":
        pytest.skip("the embedded store is one process's alone")
    tag = (await client.get(FLAGSHIP)).headers["etag"]
    await store.driver.execute_query("MATCH (event:Event {called: 'gas accord'}) SET event.called = 'oil accord'", database_=store.database)
    try:
        assert (await client.get(FLAGSHIP, headers={"If-None-Match": tag})).status_code == 200
    finally:
        await relations.tell(store)


async def test_the_time_of_the_last_change_is_said_and_heeded(client):
    answer = await client.get(FLAGSHIP)
    while "last-modified" not in answer.headers:  # not within the second of the change
        await asyncio.sleep(0.2)
        answer = await client.get(FLAGSHIP)
    said = answer.headers["last-modified"]
    assert (await client.get(FLAGSHIP, headers={"If-Modified-Since": said})).status_code == 304
    for other in ("Fri, 01 Jan 2021 00:00:00 GMT", "soon"):
        assert (await client.get(FLAGSHIP, headers={"If-Modified-Since": other})).status_code == 200


@pytest.mark.parametrize("path", [FLAGSHIP, "/events?state=RUS&format=jsonl", "/healthz", "/", "/states/Narnia"])
async def test_no_answer_is_shown_again_unasked(client, path):
    assert (await client.get(path)).headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("media", ["application/json", "text/csv"])
async def test_an_answer_hangs_on_what_is_accepted(client, media):
    for _ in range(2):  # made, and kept
        answer = await client.get("/events?between=RUS,BLR", headers={"Accept": media})
        assert answer.headers["content-type"].startswith(media)
        assert "Accept" in answer.headers["vary"].split(", ")


async def test_a_problem_has_no_tag(client):
    assert "etag" not in (await client.get("/states/Narnia", headers={"If-None-Match": "*"})).headers


@pytest.mark.parametrize("path", [FLAGSHIP, "/events?state=RUS&format=jsonl"])
async def test_answers_are_compressed_for_those_who_can_read_it(client, path):
    plain = await client.get(path, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    for accepted, sent in (("gzip", "gzip"), ("gzip, zstd", "zstd"), ("zstd;q=0, gzip", "gzip"), ("br, zstd;q=0.5", "zstd")):
        packed = await client.get(path, headers={"Accept-Encoding": accepted})
        assert packed.headers["content-encoding"] == sent
        assert packed.content == plain.content
