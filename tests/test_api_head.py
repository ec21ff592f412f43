"""HEAD is answered wherever GET is: with the same headers, and no body."""

import re

import httpx
import pytest

from tests import pages_site, relations
from tests.web import until

ASKED = {"Accept-Encoding": "gzip"}
OF_ONE_REQUEST = {"x-request-id", "ratelimit-remaining", "ratelimit-reset"}
SETTLED = "/agreements?between=RUS,BLR"
ENDLESS = "/events/stream"
NAMED = {"pair": "RUS-BLR", "name": "Belarus", "article_id": "pacts", "leader_id": "BLR:alexander-lukashenko", "kind": "not-found"}
QUERIES = {"/ask": "?q=agreements+of+Russia", "/names": "?q=Bel", "/paths": "?from=RUS&to=BLR", "/events": "?state=RUS"}
PAGES = (
    "/",
    "/docs",
    "/openapi.json",
    "/dyad/RUS/BLR",
    "/static/dyad.css",
    "/events?state=RUS&format=jsonl",
    "/events?state=RUS&format=csv",
)


@pytest.fixture(scope="module", autouse=True)
async def world(store):
    await relations.tell_beside_reference(store)


async def addresses(client):
    """One for each GET of OpenAPI that ends."""
    paths = (await client.get("/openapi.json")).json()["paths"]
    return [
        re.sub(r"\{(\w+)\}", lambda found: NAMED.get(found[1], "none"), path) + QUERIES.get(path, "")
        for path, operations in paths.items()
        if "get" in operations and path != ENDLESS
    ]


def told(answer):
    """The headers that do not hang on which request it was."""
    changing = OF_ONE_REQUEST | ({"content-length", "etag"} if answer.url.path == "/metrics" else set())
    return {name: value for name, value in answer.headers.items() if name not in changing}


async def test_head_has_the_headers_of_get_and_no_body(client):
    paths = [*await addresses(client), *PAGES]
    assert len(paths) > 40

    async def settled():
        return "last-modified" in (await client.get(SETTLED)).headers

    assert await until(settled)  # within the second of a change none is said
    for path in paths:
        whole, headers = await client.get(path, headers=ASKED), await client.head(path, headers=ASKED)
        assert (headers.status_code, told(headers)) == (whole.status_code, told(whole)), path
        assert headers.content == b"", path
    fine = [path for path in paths if (await client.head(path)).status_code == 200]
    assert len(fine) > 35


async def test_head_heeds_what_the_client_has(client):
    tag = (await client.head("/agreements?between=RUS,BLR")).headers["etag"]
    assert (await client.head("/agreements?between=RUS,BLR", headers={"If-None-Match": tag})).status_code == 304


async def test_what_get_refuses_head_refuses_too(client, anybody):
    for path, status in (("/nowhere", 404), ("/events?sinse=1", 422), ("/decide", 405), ("/states/Narnia", 404)):
        answer = await client.head(path)
        assert (answer.status_code, answer.content) == (status, b"")
        assert answer.headers["content-type"] == "application/problem+json"
    assert (await anybody.head("/jobs")).status_code == 401


async def test_head_is_in_openapi_nowhere_and_in_the_figures_under_its_route(client):
    await client.head("/agreements?between=RUS,KAZ")
    paths = (await client.get("/openapi.json")).json()["paths"]
    assert {method for operations in paths.values() for method in operations} <= {"get", "post", "delete"}
    assert 'dyad_requests_total{method="HEAD",route="/agreements",status="200"}' in (await client.get("/metrics")).text


async def test_of_a_stream_without_end_head_gives_the_headers_and_leaves_nobody_listening(store):
    async with pages_site.served(store) as port, httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=120) as client:
        for _ in range(30):  # one address may have 20 open
            answer = await client.head(ENDLESS)
            assert (answer.status_code, answer.content) == (200, b"")
            assert answer.headers["content-type"].startswith("text/event-stream")

        async def open_again():
            async with client.stream("GET", ENDLESS) as stream:
                return stream.status_code == 200

        assert await until(open_again)
