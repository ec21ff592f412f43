"""Real Neo4j Community servers on loopback, from Maven jars: no Docker, nothing installed system-wide."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import arcadedb_embedded
from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

HERE = Path(__file__).parent
JARS = HERE.parents[1] / ".neo4j"
LTS, NEWEST = "5.26.28", "2026.09.0"
START_SECONDS = 300
"""A bound for machines with much else to do; a free one needs 10."""

CONF = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.http.advertised_address=127.0.0.1:{http}
dbms.security.auth_enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=256m
db.tx_log.rotation.retention_policy=keep_none
{extra}
"""


class CannotStart(Exception):
    """A server, or what it needs, is missing or broken; the message says what to do."""


@dataclass(frozen=True)
class Server:
    """A running Neo4j: where Bolt and HTTP (with Neo4j Browser at /browser/) answer."""

    version: str
    bolt: str
    http: str


@contextmanager
def neo4j(version: str, home: Path, *, bolt: int = 0, http: int = 0, heap: str = "512m", extra: str = "") -> Iterator[Server]:
    """Run Neo4j `version` with its data under `home` until the block ends.

    A port of 0 takes a free one. `extra` is appended to neo4j.conf. Raises CannotStart when Java or Maven
    is missing, or when Bolt has not answered after START_SECONDS.
    """
    java, jars = java_for(version), jars_of(version)
    bolt, http = bolt or free_port(), http or free_port()
    for name in ("conf", "data", "logs", "import", "plugins", "run"):
        (home / name).mkdir(parents=True, exist_ok=True)
    (home / "conf" / "neo4j.conf").write_text(CONF.format(bolt=bolt, http=http, extra=extra))
    main = "org.neo4j.server.CommunityEntryPoint" if version.startswith("5.") else "org.neo4j.server.Neo4jCommunity"
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")]
    command = [java, *opens, f"-Xmx{heap}", "-cp", f"{jars}/*", main, f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    log = home / "logs" / "console.log"
    with log.open("wb") as console:
        process = subprocess.Popen(command, stdout=console, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        server = Server(version, f"bolt://127.0.0.1:{bolt}", f"http://127.0.0.1:{http}")
        _wait(server, process, log)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    with GraphDatabase.driver(server.bolt) as driver:
        while time.monotonic() < deadline:
            if process.poll() is not None:
                raise CannotStart(f"Neo4j {server.version} ended at its start:\n{log.read_text()[-2000:]}")
            try:
                with driver.session() as session:
                    session.run("RETURN 1").consume()
                urlopen(server.http, timeout=5).close()
            except (DriverError, Neo4jError, OSError):
                time.sleep(0.3)
            else:
                return
    raise CannotStart(f"Neo4j {server.version} did not answer within {START_SECONDS} s; its log is {log}")


def jars_of(version: str) -> Path:
    """The folder with the server's jars, fetched by Maven the first time."""
    folder = JARS / f"jars-{version}"
    done = folder / ".complete"
    if not done.exists():
        maven = shutil.which("mvn")
        if maven is None:
            raise CannotStart("Maven (mvn) is needed to fetch Neo4j; on Debian and Ubuntu: apt install maven")
        goal = ["dependency:copy-dependencies", f"-Dneo4j.version={version}", f"-DoutputDirectory={folder}", "-DincludeScope=runtime"]
        fetched = subprocess.run([maven, "-q", "-B", "-f", str(HERE / "pom.xml"), *goal], check=False, stdin=subprocess.DEVNULL)
        if fetched.returncode:
            raise CannotStart(f"Maven could not fetch Neo4j {version} (see above)")
        done.touch()
    return folder


def java_for(version: str) -> str:
    """A Java that runs `version`: 17 or 21 for Neo4j 5, 21 or later for newer ones. The embedded store's own Java counts."""
    fits = (lambda major: major in (17, 21)) if version.startswith("5.") else (lambda major: major >= 21)
    homes = [Path(home) for home in (os.environ.get("JAVA_HOME"),) if home]
    if java := shutil.which("java"):
        homes.append(Path(java).resolve().parents[1])
    homes += sorted(Path("/usr/lib/jvm").glob("*"))
    homes.append(Path(arcadedb_embedded.__file__).parent / "jre")
    for home in homes:
        if (home / "bin" / "java").exists() and fits(_major(home)):
            return str(home / "bin" / "java")
    need = "Java 17 or 21; on Debian and Ubuntu: apt install openjdk-17-jre-headless" if version.startswith("5.") else "Java 21 or later"
    raise CannotStart(f"Neo4j {version} needs {need}")


def _major(home: Path) -> int:
    """The major version that a Java home's release file tells, 0 where it tells none."""
    release = home / "release"
    found = re.search(r'^JAVA_VERSION="(\d+)', release.read_text(), re.MULTILINE) if release.exists() else None
    return int(found[1]) if found else 0


def free_port() -> int:
    """A loopback port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
