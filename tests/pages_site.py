"""The service and a Chromium for tests that drive pages."""

from __future__ import annotations

import asyncio
import shutil
import socket
from contextlib import asynccontextmanager, nullcontext

import uvicorn
from playwright.async_api import async_playwright, expect

from api.app import create_app
from api.feeding.reach import PUBLIC
from graph.load import load_article
from tests import relations
from tests.small_reference import write_small_reference

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
]

expect.set_options(timeout=60_000)  # a busy machine is slow, not wrong


async def tell_small_world(store):
    """An empty graph, then the small world with its reference data."""
    await relations.empty(store)
    await write_small_reference(store)
    for article, facts in relations.TOLD:
        await load_article(store, article, facts, relations.LEARNT)


@asynccontextmanager
async def served(store, settings=None, reach=PUBLIC):
    """The port on which the service answers."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(nullcontext(store), settings, reach), log_level="warning"))
    running = asyncio.create_task(server.serve([listener]))
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        await running


@asynccontextmanager
async def chromium():
    """A Chromium without a window; a failure where none is installed, for a skipped journey proves nothing."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "no Chromium here; on Debian and Ubuntu: apt install chromium"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def opened(chromium, site, **options):
    """A fresh page that must stay on this site and free of errors."""
    context = await chromium.new_context(base_url=site, **options)
    page = await context.new_page()
    wrong = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(site) else wrong.append(request.url))
    try:
        yield page
    finally:
        await context.close()
    assert [text for text in wrong if "404" not in text and "422" not in text] == []


async def sign_in(page, key, after):
    """Start a session with `key` and go on to the page `after`."""
    await page.goto(f"/login?next={after}")
    await page.get_by_label("Key").fill(key)
    await page.get_by_role("button", name="Sign in").click()
