"""`dyad serve`: the HTTP service."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import ipaddress
import signal
import socket
import sys
from typing import Annotated

import typer
import uvicorn

from api import logs
from api.app import create_app, prepare
from api.settings import ServiceSettings
from graph.errors import Conflict
from graph.keys import Role, add_key, list_keys
from graph.settings import Settings
from graph.store import Store, open_store


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on [DYAD_HOST, 127.0.0.1].")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port to listen on [DYAD_PORT, 8000].")] = None,
) -> None:
    """Serve the API. The first start loads the reference data and the sample articles."""
    given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    settings = ServiceSettings().model_copy(update=given)
    logs.configure(settings.log, settings.log_level)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # uvicorn raises the signal anew when done: the store is still to be closed
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(settings))


async def _serve(settings: ServiceSettings) -> None:
    sockets = [_listen(settings.host, settings.port)]
    if not _is_loopback(settings.host):
        readers = "everyone who reaches this address" if settings.read == "open" else "whoever has a key"
        sys.stderr.write(f"dyad: listening on {settings.host}: {readers} can read the graph. Writing takes a key.\n")
    async with open_store(Settings()) as store:
        await prepare(store, samples=settings.samples)
        await _say_keys(store)
        config = uvicorn.Config(
            create_app(contextlib.nullcontext(store), settings),
            log_config=None,  # ours says more
            access_log=False,
            timeout_graceful_shutdown=10,
            proxy_headers=bool(settings.proxies),
            forwarded_allow_ips=settings.proxies or None,
        )
        sys.stderr.write(f"Dyad serves on http://{settings.host}:{settings.port}/docs\n")
        await uvicorn.Server(config).serve(sockets)


async def _say_keys(store: Store) -> None:
    """A graph without keys: the embedded one gets its first, for whoever started it; one that others may reach is left to its owner."""
    if await list_keys(store):
        return
    if store.engine == "embedded":
        made = await add_key(store, "first start", Role.ADMIN, dt.datetime.now(dt.UTC))
        sys.stderr.write(f"Key for writing, with the role admin; it is shown this once:\n    {made.key}\n")
    else:
        sys.stderr.write("dyad: the graph has no key yet, so nobody can write over HTTP: dyad keys add NAME --role admin\n")


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before anything else is started: whoever has it is named at once."""
    # Named as TCP, since asyncio sends small packets without delay only on sockets that say so: 40 ms an answer.
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise Conflict(f"cannot listen on {host}:{port}: {(error.strerror or str(error)).lower()}. Choose another with --port.") from None
    return listening


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
