"""Pictures of the pages for the documents: `make screenshots`. Needs Chromium; serves the sample articles from a store of its own."""

from __future__ import annotations

import asyncio
import base64
import datetime as dt
import tempfile
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Browser, Page, ViewportSize

from api.app import prepare
from graph.article import Article
from graph.events import find_events
from graph.filter import EventFilter
from graph.keys import Role, add_key
from graph.settings import Settings
from graph.store import Store, open_store
from seed.intake import take_in
from seed.reference_data import organizations
from tests import pages_site

HERE: Final = Path(__file__).parent
WIDE: Final = ViewportSize(width=1100, height=1000)
PHONE: Final = ViewportSize(width=390, height=844)
QUALITY: Final = 82
"""Of WebP, of 100: text stays sharp."""


DOUBTFUL: Final = (
    Article(id="pact", title="Ferry pact", published="2021-09-10", text="Norway and Denmark signed a ferry agreement in Oslo on Thursday."),
    Article(id="ferries", title="Ferries", published="2021-10-05", text="Norway and Denmark signed an agreement in September 2021."),
)
"""What a reviewer has to decide: one event or two?"""


async def shown(store: Store) -> dict[str, str]:
    """Each picture's name -> the address that it is taken of."""
    found = await find_events(store, EventFilter(between=("BLR", "RUS"), limit=500))
    event = max(found.events, key=lambda event: (event.support, event.id))
    (report, *_) = event.evidence
    bodies = {each.id: len((await find_events(store, EventFilter(state=each.id, limit=500))).events) for each in organizations()}
    return {
        "home": "/",
        "dyad": "/dyad/BLR/RUS",
        "graph": "/dyad/BLR/RUS/graph",
        "event": f"/event/{event.id}",
        "article": f"/article/{report.article.id}",
        "state": "/state/BLR",
        "leader": "/leader/BLR:alexander-lukashenko",
        "organisation": f"/organization/{max(bodies, key=bodies.__getitem__)}",
    }


async def take(page: Page, path: str, name: str, scale: int = 1) -> None:
    """One picture of what a visitor sees first."""
    await page.goto(path, wait_until="networkidle")
    session = await page.context.new_cdp_session(page)
    clip = {"x": 0, "y": 0, **(page.viewport_size or WIDE), "scale": scale}
    drawn: dict[str, Any] = await session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY, "clip": clip})
    (HERE / f"{name}.webp").write_bytes(base64.b64decode(drawn["data"]))
    await session.detach()


async def take_all(store: Store, chromium: Browser, site: str) -> None:
    """What anybody sees, on a screen and dark on a phone, and what a reviewer sees."""
    pages = await shown(store)
    wide = await chromium.new_page(base_url=site, viewport=WIDE)
    for name, path in pages.items():
        await take(wide, path, name)
    dark = await chromium.new_page(base_url=site, viewport=WIDE, color_scheme="dark")
    await take(dark, pages["dyad"], "dyad-dark")
    phone = await chromium.new_page(base_url=site, viewport=PHONE)
    await take(phone, pages["home"], "phone", scale=2)
    phone_dark = await chromium.new_page(base_url=site, viewport=PHONE, color_scheme="dark")
    await take(phone_dark, "/dyad/BLR/RUS?type=agreement&since=1999", "phone-dark", scale=2)
    for article in DOUBTFUL:
        await take_in(store, article, dt.datetime.now(dt.UTC))
    key = await add_key(store, "desk", Role.REVIEWER, dt.datetime.now(dt.UTC))
    desk = await chromium.new_page(base_url=site, viewport=WIDE)
    await pages_site.sign_in(desk, key.key, "/add")
    await desk.wait_for_url("**/add")
    for name, path in (("add", "/add"), ("review", "/queue")):
        await take(desk, path, name)


async def main() -> None:
    """Take them all."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(Settings(data=Path(folder))) as store:
            await prepare(store, samples=True)
            async with pages_site.served(store) as port, pages_site.chromium() as chromium:
                await take_all(store, chromium, f"http://127.0.0.1:{port}")


asyncio.run(main())
