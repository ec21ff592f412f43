"""Pictures of the pages for the documents: `python docs/images/take.py`. Needs Chromium; serves the sample articles from a store of its own."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from playwright.async_api import Page

from api.app import prepare
from graph.events import find_events
from graph.filter import EventFilter
from graph.settings import Settings
from graph.store import Store, open_store
from tests import pages_site

HERE = Path(__file__).parent
WIDE, PHONE = {"width": 1100, "height": 1000}, {"width": 390, "height": 844}


async def best_told(store: Store) -> str:
    """The event between Russia and Belarus that most reports tell of."""
    found = await find_events(store, EventFilter(between=("BLR", "RUS"), limit=500))
    return max(found.events, key=lambda event: (event.support, event.id)).id


async def take(page: Page, base: str, path: str, name: str) -> None:
    """One picture of what a visitor sees first."""
    await page.goto(base + path, wait_until="networkidle")
    await page.screenshot(path=HERE / f"{name}.png")


async def main() -> None:
    """Take them all."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(Settings(data=Path(folder))) as store:
            await prepare(store, samples=True)
            event = await best_told(store)
            async with pages_site.served(store) as port, pages_site.chromium() as chromium:
                base = f"http://127.0.0.1:{port}"
                wide = await chromium.new_page(viewport=WIDE)
                for path, name in (
                    ("/", "home"),
                    ("/dyad/BLR/RUS", "dyad"),
                    ("/dyad/BLR/RUS/graph", "graph"),
                    (f"/event/{event}", "event"),
                ):
                    await take(wide, base, path, name)
                phone = await chromium.new_page(viewport=PHONE, color_scheme="dark", device_scale_factor=2)
                await take(phone, base, "/dyad/BLR/RUS?type=agreement&since=1999", "phone-dark")


asyncio.run(main())
