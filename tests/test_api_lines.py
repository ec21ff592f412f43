"""Lists of what the graph knows come whole as JSON Lines to those who ask for it."""

import json

import pytest

from api.routes import articles, leaders
from tests import relations

LINES = "application/x-ndjson"
LISTS = {"/articles": "articles", "/leaders?state=Belarus": "leaders", "/states": None, "/organizations": None}


@pytest.fixture(scope="module", autouse=True)
async def world(store):
    await relations.tell_beside_reference(store)


async def lines(client, path, accepted=LINES):
    answer = await client.get(path, headers={"Accept": accepted})
    assert (answer.status_code, answer.headers["content-type"]) == (200, LINES)
    assert "Accept" in answer.headers["vary"].split(", ")
    return [json.loads(line) for line in answer.text.splitlines()]


@pytest.mark.parametrize("at_once", [1, 5000])
@pytest.mark.parametrize("path", LISTS)
async def test_every_entry_is_a_line_as_it_stands_in_the_list(client, monkeypatch, path, at_once):
    for route in (articles, leaders):
        monkeypatch.setattr(route, "AT_ONCE", at_once)
    name = LISTS[path]
    listed = (await client.get(f"{path}{'&' if '?' in path else '?'}limit=1000" if name else path)).json()
    assert await lines(client, path) == (listed[name] if name else listed) != []


async def test_lines_begin_where_a_page_ended(client):
    first = (await client.get("/articles?limit=1")).json()
    assert [article["id"] for article in await lines(client, first["next"])] == ["drills"]


@pytest.mark.parametrize(
    ("accepted", "media"),
    [
        ("application/json, application/x-ndjson", "application/json"),
        ("text/csv", "application/json"),
        ("*/*", "application/json"),
        ("application/x-ndjson;q=0.9, application/json;q=0.5", LINES),
    ],
)
async def test_what_is_named_first_comes_and_json_where_nothing_is_that_there_is(client, accepted, media):
    assert (await client.get("/articles", headers={"Accept": accepted})).headers["content-type"] == media


async def test_what_is_refused_as_json_is_refused_as_lines(client):
    for path, status in (("/articles?cursor=x", 422), ("/leaders?state=Narnia", 404)):
        answer = await client.get(path, headers={"Accept": LINES})
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
