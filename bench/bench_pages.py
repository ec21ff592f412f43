"""How much longer the pages of a pair with 20,000 events take than those of one with 200, also just after the graph has changed, and how soon a
browser that comes for the first time can use them: embedded store, the service in this process, Chromium without anything kept.

python bench/bench_pages.py        (without Chromium the second half is passed over)
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import itertools
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
from asgi_lifespan import LifespanManager
from bench_api import served
from playwright.async_api import Browser, async_playwright
from world import TYPES

from api.app import create_app
from api.settings import ServiceSettings
from graph.dataset import Dataset, load_facts
from graph.fact import ROLES, Fact, Roles, Status
from graph.settings import Settings
from graph.store import Store, open_store
from seed.start import load_reference

PAIRS = {("DNK", "SWE"): 20_000, ("FIN", "NOR"): 200}
PAGES = ("", "?type=loan", "?since=1999&until=2009", "/graph")
OPENED = ("/", "/dyad/DNK/SWE", "/dyad/FIN/NOR")
GOAL = 1.0
"""Seconds until a page can be used."""
RUNS = 12
BATCH = 500
NUMBERS = itertools.count(1)
LEARNT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(Settings(data=Path(folder) / "store")) as store:
            await load_reference(store)
            for pair, count in PAIRS.items():
                told = known(pair, count)
                for start in range(0, count, BATCH):
                    await load_facts(store, Dataset(id="-".join(pair), title="Made up"), told[start : start + BATCH], LEARNT)
                    sys.stderr.write(f"\r{'-'.join(pair)}: {start + BATCH:,}")
            sys.stderr.write("\n")
            plenty = ServiceSettings(rate="1000000/minute", workers=False)
            async with LifespanManager(create_app(contextlib.nullcontext(store), plenty)) as running:
                transport = httpx.ASGITransport(running.app)
                async with httpx.AsyncClient(transport=transport, base_url="http://dyad.bench") as client:
                    await compared(client, store)
            await usable(store)


async def compared(client: httpx.AsyncClient, store: Store) -> None:
    """Print the table: pages as they are opened again, and as they are opened first after the graph has changed."""
    (busy, many), (calm, few) = PAIRS.items()
    print(f"{'page':44}{f'{many:,} events, ms':>20}{f'{few:,} events, ms':>20}{'ratio':>8}")
    for said, before in (("", nothing), (" after a change", lambda: change(store))):
        for page in PAGES:
            much, little = await p50(client, [f"/dyad/{'/'.join(pair)}{page}" for pair in (busy, calm)], before)
            print(f"{f'/dyad/A/B{page}{said}':44}{much * 1000:20.0f}{little * 1000:20.0f}{much / little:8.1f}")


async def p50(client: httpx.AsyncClient, paths: list[str], before: Callable[[], Awaitable[None]]) -> list[float]:
    """Seconds until each page is there, the median of twelve after two to warm up; in turns, so that all meet the same other load."""
    taken: dict[str, list[float]] = {path: [] for path in paths}
    for _ in range(RUNS + 2):
        for path in paths:
            await before()
            begun = time.perf_counter()
            (await client.get(path)).raise_for_status()
            taken[path].append(time.perf_counter() - begun)
    return [statistics.median(each[2:]) for each in taken.values()]


async def nothing() -> None:
    """The graph stays as it is."""


async def change(store: Store) -> None:
    """One more event, of two others."""
    (told,) = known(("ISL", "EST"), 1)
    name = f"Case {next(NUMBERS)}"
    await load_facts(store, Dataset(id="ISL-EST", title="Made up"), [told.model_copy(update={"name": name})], LEARNT)


async def usable(store: Store) -> None:
    """Print how soon each page is seen (first contentful paint) and can be used (DOMContentLoaded: its scripts have run)."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        print("no Chromium here: how soon pages can be used was not measured")
        return
    plenty = ServiceSettings(rate="1000000/minute", workers=False)
    async with served(create_app(contextlib.nullcontext(store), plenty)) as client, async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        print(f"\n{'page, in Chromium':28}{'seen, ms':>12}{'usable, ms':>12}{'to goal':>10}")
        runs = [[await moments(chromium, str(client.base_url.join(path))) for path in OPENED] for _ in range(RUNS + 2)][2:]
        for path, told in zip(OPENED, zip(*runs, strict=True), strict=True):
            seen, ready = (statistics.median(each) for each in zip(*told, strict=True))
            print(f"{path:28}{seen:12.0f}{ready:12.0f}{max(seen, ready) / 1000 / GOAL:10.2f}")
        print(f"goal: {GOAL:g} s, at most 1.00 in the last column")
        await chromium.close()


MOMENTS = """() => new Promise((told) => {
  const look = (list) => {
    const [seen] = list.getEntriesByName('first-contentful-paint');
    if (seen) told([seen.startTime, performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd]);
  };
  new PerformanceObserver(look).observe({type: 'paint', buffered: true});
})"""


async def moments(chromium: Browser, url: str) -> tuple[float, float]:
    """Milliseconds from the first click until the page is seen, and until it can be used; nothing is kept from earlier visits."""
    context = await chromium.new_context()
    page = await context.new_page()
    await page.goto(url, wait_until="load")
    seen, ready = await page.evaluate(MOMENTS)
    await context.close()
    return seen, ready


def known(pair: tuple[str, str], count: int) -> list[Fact]:
    """Made-up events of a pair, of all types, on days from 1950 to 2025; each by a name of its own."""
    rng = random.Random(count)
    first = dt.date(1950, 1, 1)
    return [_fact(rng, pair, number, str(first + dt.timedelta(days=rng.randrange(27_700)))) for number in range(count)]


def _fact(rng: random.Random, pair: tuple[str, str], number: int, day: str) -> Fact:
    type_, (one, other) = rng.choice(TYPES), rng.sample(pair, 2)
    sides = ROLES[type_]
    roles = {sides[0]: (one, other)} if len(sides) == 1 else {sides[0]: (one,), sides[1]: (other,)}
    name = f"Case {number:06} of {day[:4]}"
    return Fact(type=type_, roles=Roles(**roles), date=day, status=Status.DONE, name=name, quote=f"{name} came on {day}.")


if __name__ == "__main__":
    asyncio.run(main())
