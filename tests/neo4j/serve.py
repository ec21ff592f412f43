"""`dyad serve` on a real Neo4j with Neo4j Browser; its data stays in .neo4j/ between runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from server import JARS, LTS, CannotStart, neo4j

GUIDE = "browser.post_connect_cmd=play http://localhost:8000/neo4j-browser/guide"


def main() -> int:
    """Exit code of `dyad serve`, or 2 when Neo4j could not start."""
    try:
        with neo4j(LTS, JARS / "home", bolt=7687, http=7474, heap="1g", extra=GUIDE) as server:
            print(f"Neo4j {server.version} Browser: {server.http}/browser/?preselectAuthMethod=NO_AUTH (no password)", flush=True)
            environ = {**os.environ, "NEO4J_URI": server.bolt}
            service = subprocess.Popen([Path(sys.executable).with_name("dyad"), "serve", *sys.argv[1:]], env=environ)
            try:
                return service.wait()
            except KeyboardInterrupt:
                return service.wait()
    except CannotStart as problem:
        print(problem, file=sys.stderr)
        return 2


sys.exit(main())
