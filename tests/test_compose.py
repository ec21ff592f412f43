"""What `docker compose up` would start, read from the files that say so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.settings import Settings

ROOT = Path(__file__).parents[1]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
LAST_STAGE = DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]


def test_neo4j_and_the_api_are_the_services():
    assert set(SERVICES) == {"neo4j", "api"}
    assert SERVICES["neo4j"]["image"] == "neo4j:5.26-community"
    assert SERVICES["api"]["build"] == "."


def test_every_port_is_published_on_loopback_only():
    assert {port for service in SERVICES.values() for port in service["ports"]} == {
        "127.0.0.1:7474:7474",
        "127.0.0.1:7687:7687",
        "127.0.0.1:8000:8000",
    }


def test_the_api_waits_for_a_database_that_answers_queries():
    assert SERVICES["api"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert "RETURN 1" in SERVICES["neo4j"]["healthcheck"]["test"][1]


def test_the_api_is_healthy_only_when_it_is_ready():
    check = re.search(r"HEALTHCHECK.*\\\n\s+CMD (.+)", LAST_STAGE)
    assert check
    assert "/readyz" in check[1]


def test_the_api_reads_every_variable_it_is_given():
    read = {str(field.validation_alias) for field in Settings.model_fields.values()}
    assert set(SERVICES["api"]["environment"]) <= read


def test_the_api_points_to_the_database_of_the_same_file(monkeypatch: pytest.MonkeyPatch):
    for name, value in SERVICES["api"]["environment"].items():
        monkeypatch.setenv(name, value)
    settings = Settings()
    assert settings.uri == "bolt://neo4j:7687"
    assert settings.user == SERVICES["neo4j"]["environment"]["NEO4J_AUTH"].split("/")[0]


def test_neo4j_browser_opens_with_the_guide_that_the_api_serves():
    played = SERVICES["neo4j"]["environment"]["NEO4J_browser_post__connect__cmd"]
    assert played == "play http://localhost:8000/neo4j-browser/guide"


def test_no_password_is_written_in_the_file():
    secrets = [
        str(value) for service in SERVICES.values() for key, value in service["environment"].items() if "AUTH" in key or "PASSWORD" in key
    ]
    assert len(secrets) == 2
    assert all("${NEO4J_PASSWORD:?" in secret for secret in secrets)


def test_data_lives_in_named_volumes():
    mounted = {mount.split(":")[0] for service in SERVICES.values() for mount in service["volumes"]}
    assert mounted == set(COMPOSE["volumes"])
    assert "neo4j-data:/data" in SERVICES["neo4j"]["volumes"]


def test_the_api_runs_as_an_ordinary_user_who_owns_the_data_folder():
    user = re.search(r"^USER (\w+)", LAST_STAGE, re.MULTILINE)
    folder = re.search(r"^ENV DYAD_DATA=(\S+)", LAST_STAGE, re.MULTILINE)
    assert user
    assert folder
    assert user[1] != "root"
    assert f"install -d -o {user[1]} -g {user[1]} {folder[1]}" in LAST_STAGE
    assert f"dyad-data:{folder[1]}" in SERVICES["api"]["volumes"]


def test_the_image_installs_locked_versions_and_copies_what_exists():
    assert "--require-hashes -r requirements.lock" in DOCKERFILE
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {path for line in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE) for path in line.split()}
    assert copied == allowed
    assert all((ROOT / path).exists() for path in copied)
