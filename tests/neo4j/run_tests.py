"""Run graph and API tests on both real Neo4j servers: `python tests/neo4j/run_tests.py [pytest arguments]`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from server import LTS, NEWEST, CannotStart, neo4j

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Exit code of pytest, or 2 when a server could not start."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dyad-neo4j-")))
        try:
            servers = [stack.enter_context(neo4j(version, folder / version)) for version in (LTS, NEWEST)]
        except CannotStart as problem:
            print(problem, file=sys.stderr)
            return 2
        for server in servers:
            print(f"Neo4j {server.version} answers at {server.bolt}", flush=True)
        environ = {**os.environ, "DYAD_TEST_NEO4J_URIS": ",".join(server.bolt for server in servers)}
        return subprocess.run([sys.executable, "-m", "pytest", *sys.argv[1:]], cwd=ROOT, env=environ, check=False).returncode


sys.exit(main())
