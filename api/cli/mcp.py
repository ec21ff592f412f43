"""`dyad mcp`: the graph for assistants, over standard input and output."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from typing import Annotated

import httpx
import typer
from starlette.types import ASGIApp, Receive, Scope, Send

from api import logs
from api.app import create_app
from api.mcp.server import make_server
from api.settings import ServiceSettings
from graph.errors import Invalid
from graph.settings import Settings
from graph.store import open_store


def mcp(
    url: Annotated[
        str | None, typer.Option(help="Ask the service that runs there, with the key in DYAD_KEY if it needs one; unset: open the store.")
    ] = None,
) -> None:
    """Serve the Model Context Protocol on standard input and output: tools that read the graph, and nothing that writes."""
    settings = ServiceSettings()
    logs.configure(settings.log, "warning")
    asyncio.run(_serve(_of_service(_address(url)) if url else _of_store()))


def _address(url: str) -> httpx.URL:
    try:
        return httpx.URL(url)
    except httpx.InvalidURL as error:
        raise Invalid(f"--url {url}: this is no address of a service ({error}).") from None


async def _serve(opened: AbstractAsyncContextManager[httpx.AsyncClient]) -> None:
    async with opened as http:
        await make_server(http).run_stdio_async()


@asynccontextmanager
async def _of_service(url: httpx.URL) -> AsyncGenerator[httpx.AsyncClient, None]:
    key = os.environ.get("DYAD_KEY")
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    async with httpx.AsyncClient(base_url=url, headers=headers, timeout=60) as http:
        yield http


@asynccontextmanager
async def _of_store() -> AsyncGenerator[httpx.AsyncClient, None]:
    """The API in this process: whoever can open the store may read it."""
    settings = ServiceSettings().model_copy(update={"read": "open", "workers": False})
    async with open_store(Settings()) as store:
        app = create_app(nullcontext(store), settings)
        async with app.router.lifespan_context(app) as state:
            transport = httpx.ASGITransport(_with_state(app, dict(state or {})), raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://dyad", timeout=60) as http:
                yield http


def _with_state(app: ASGIApp, state: dict[str, object]) -> ASGIApp:
    """What a server does for each request with what the start of the app gave."""

    async def called(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "state": state}, receive, send)

    return called
