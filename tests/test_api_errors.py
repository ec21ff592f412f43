"""What is asked wrongly is answered with a problem that says what was wrong, where, and what to do."""

import contextlib
import json
import re

import httpx
import lxml.html
import pytest
from asgi_lifespan import LifespanManager

from api.app import create_app
from api.settings import ServiceSettings
from graph.errors import StoreUnavailable
from graph.fact import FactType

PROBLEM = "application/problem+json"
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
SCRIPT = {"Accept": "text/event-stream, application/problem+json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    ("path", "status", "kind", "said"),
    [
        ("/agreements?between=RUS,Bellarus", 404, "unknown-name", "Did you mean Belarus (BLR)?"),
        ("/agreements?between=RUS,Korean", 422, "ambiguous-name", "South Korea (KOR) or North Korea (PRK)"),
        ("/agreements?between=RUS", 422, "invalid", "two states"),
        ("/agreements?between=RUS,Russia", 422, "invalid", "two different states"),
        ("/agreements?between=RUS,BLR&state=RUS", 422, "invalid", "exclude each other"),
        ("/agreements?since=2021&until=1999", 422, "invalid", "lies after until"),
        ("/agreements?since=soon", 422, "invalid", "YYYY-MM-DD"),
        ("/agreements?since=2021-02-30", 422, "invalid", "since"),
        ("/agreements?since=0000", 422, "invalid", "since"),
        ("/agreements?since=2021-13", 422, "invalid", "in 1..12."),
        ("/agreements?status=maybe", 422, "invalid", "'done', 'announced', 'planned', 'sought' or 'ended'"),
        ("/agreements?limit=0", 422, "invalid", "limit"),
        ("/agreements?limit=many", 422, "invalid", "limit"),
        ("/agreements?cursor=nonsense", 422, "invalid", "cursor"),
        ("/agreements?sinse=1999", 422, "unknown-parameter", "did you mean 'since'?"),
        ("/agreements?type=loan", 422, "unknown-parameter", "no parameter 'type'"),
        ("/events?type=treaty", 422, "invalid", "'agreement'"),
        ("/events?typ=loan", 422, "unknown-parameter", "did you mean 'type'?"),
        ("/events?state=%00", 404, "unknown-name", "No state"),
        ("/events?state=%ff%fe", 404, "unknown-name", "No state"),
        ("/healthz?verbose=1", 422, "unknown-parameter", "it takes none"),
        ("/events/nothing", 404, "not-found", "no event"),
        ("/articles/nothing", 404, "not-found", "no article"),
        ("/states/Bellarus", 404, "unknown-name", "Belarus (BLR)"),
        ("/states/NATO", 404, "not-found", "is no state"),
        ("/nowhere", 404, "http", "/docs"),
        ("/audit?until=9999-12-31T23:59:59-23:59", 422, "invalid", "beyond the years 1 to 9999"),
        ("/docs?x=1", 422, "unknown-parameter", "it takes none"),
        ("/events?text=%20", 422, "invalid", "text"),
        ("/events?min_amount=1e400", 422, "invalid", "min_amount"),
        ("/ask", 422, "invalid", "q: Field required"),
        ("/ask?q=", 422, "not-understood", "For example"),
        ("/ask?q=hello", 422, "not-understood", "For example"),
        ("/ask?q=agreements+in+force+on+31+February+2021", 422, "not-understood", "no day of the calendar"),
        ("/ask?q=loans+reported+by+0+sources", 422, "not-understood", "min_sources"),
        ("/ask?q=loans+of+Narnia", 404, "unknown-name", "Narnia"),
        (f"/ask?q={'x' * 600}", 422, "invalid", "500 characters"),
    ],
)
async def test_a_wrong_question_is_answered_with_a_problem(client, path, status, kind, said):
    answer = await client.get(path)
    problem = answer.json()
    assert (answer.status_code, answer.headers["content-type"], problem["type"]) == (status, PROBLEM, f"urn:dyad:problem:{kind}")
    assert said in problem["detail"]
    assert problem["instance"] == httpx.URL(path).path


async def test_nearest_names_come_as_data_too(client):
    answer = await client.get("/states/Bellarus")
    assert answer.json()["nearest"] == [{"id": "BLR", "name": "Belarus"}]


async def test_each_thing_that_is_wrong_is_told(client):
    answer = await client.get("/events?since=soon&status=maybe&limit=0")
    assert {error.split(":")[0].split(".")[0] for error in answer.json()["errors"]} == {"since", "status", "limit"}


async def test_a_method_that_is_not_for_a_path_is_a_problem(client):
    answer = await client.delete("/events")
    assert (answer.status_code, answer.headers["content-type"], answer.headers["allow"]) == (405, PROBLEM, "GET, HEAD")


async def test_every_operation_declares_its_problems(client):
    paths = (await client.get("/openapi.json")).json()["paths"]
    undeclared = {
        (path, method, status)
        for path, operations in paths.items()
        for method, operation in operations.items()
        for status, response in operation["responses"].items()
        if status >= "400" and list(response["content"]) != [PROBLEM]
    }
    assert undeclared == set()
    without = {
        path for path, operations in paths.items() for operation in operations.values() if not {"422", "500"} <= set(operation["responses"])
    }
    assert without == set()


async def test_every_reference_in_openapi_leads_somewhere(client):
    text = (await client.get("/openapi.json")).text
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', text))
    assert named - set(json.loads(text)["components"]["schemas"]) == set()
    assert {"Problem", "Named"} <= named | set(json.loads(text)["components"]["schemas"])


