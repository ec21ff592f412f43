"""Reading is open or by key, writing always by key; each role may do what it is for and no more."""

import datetime as dt
import re
from contextlib import asynccontextmanager, nullcontext

import pytest
from asgi_lifespan import LifespanManager

from api.access.caller import COOKIE
from api.access.session import safe_next
from api.app import create_app
from api.settings import ServiceSettings
from graph.keys import Role, add_key, check_key, list_keys, revoke_key
from graph.sessions import LASTS, check_session, end_session, start_session
from tests import relations
from tests.conftest import asked_by

NOW = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
ARTICLE = {"id": "ferry", "published": "2021-09-10", "text": "Norway and Denmark signed a ferry agreement in Oslo on Thursday."}
PROBLEM = "application/problem+json"


@pytest.fixture(scope="module", autouse=True)
async def empty_graph(store):
    await relations.empty(store)


@asynccontextmanager
async def served(store, **settings):
    async with LifespanManager(create_app(nullcontext(store), ServiceSettings(**settings))) as running:
        yield running.app


def bearer(key):
    return {"Authorization": f"Bearer {key}"}


@pytest.fixture(scope="module")
async def holders(store):
    """A key of each role."""
    return {role: (await add_key(store, f"a {role}", role, NOW)).key for role in Role}


