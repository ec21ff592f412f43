"""`dyad serve` as it is used: a real process on a real port, from its first start to its end."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import psutil
import pytest

from seed.start import samples

DYAD = Path(sys.executable).with_name("dyad")
PATIENCE = 120
"""Seconds until something that will happen must have happened on a machine that does much else."""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def environ(data):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "DYAD_"))}
    return kept | {"DYAD_DATA": str(data)}


class Service:
    """One running `dyad serve`."""

    def __init__(self, data):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = subprocess.Popen(
            [DYAD, "serve", "--port", str(self.port)], env=environ(data), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def get(self, path):
        return httpx.get(self.url + path, timeout=30)

    def until(self, path, status):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.process.stderr.read()
            try:
                answer = self.get(path)
                if answer.status_code == status:
                    return answer
            except httpx.TransportError:
                pass
            time.sleep(0.2)
        raise AssertionError(f"{path} did not answer {status}")

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        _, said = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, said


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tmp_path_factory.mktemp("serve")


@pytest.fixture(scope="module")
def service(data):
    running = Service(data)
    yield running
    running.stop()


def test_the_first_start_brings_reference_data_and_sample_articles(service):
    service.until("/readyz", 200)
    assert len(service.get("/states").json()) == 268
    belarus = service.get("/states/Belarus").json()
    assert any("Lukashenk" in term["person"] for term in belarus["leaders"])
    assert any(member["organization"] == "CSTO" for member in belarus["memberships"])
    for article in samples():
        assert service.get(f"/articles/{article.id}").json()["article"]["text"] == article.text


def test_the_flagship_question_has_a_rich_answer_out_of_the_box(service):
    service.until("/readyz", 200)
    events = service.get("/agreements?between=RUS,BLR&since=1999").json()["events"]
    assert len(events) >= 6
    assert any((event["date"] or "").startswith("1999") for event in events)
    for event in events:
        assert {"RUS", "BLR"} <= set(event["roles"]["party"])
        for report in event["evidence"]:
            text = service.get(f"/articles/{report['article']['id']}").json()["article"]["text"]
            assert text[report["claim"]["start"] : report["claim"]["stop"]] == report["claim"]["quote"]


def test_two_services_never_share_a_port_or_a_data_folder(service, data):
    service.until("/readyz", 200)
    for port, said in ((service.port, "cannot listen"), (free_port(), "")):
        ran = subprocess.run(
            [DYAD, "serve", "--port", str(port)], env=environ(data), check=False, capture_output=True, text=True, timeout=PATIENCE
        )
        assert ran.returncode == 1
        assert ran.stderr.startswith("dyad: ")
        assert said in ran.stderr
        assert "Traceback" not in ran.stderr


def test_a_store_that_dies_comes_back_without_a_restart_of_the_service(service):
    service.until("/readyz", 200)
    [java] = [child for child in psutil.Process(service.process.pid).children(recursive=True) if "java" in child.name()]
    java.kill()
    assert service.get("/healthz").status_code == 200
    service.until("/readyz", 200)
    assert service.get("/agreements?between=RUS,BLR&since=1999").json()["events"]


def test_an_open_stream_is_brought_to_its_end_when_the_service_ends(tmp_path):
    running = Service(tmp_path)
    running.until("/readyz", 200)
    with httpx.stream("GET", f"{running.url}/events/stream", timeout=PATIENCE) as answer:
        running.process.send_signal(signal.SIGTERM)
        assert [line for line in answer.iter_lines() if line and not line.startswith(":")] == []
    status, said = running.stop()
    assert status == 0
    assert "ASGI callable" not in said
    assert "Traceback" not in said


def test_a_restart_keeps_the_graph_and_its_first_key_and_loads_nothing_twice(service, data):
    before = service.until("/events?limit=500", 200).json()
    status, said = service.stop()
    assert status == 0
    [key] = re.findall(r"^ +(dyad_\w{8}_\S{43})$", said, re.MULTILINE)
    again = Service(data)
    try:
        assert again.until("/events?limit=500", 200).json() == before
        assert httpx.get(f"{again.url}/keys", headers={"Authorization": f"Bearer {key}"}).json()[0]["role"] == "admin"
    finally:
        _, said = again.stop()
    assert "Loaded" not in said
    assert "Key for writing" not in said