async def test_every_type_has_a_path_of_its_own(client):
    paths = (await client.get("/openapi.json")).json()["paths"]
    siblings = [
        "/agreements",
        "/loans",
        "/exercises",
        "/arms-transfers",
        "/meetings",
        "/deployments",
        "/sanctions",
        "/diplomatic-actions",
        "/supplies",
        "/clashes",
        "/leaderships",
        "/memberships",
    ]
    assert len(siblings) == len(FactType)
    assert set(siblings) <= set(paths)


class Down:
    """A store that is down until it is told to come back."""

    def __init__(self, store):
        self.store, self.down = store, True
        self.engine, self.version = store.engine, store.version

    async def read(self, query, /, **parameters):
        await self.ping()
        return await self.store.read(query, **parameters)

    async def stamp(self):
        await self.ping()
        return await self.store.stamp()

    async def ping(self):
        if self.down:
            raise StoreUnavailable("the graph store does not answer")


async def test_a_store_that_is_down_is_a_503_with_retry_after_and_recovery_needs_no_restart(store):
    broken = Down(store)
    async with (
        LifespanManager(create_app(contextlib.nullcontext(broken))) as running,
        httpx.AsyncClient(transport=httpx.ASGITransport(running.app), base_url="http://dyad.test") as client,
    ):
        for path in ("/readyz", "/states", "/events?state=RUS"):
            answer = await client.get(path)
            assert (answer.status_code, answer.headers["content-type"]) == (503, PROBLEM)
            assert int(answer.headers["retry-after"]) > 0
        assert (await client.get("/healthz")).status_code == 200
        broken.down = False
        assert (await client.get("/readyz")).json()["status"] == "ready"


async def test_a_fault_of_the_service_is_a_problem_without_its_insides(store):
    class Faulty(Down):
        async def ping(self):
            raise RuntimeError("secret")

    async with (
        LifespanManager(create_app(contextlib.nullcontext(Faulty(store)))) as running,
        httpx.AsyncClient(transport=httpx.ASGITransport(running.app, raise_app_exceptions=False), base_url="http://dyad.test") as client,
    ):
        answer = await client.get("/readyz")
        assert (answer.status_code, answer.headers["content-type"]) == (500, PROBLEM)
        assert "secret" not in answer.text
        assert shown(await client.get("/readyz", headers=BROWSER), 500) == "A fault of the service; its log tells more."


async def test_a_body_that_is_no_text_is_said_to_be_none(client):
    answer = await client.post("/webhooks", content=b"\xff\xfe\x05", headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["detail"]) == (422, "The body is not JSON in UTF-8.")


def shown(answer, status):
    """What the page of an error says under its heading."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert "style-src 'self'" in answer.headers["content-security-policy"]
    return lxml.html.fromstring(answer.text).xpath("//main//p[@class='lead']")[0].text_content()


@pytest.mark.parametrize(
    ("method", "path", "status", "said"),
    [
        ("GET", "/nowhere", 404, "There is no /nowhere here"),
        ("GET", "/nowhere/<script>", 404, "There is no /nowhere/<script> here"),
        ("GET", "/events?since=soon", 422, "YYYY-MM-DD"),
        ("GET", "/states/Bellarus", 404, "Did you mean Belarus (BLR)?"),
        ("GET", "/decide", 405, "GET is not for /decide."),
    ],
)
async def test_a_person_is_shown_a_page_where_a_program_gets_a_problem(client, method, path, status, said):
    answer = await client.request(method, path, headers=BROWSER)
    assert said in shown(answer, status)
    assert "Accept" in answer.headers["vary"]
    program = await client.request(method, path)
    assert (program.status_code, program.headers["content-type"]) == (status, PROBLEM)
    assert program.headers.get("allow") == answer.headers.get("allow")


async def test_a_form_that_is_too_large_or_has_too_many_files_is_said_to_be_so(client):
    large = await client.post("/add", content=b"text=" + b"x" * 12_000_000, headers=BROWSER | FORM)
    assert "12,000,000 bytes at most" in shown(large, 413)
    files = [("file", (f"{number}.txt", b"x")) for number in range(1001)]
    assert shown(await client.post("/add", files=files, headers=BROWSER), 422) == (
        "The form cannot be read: Too many files. Maximum number of files is 1000."
    )


async def test_a_script_of_a_page_is_told_what_was_wrong(anybody, client):
    nobody = await anybody.post("/add", data={"text": "x"}, headers=SCRIPT)
    assert (nobody.status_code, nobody.headers["content-type"]) == (401, PROBLEM)
    files = [("file", (f"{number}.txt", b"x")) for number in range(1001)]
    assert "1000" in (await client.post("/add", files=files, headers=SCRIPT)).json()["detail"]


async def test_what_the_gate_refuses_is_a_page_too(client, store):
    foreign = await client.post("/login", data={"key": "x"}, headers=BROWSER | {"Sec-Fetch-Site": "cross-site"})
    assert "sent from another site" in shown(foreign, 403)
    app = create_app(contextlib.nullcontext(store), ServiceSettings(rate="1/minute", workers=False))
    async with (
        LifespanManager(app) as running,
        httpx.AsyncClient(transport=httpx.ASGITransport(running.app), base_url="http://dyad.test", headers=BROWSER) as hasty,
    ):
        await hasty.get("/nowhere")
        second = await hasty.get("/nowhere")
        assert "At most 1 requests in 60 seconds" in shown(second, 429)
        assert int(second.headers["retry-after"]) > 0