def operations(document):
    return [
        (method, path, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
    ]  # fmt: skip


async def test_whoever_has_no_key_can_read_and_not_write(anybody):
    assert (await anybody.get("/states")).status_code == 200
    answer = await anybody.post("/articles", json=ARTICLE)
    assert (answer.status_code, answer.headers["content-type"]) == (401, PROBLEM)
    assert answer.headers["www-authenticate"] == "Bearer"
    assert "Authorization: Bearer" in answer.json()["detail"]
    assert (await anybody.get("/articles/ferry")).status_code == 404


async def test_every_operation_that_writes_refuses_those_without_a_key_and_says_so_in_openapi(anybody):
    document = (await anybody.get("/openapi.json")).json()
    writing = [each for each in operations(document) if each[0] != "get"]
    assert len(writing) >= 3
    for method, path, operation in writing:
        answer = await anybody.request(method, re.sub(r"\{\w+\}", "x", path))
        assert answer.status_code == 401, (method, path)
        assert {"401", "403"} <= operation["responses"].keys(), (method, path)
        assert operation["security"] == [{"key": []}], (method, path)


@pytest.mark.parametrize(("role", "status"), [(Role.READER, 403), (Role.LOADER, 201), (Role.REVIEWER, 201), (Role.ADMIN, 201)])
async def test_articles_are_taken_from_loaders_and_those_above_them(anybody, holders, role, status):
    assert (await anybody.post("/articles", json=ARTICLE, headers=bearer(holders[role]))).status_code == status


@pytest.mark.parametrize(("role", "status"), [(Role.READER, 403), (Role.LOADER, 403), (Role.REVIEWER, 403), (Role.ADMIN, 200)])
async def test_keys_and_the_audit_are_for_admins(anybody, holders, role, status):
    for path in ("/keys", "/audit"):
        answer = await anybody.get(path, headers=bearer(holders[role]))
        assert answer.status_code == status
        if status == 403:
            assert f"needs the role admin; the key 'a {role}' has {role}" in answer.json()["detail"]


@pytest.mark.parametrize("wrong", ["Bearer nonsense", "Bearer dyad_0_0", "Bearer ", "Basic eDp5", "Bearer dyad__", "dyad_x_y"])
async def test_a_wrong_key_is_refused_even_for_reading(anybody, wrong):
    answer = await anybody.get("/states", headers={"Authorization": wrong})
    assert (answer.status_code, answer.headers["content-type"]) == (401, PROBLEM)


async def test_the_secret_of_another_key_opens_nothing(store):
    one, other = await add_key(store, "one", Role.LOADER, NOW), await add_key(store, "other", Role.ADMIN, NOW)
    mixed = f"dyad_{other.id}_{one.key.split('_', 2)[2]}"
    assert await check_key(store, mixed) is None
    assert (await check_key(store, other.key)).id == other.id


async def test_a_graph_that_is_read_whole_gives_nobody_a_key(store):
    made = await add_key(store, "secret", Role.ADMIN, NOW)
    token = await start_session(store, made, NOW)
    kept = await store.read("MATCH (n) WHERE n:Key OR n:Session RETURN properties(n) AS properties LIMIT 1000")
    told = str(kept)
    assert made.id in told
    assert made.key.split("_", 2)[2] not in told
    assert token not in told


async def test_an_admin_makes_and_revokes_keys_over_http(client, anybody):
    made = (await client.post("/keys", json={"name": "script", "role": "loader"})).json()
    assert made["key"].startswith(f"dyad_{made['id']}_")
    listed = (await client.get("/keys")).json()
    assert {"id": made["id"], "name": "script", "role": "loader", "created": made["created"]} in listed
    assert (await anybody.get("/states", headers=bearer(made["key"]))).status_code == 200
    assert (await client.delete(f"/keys/{made['id']}")).status_code == 204
    assert (await anybody.get("/states", headers=bearer(made["key"]))).status_code == 401
    assert (await client.delete(f"/keys/{made['id']}")).status_code == 404


async def test_with_reads_by_key_nothing_but_the_probes_and_the_login_is_open(store, holders):
    async with served(store, read="key") as app, asked_by(app, {}) as anybody:
        for path in ("/states", "/openapi.json", "/docs", "/", "/neo4j-browser/guide", "/nowhere"):
            assert (await anybody.get(path)).status_code == 401, path
        assert (await anybody.get("/healthz")).status_code == 200
        assert (await anybody.get("/readyz")).status_code == 200
        assert (await anybody.get("/states", headers=bearer(holders[Role.READER]))).status_code == 200
        page = await anybody.get("/state/Belarus?since=1999", headers={"Accept": "text/html"})
        assert (page.status_code, page.headers["location"]) == (303, "/login?next=%2Fstate%2FBelarus%3Fsince%3D1999")


async def test_a_session_lasts_until_it_ends_or_its_key_does(store):
    key = await add_key(store, "browser", Role.LOADER, NOW)
    token = await start_session(store, key, NOW)
    assert (await check_session(store, token, NOW)).id == key.id
    assert await check_session(store, token, NOW + LASTS) is None
    await end_session(store, token)
    assert await check_session(store, token, NOW) is None
    another = await start_session(store, key, NOW)
    await revoke_key(store, key.id)
    assert await check_session(store, another, NOW) is None
    assert key.id not in {each.id for each in await list_keys(store)}


async def test_a_session_writes_only_with_the_token_of_its_own_forms(service, store):
    key = await add_key(store, "browser", Role.LOADER, NOW)
    token = await start_session(store, key, dt.datetime.now(dt.UTC))
    async with asked_by(service, {"Cookie": f"{COOKIE}={token}"}) as browser:
        page = await browser.get("/add")
        assert page.headers["cache-control"] == "private, no-cache"
        csrf = re.search(r'name="csrf" value="(\w+)"', page.text)[1]
        form = {"text": ARTICLE["text"], "published": "2021-09-10"}
        assert (await browser.post("/add", data=form)).status_code == 403
        assert (await browser.post("/add", data=form | {"csrf": "0" * 64})).status_code == 403
        assert (await browser.post("/add", data=form | {"csrf": csrf})).status_code == 200
        assert (await browser.post("/articles", json=ARTICLE)).status_code == 403
        assert (await browser.post("/articles", json=ARTICLE, headers={"X-CSRF-Token": csrf})).status_code == 201
        crossed = {"X-CSRF-Token": csrf, "Sec-Fetch-Site": "cross-site"}
        assert (await browser.post("/articles", json=ARTICLE, headers=crossed)).status_code == 403


@pytest.mark.parametrize(
    ("given", "path"),
    [("/add", "/add"), ("/dyad/RUS/BLR?since=1999", "/dyad/RUS/BLR?since=1999"), ("", "/"), (None, "/"), ("//evil.example", "/"),
     ("/\\evil.example", "/"), ("https://evil.example/", "/"), ("javascript:alert(1)", "/"), ("add", "/")],
)  # fmt: skip
def test_signing_in_leads_to_no_other_site(given, path):
    assert safe_next(given) == path


async def test_what_was_changed_and_by_whom_is_in_the_audit(client, anybody, holders):
    key = holders[Role.LOADER]
    await anybody.post("/articles", json=ARTICLE, headers=bearer(key) | {"X-Request-ID": "audited-1"})
    await anybody.get("/states", headers=bearer(key) | {"X-Request-ID": "only-read"})
    entries = (await client.get("/audit")).json()["entries"]
    [entry] = [entry for entry in entries if entry["id"] == "audited-1"]
    assert (entry["name"], entry["role"], entry["method"], entry["path"], entry["status"]) == (
        "a loader", "loader", "POST", "/articles", 201,
    )  # fmt: skip
    assert entry["key"] == key.split("_")[1]
    assert "only-read" not in {entry["id"] for entry in entries}
    assert entries == sorted(entries, key=lambda entry: entry["at"], reverse=True)
    assert (await client.get("/audit", params={"until": "2020-01-01T00:00:00Z"})).json()["entries"] == []
    assert (await client.get("/audit", params={"until": "2020-01-01T00:00:00"})).status_code == 422


async def test_more_requests_than_allowed_are_refused_by_key_and_by_address(store, holders):
    async with served(store, rate="3/hour", key_rate="5/hour") as app, asked_by(app, {}) as anybody:
        answers = [await anybody.get("/states") for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert [answer.headers["ratelimit-remaining"] for answer in answers] == ["2", "1", "0", "0"]
        assert answers[-1].headers["ratelimit-policy"] == "3;w=3600"
        assert 0 < int(answers[-1].headers["ratelimit-reset"]) <= 3600
        assert answers[-1].headers["retry-after"] == answers[-1].headers["ratelimit-reset"]
        assert answers[-1].headers["content-type"] == PROBLEM
        assert (await anybody.get("/readyz")).status_code == 200
        with_key = [await anybody.get("/states", headers=bearer(holders[Role.READER])) for _ in range(6)]
        assert [answer.status_code for answer in with_key] == [200] * 5 + [429]


async def test_an_address_that_guesses_keys_is_no_longer_listened_to(store, holders):
    async with served(store) as app, asked_by(app, {}) as anybody:
        statuses = {(await anybody.get("/states", headers=bearer(f"dyad_1_{number}"))).status_code for number in range(31)}
        assert statuses == {401, 429}
        assert (await anybody.get("/states")).status_code == 200


async def test_wrong_keys_typed_into_the_login_form_count_too(store, holders):
    async with served(store) as app, asked_by(app, {}) as anybody:
        statuses = [(await anybody.post("/login", data={"key": f"dyad_1_{number}"})).status_code for number in range(31)]
        assert (statuses[0], statuses[-1]) == (401, 429)
        assert (await anybody.post("/login", data={"key": holders[Role.ADMIN]})).status_code == 429
        assert (await anybody.get("/states", headers=bearer("dyad_1_x"))).status_code == 429


async def test_the_page_of_the_api_needs_no_other_site_and_no_script_in_the_page(anybody):
    page = await anybody.get("/docs")
    policy = page.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    needed = re.findall(r'<(?:link|script)[^>]+(?:src|href)="([^"]+)"', page.text)
    assert len(needed) == 5
    for path in needed:
        assert path.startswith("/static/")
        assert (await anybody.get(path)).status_code == 200
    assert not re.search(r"<script(?! src=)|<style| style=| on\w+=", page.text)


@pytest.mark.parametrize("path", ["/states", "/nowhere", "/", "/static/dyad.css", "/healthz", "/openapi.json"])
async def test_every_answer_has_the_headers_that_keep_browsers_from_misuse(anybody, path):
    headers = (await anybody.get(path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"


async def test_scripts_of_other_sites_can_read_only_where_their_site_is_named(store, anybody):
    asked = {"Origin": "https://maps.example.org"}
    assert "access-control-allow-origin" not in (await anybody.get("/states", headers=asked)).headers
    async with served(store, origins="https://maps.example.org, https://other.example") as app, asked_by(app, {}) as there:
        told = (await there.get("/states", headers=asked)).headers
        assert told["access-control-allow-origin"] == "https://maps.example.org"
        assert {"ETag", "RateLimit-Remaining", "X-Request-ID"} <= set(told["access-control-expose-headers"].split(", "))
        wanted = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match"}
        assert (await there.options("/states", headers=asked | wanted)).status_code == 200
        assert "access-control-allow-origin" not in (await there.get("/states", headers={"Origin": "https://evil.example"})).headers
