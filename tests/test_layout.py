"""The shape of the tree: who may import whom, where the driver is, how long a file may be."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("graph", "seed", "api")
MAX_LINES = 250
OUTER = {
    "graph": {"seed", "api", "fastapi", "starlette", "spacy"},
    "seed": {"api", "fastapi", "starlette", "neo4j"},
    "api": {"neo4j", "spacy"},
}
"""What no file of a folder may import."""


@cache
def tracked(*patterns: str) -> tuple[Path, ...]:
    """Files under version control."""
    listed = subprocess.run(["git", "ls-files", "-z", "--", *patterns], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(path for name in listed.split("\0") if name and (path := ROOT / name).exists())


def sources(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """The top-level names that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(), str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.relative_to(ROOT)}:{node.lineno}: imports are absolute"
            assert node.module
            yield node.module.split(".")[0]


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_point_inwards(package: str):
    broken = {(str(path.relative_to(ROOT)), name) for path in sources(package) for name in imported(path) if name in OUTER[package]}
    assert broken == set()


def test_what_only_training_needs_is_not_imported_by_what_runs():
    users = {
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in sources(package)
        if "training" not in path.parts and "seed.training" in path.read_text()
    }
    assert users == set()


def test_what_reads_questions_knows_nothing_of_pages_and_routes():
    outer = {
        str(path.relative_to(ROOT)) for path in (ROOT / "api" / "ask").rglob("*.py") if re.search(r"api\.(pages|routes)", path.read_text())
    }
    assert outer == set()


def test_what_is_imported_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["otel"]]
    declared = {re.split(r"[^\w.-]", line, maxsplit=1)[0].lower().replace("_", "-") for line in lines}
    distributions = packages_distributions()
    undeclared = {
        (str(path.relative_to(ROOT)), name)
        for package in PACKAGES
        for path in sources(package)
        if "training" not in path.parts
        for name in set(imported(path)) - set(PACKAGES) - sys.stdlib_module_names
        if not declared & {dist.lower().replace("_", "-") for dist in distributions.get(name, [])}
    }
    assert undeclared == set()


def test_no_file_of_code_is_long():
    code = [path for path in tracked("*.py", "*.js", "*.css", "*.html", "Makefile", ".ci/run") if "vendor" not in path.parts]
    long = {(str(path.relative_to(ROOT)), lines) for path in code if (lines := path.read_text().count("\n")) > MAX_LINES}
    assert long == set()


def test_whatever_was_made_by_others_brings_its_licence():
    folders = [*(ROOT / "api" / "static" / "vendor").iterdir(), ROOT / "api" / "pages" / "world", ROOT / "seed" / "data" / "model"]
    assert len(folders) >= 4
    licences = {str(folder.relative_to(ROOT)): folder / "LICENSE" for folder in folders}
    assert {name for name, licence in licences.items() if not (licence.exists() and "copyright" in licence.read_text().lower())} == set()
    untracked = {name for name, licence in licences.items() if licence not in tracked(f"{name}/LICENSE")}
    assert untracked == set()


def test_tests_are_flat():
    nested = {str(path.relative_to(ROOT)) for path in (ROOT / "tests").rglob("test_*.py") if path.parent != ROOT / "tests"}
    assert nested == set()


def test_locks_name_no_registry_and_hash_everything():
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        assert not re.search(r"https?://|^\s*-{1,2}(index|extra|find|i\b|f\b)", text, re.MULTILINE)
        requirements = re.findall(r"^[\w.-]+==.*?(?=^[\w.-]+==|\Z)", text, re.MULTILINE | re.DOTALL)
        assert len(requirements) > 20
        assert all("--hash=sha256:" in requirement for requirement in requirements)


def test_the_locks_agree_and_cover_what_is_declared():
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^([\w.-]+==[^\s;]+)", (ROOT / name).read_text(), re.MULTILINE))

    runtime, development = pins("requirements.lock"), pins("requirements-dev.lock")
    assert runtime <= development
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = {pin.split("==")[0] for pin in runtime}
    declared = {re.split(r"[^\w.-]", line, maxsplit=1)[0].lower() for line in project["dependencies"]}
    assert declared <= names
