"""The documents name commands, files, settings and addresses that exist."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.settings import ServiceSettings
from graph.settings import Settings
from tests.test_layout import tracked

ROOT = Path(__file__).parents[1]
DOCS = [path for path in tracked("*.md") if "data" not in path.relative_to(ROOT).parts]
FOLDERS = ("graph", "seed", "api", "tests", "bench", "docs", ".ci")


def matches(pattern: str) -> Iterator[tuple[str, str]]:
    """(document, first group) for each match in each document."""
    for path in DOCS:
        for found in re.finditer(pattern, path.read_text(), re.MULTILINE):
            yield str(path.relative_to(ROOT)), found[1]


def test_links_lead_to_files():
    broken = {
        (name, target)
        for name, target in matches(r"\]\((?!https?://|#)([^)#\s]+)")
        if not (ROOT / name).parent.joinpath(target).exists()
    }  # fmt: skip
    assert broken == set()


def test_files_that_are_named_exist():
    pattern = r"`((?:" + "|".join(re.escape(folder) for folder in FOLDERS) + r")/[\w./-]*)`"
    assert {(name, path) for name, path in matches(pattern) if not (ROOT / path).exists()} == set()


def test_make_targets_exist():
    targets = set(re.findall(r"^([a-z0-9-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))
    asked = {target for _, target in matches(r"(?:^    |`)make (?:[A-Z]+=\S+ )*([a-z][a-z0-9-]*)")}
    assert {"run", "test", "test-neo4j"} <= asked
    assert asked <= targets


@pytest.mark.parametrize("target", ["run", "run-neo4j"])
def test_make_leaves_to_the_environment_where_to_listen_unless_it_is_told(target: str):
    environ = {name: value for name, value in os.environ.items() if name not in {"HOST", "PORT", "MAKEFLAGS"}}

    def told(*given: str) -> list[str]:
        ran = subprocess.run(["make", "--dry-run", target, *given], cwd=ROOT, check=True, env=environ, capture_output=True, text=True)
        return re.findall(r"--(?:host|port) \S+", ran.stdout)

    assert told() == []
    assert told("HOST=0.0.0.0", "PORT=9000") == ["--host 0.0.0.0", "--port 9000"]


def test_every_setting_is_in_the_table_and_no_other():
    listed = set(re.findall(r"^\| `([A-Z][A-Z0-9_]+)` \|", (ROOT / "docs" / "running.md").read_text(), re.MULTILINE))
    assert listed == {str(field.validation_alias) for settings in (Settings, ServiceSettings) for field in settings.model_fields.values()}


def test_the_changelog_starts_with_the_version_that_is_built():
    versions = re.findall(r"^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert versions[0] == project["version"]
    assert versions == sorted(versions, key=lambda version: tuple(map(int, version.split("."))), reverse=True)


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_document_runs_off_the_page(path: Path):
    assert {line for line in path.read_text().splitlines() if len(line) > 200 and not line.startswith("    ")} == set()
