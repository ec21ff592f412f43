"""The embedded store: ArcadeDB as a child process that speaks Bolt on loopback."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import secrets
import socket
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from graph import keeper
from graph.errors import StoreUnavailable
from graph.lock import locked

log = logging.getLogger(__name__)

USER = "root"
DATABASE = "neo4j"
READY_WITHIN = 60.0
"""Seconds until a store that does not open its port is given up; an empty one needs 1.5."""


@dataclass(frozen=True)
class Endpoint:
    """Where the embedded store listens and how to get in."""

    bolt: int
    http: int
    password: str

    @property
    def uri(self) -> str:
        """Its Bolt address."""
        return f"bolt://127.0.0.1:{self.bolt}"


@asynccontextmanager
async def embedded(folder: Path, heap: str) -> AsyncGenerator[Endpoint, None]:
    """The store under `folder`, listening; started again when it dies, ended on leaving and with this process.

    `heap` is the most memory its Java heap may take (`768m`). Raises StoreLocked, StoreUnavailable.
    """
    with contextlib.ExitStack() as stack:
        try:
            lock = stack.enter_context(locked(folder))
            endpoint = Endpoint(*_free_ports(), password=_password(folder))
            arguments = _write_arguments(folder, endpoint, heap)
            process = await _start(folder, arguments, lock, endpoint)
        except OSError as error:
            problem = (error.strerror or str(error)).lower()
            raise StoreUnavailable(
                f"the embedded store cannot be kept under {folder}: {problem}. Set DYAD_DATA to a folder that can be written"
            ) from error
        supervisor = asyncio.create_task(_keep_running(process, folder, arguments, lock, endpoint))
        await asyncio.sleep(0)  # it must have begun: a task that is cancelled before ends no store
        try:
            yield endpoint
        finally:
            supervisor.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await supervisor


async def _keep_running(process: asyncio.subprocess.Process, folder: Path, arguments: Path, lock: int, endpoint: Endpoint) -> None:
    try:
        while True:
            code = await process.wait()
            log.warning("the embedded store ended (exit code %s); starting it again", code)
            try:
                process = await _start(folder, arguments, lock, endpoint)
            except StoreUnavailable as error:
                log.error("%s", error)
                await asyncio.sleep(5)
    finally:
        await _stop(process)


async def _start(folder: Path, arguments: Path, lock: int, endpoint: Endpoint) -> asyncio.subprocess.Process:
    java = _wheel() / "jre" / "bin" / "java"
    command = [sys.executable, "-I", keeper.__file__, str(lock), str(os.getpid()), str(java), f"@{arguments}"]
    with (folder / "store.log").open("ab") as output:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=output,
            stderr=output,
            cwd=folder,
            pass_fds=(lock,),
            start_new_session=True,  # an interrupt from the terminal is for the service, which then ends the store
        )
    try:
        async with asyncio.timeout(READY_WITHIN):
            while not await _listens(endpoint.bolt):
                if process.returncode is not None:
                    raise StoreUnavailable(f"the embedded store did not start; {folder / 'store.log'} says why")
                await asyncio.sleep(0.05)
    except TimeoutError:
        await _stop(process)
        raise StoreUnavailable(f"the embedded store did not answer within {READY_WITHIN:.0f} s; see {folder / 'store.log'}") from None
    except BaseException:
        await _stop(process)
        raise
    return process


async def _stop(process: asyncio.subprocess.Process) -> None:
    if process.stdin is not None:
        process.stdin.close()  # what the keeper waits for
    await process.wait()


async def _listens(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]


def _password(folder: Path) -> str:
    path = folder / "password"
    if not path.exists():
        _write_private(path, secrets.token_urlsafe(24))
    return path.read_text()


def _write_private(path: Path, text: str) -> None:
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    draft.replace(path)


def _write_arguments(folder: Path, endpoint: Endpoint, heap: str) -> Path:
    """The command line as a file that only its owner can read: a password among a process's arguments is open to all."""
    settings = {
        "server.rootPath": folder,
        "server.rootPassword": endpoint.password,
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": endpoint.http,
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.defaultDatabases": f"{DATABASE}[{USER}]",
        "bolt.host": "127.0.0.1",
        "bolt.port": endpoint.bolt,
    }
    lines = [
        f"-Xmx{heap}",
        "-XX:+UseSerialGC",  # two thirds of the memory of the default collector, and no slower on two cores
        "-XX:TieredStopAtLevel=1",  # the second compiler takes more time than it saves: loading costs half with a cold store, two thirds later
        "--add-opens=java.base/java.io=ALL-UNNAMED",
        "--add-opens=java.base/java.nio.channels.spi=ALL-UNNAMED",
        "--add-modules=jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        *(f'"-Darcadedb.{name}={value}"' for name, value in settings.items()),
        f'-cp "{_wheel() / "jars"}/*"',
        "com.arcadedb.server.ArcadeDBServer",
    ]
    path = folder / "arguments"
    _write_private(path, "\n".join(line.replace("\\", "\\\\") for line in lines))
    return path


def _wheel() -> Path:
    found = find_spec("arcadedb_embedded")
    if found is None or not found.submodule_search_locations:
        raise StoreUnavailable("the package arcadedb-embedded is not installed: install it, or set NEO4J_URI to a Neo4j server")
    return Path(found.submodule_search_locations[0])
