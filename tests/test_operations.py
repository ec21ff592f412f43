"""Who runs the service can see what it does: metrics, a log with request ids, traces, settings."""

import io
import json
import logging
import re
from contextlib import nullcontext
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from asgi_lifespan import LifespanManager
from prometheus_client.parser import text_string_to_metric_families
from typer.testing import CliRunner

from api import logs
from api.app import create_app
from api.cli.main import app
from api.settings import ServiceSettings
from tests import relations
from tests.conftest import asked_by


@pytest.fixture(scope="module", autouse=True)
async def small_world(store):
    await relations.tell(store)


async def figures(client):
    answer = await client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def requests(method, route, status):
    return ("dyad_requests_total", (("method", method), ("route", route), ("status", str(status))))


async def test_requests_are_counted_by_route_template_and_status(anybody):
    before = await figures(anybody)
    for path in (
        "/events?state=RUS",
        "/events?state=BLR",
        "/events?limit=0",
        "/articles/pacts",
        "/articles/none",
        "/add",
        "/no/such",
    ):
        await anybody.get(path)
    await anybody.request("BREW", "/events")
    after = await figures(anybody)
    grown = {
        name: after[name] - before.get(name, 0) for name in after if name[0] == "dyad_requests_total" and after[name] != before.get(name)
    }
    assert grown == {
        requests("GET", "/events", 200): 2,
        requests("GET", "/events", 422): 1,
        requests("GET", "/articles/{article_id}", 200): 1,
        requests("GET", "/articles/{article_id}", 404): 1,
        requests("GET", "/add", 200): 1,
        requests("GET", "unmatched", 404): 1,
        requests("other", "unmatched", 401): 1,
        requests("GET", "/metrics", 200): 1,
    }
    seconds = ("dyad_request_seconds_count", (("method", "GET"), ("route", "/events")))
    assert after[seconds] - before.get(seconds, 0) == 3


async def test_an_answer_carries_the_id_of_its_request(anybody):
    assert (await anybody.get("/healthz", headers={"X-Request-ID": "mine-1"})).headers["x-request-id"] == "mine-1"
    made = [(await anybody.get("/healthz")).headers["x-request-id"] for _ in range(2)]
    assert made[0] != made[1]
    assert all(re.fullmatch(r"[0-9a-f]{16}", each) for each in made)
    odd = (await anybody.get("/nowhere", headers={"X-Request-ID": "x" * 65})).headers["x-request-id"]
    assert re.fullmatch(r"[0-9a-f]{16}", odd)


@pytest.fixture
def logged():
    """What is logged as JSON, one object a line."""
    written = io.StringIO()
    root, handler = logging.getLogger(), logs.handler("json", written)
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    root.removeHandler(handler)
    root.setLevel(level)


async def test_each_request_is_a_line_of_the_log_with_its_id(anybody, logged):
    await anybody.get("/events?state=RUS", headers={"X-Request-ID": "seen-1"})
    [line] = [line for line in logged() if line.get("request_id") == "seen-1"]
    assert (line["event"], line["route"], line["level"]) == ("GET /events 200", "/events", "info")
    assert line["milliseconds"] > 0
    assert line["timestamp"].endswith("Z")


async def test_a_fault_is_told_in_the_log_and_not_to_the_client(logged):
    class Broken:
        async def stamp(self):
            return None

        async def read(self, *_, **__):
            raise RuntimeError("a secret of the insides")

    async with LifespanManager(create_app(nullcontext(Broken()))) as running, asked_by(running.app, {}) as client:
        answer = await client.get("/states", headers={"X-Request-ID": "broken-1"})
    assert (answer.status_code, answer.headers["x-request-id"]) == (500, "broken-1")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "secret" not in answer.text
    [fault] = [line for line in logged() if line["level"] == "error"]
    assert fault["request_id"] == "broken-1"
    assert "a secret of the insides" in fault["exception"]


@pytest.fixture
def collector():
    """A collector of traces on loopback: its address and the paths and bodies that it was sent."""
    sent = []

    class Collecting(BaseHTTPRequestHandler):
        def do_POST(self):  # the name that http.server calls
            sent.append((self.path, self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Collecting)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", sent
    server.shutdown()
    server.server_close()


async def test_requests_are_spans_where_a_collector_is_named(store, monkeypatch, collector):
    address, sent = collector
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", address)
    async with LifespanManager(create_app(nullcontext(store))) as running, asked_by(running.app, {}) as client:
        await client.get("/events?state=RUS", headers={"traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"})
    [path] = {path for path, _ in sent}
    assert path == "/v1/traces"
    body = b"".join(body for _, body in sent)
    assert bytes.fromhex("0af7651916cd43dd8448eb211c80319c") in body
    assert b"GET /events" in body


def test_settings_are_shown_with_secrets_masked(monkeypatch):
    monkeypatch.setenv("NEO4J_PASSWORD", "hunter2hunter2")
    monkeypatch.setenv("DYAD_PORT", "8123")
    shown = CliRunner().invoke(app, ["settings"], terminal_width=300).stdout
    assert "hunter2" not in shown
    assert re.search(r"DYAD_PORT .* 8123 .* environment", shown)
    assert re.search(r"DYAD_RATE .* 6000 per 1 minute .* default", shown)


def test_a_rate_that_is_none_is_refused():
    with pytest.raises(ValueError, match="rate"):
        ServiceSettings(rate="often")
