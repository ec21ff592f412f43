"""Run the tests that need a store on both real Neo4j servers: `python tests/neo4j/run_tests.py [pytest arguments]`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import pytest
from server import LTS, NEWEST, CannotStart, Server, neo4j

ROOT = Path(__file__).parents[2]


class OnBothEngines:
    """Keeps the tests that take a store, and counts what became of them on each server."""

    def __init__(self, servers: list[Server]) -> None:
        self.servers = servers
        self.passed: Counter[str] = Counter()
        self.skipped: list[str] = []

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Leave out what runs without a store: `make test` has run it."""
        other = [item for item in items if "settings" not in getattr(item, "fixturenames", ())]
        items[:] = [item for item in items if item not in other]
        config.hook.pytest_deselected(items=other)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note each outcome under the server that the test's id names."""
        if report.skipped:
            self.skipped.append(report.nodeid)
        if report.passed and report.when == "call":
            self.passed.update(server.version for server in self.servers if server.bolt in report.nodeid)

    def missing(self) -> list[str]:
        """What was to run and did not."""
        idle = [f"no test passed on Neo4j {server.version}" for server in self.servers if not self.passed[server.version]]
        return [*idle, *(f"skipped: {name}" for name in self.skipped)]


def main() -> int:
    """Exit code of pytest; 2 when a server could not start, 3 when an engine or a test was left out."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dyad-neo4j-")))
        try:
            servers = [stack.enter_context(neo4j(version, folder / version)) for version in (LTS, NEWEST)]
        except CannotStart as problem:
            print(problem, file=sys.stderr)
            return 2
        os.environ["DYAD_TEST_NEO4J_URIS"] = ",".join(server.bolt for server in servers)
        engines = OnBothEngines(servers)
        code = int(pytest.main(["--rootdir", str(ROOT), *(sys.argv[1:] or [str(ROOT / "tests")])], plugins=[engines]))
        for server in servers:
            print(f"Neo4j {server.version}: {engines.passed[server.version]} tests passed")
        if not code and not any(argument.startswith("-k") or "::" in argument for argument in sys.argv) and (left := engines.missing()):
            print("\n".join(left), file=sys.stderr)
            return 3
        return code


sys.exit(main())
