"""Does a page cost what it returns? The first page of a pair with 100,000 events beside that of a pair with 1,000, over HTTP, each time in words
never used before; and the memory of the service while all events are streamed.

    python bench/bench_page.py [FOLDER]        (a folder keeps the world for the next run; BENCH_EVENTS=10000 makes a smaller one)

On the embedded store; with NEO4J_URI on that server, whose database must be empty or this world's.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

import httpx
import psutil
from bench_api import served
from world import fill

from api.app import create_app
from api.settings import ServiceSettings
from graph.fact import Fact, FactType, Roles, Status
from graph.reference import write_organizations, write_states
from graph.settings import Settings
from graph.store import Store, open_store
from seed import reference_data

LONG, SHORT = ("USA", "CHN"), ("FRA", "DEU")
MANY, FEW = int(os.environ.get("BENCH_EVENTS", "100000")), 1000
RUNS = int(os.environ.get("BENCH_RUNS", "100"))


async def main(folder: Path) -> None:
    async with open_store(Settings(data=folder, heap="1500m")) as store:
        if not await store.read("MATCH (event:Event) RETURN event.id AS id LIMIT 1"):
            await write_states(store, reference_data.states())
            await write_organizations(store, reference_data.organizations())
            await fill(store, told(LONG, MANY))
            await fill(store, told(SHORT, FEW))
        async with served(create_app(contextlib.nullcontext(store), plenty())) as client:
            await pages(client)
            await stream(client, store)


def plenty() -> ServiceSettings:
    return ServiceSettings.model_validate({"rate": "100000000/minute", "workers": False})


def told(pair: tuple[str, str], count: int) -> Iterator[Fact]:
    """Agreements and meetings of one pair, on days of 74 years."""
    rng = random.Random(count)
    for number in range(count):
        day = date(1950, 1, 1) + timedelta(days=rng.randrange(27_000))
        type_, side = ((FactType.MEETING, "participant"), (FactType.AGREEMENT, "party"))[number % 2]
        quote = f"{' and '.join(pair)} met and signed {number}."
        yield Fact(type=type_, roles=Roles(**{side: pair}), date=str(day), status=Status.DONE, quote=quote)


async def pages(client: httpx.AsyncClient) -> None:
    """The pages in turn, so that whatever else the machine does slows both alike."""
    asked = {name: f"/events?between={','.join(pair)}" for name, pair in (("long", LONG), ("short", SHORT))}
    asked |= {"long, of a state": f"/events?state={LONG[0]}"}
    seconds: dict[str, list[float]] = {name: [] for name in asked}
    for run in range(RUNS):
        for name, path in asked.items():
            begun = perf_counter()
            answer = await client.get(f"{path}&until={2200 + run}")
            seconds[name].append(perf_counter() - begun)
            assert len(answer.json()["events"]) == 50, answer.text
    base = median(seconds["short"])
    print(f"{'first page of':20}{'p50 ms':>10}{'to short':>10}")
    for name, each in seconds.items():
        print(f"{name:20}{1000 * median(each):10.1f}{median(each) / base:10.2f}")
    print(f"long to short: {median(seconds['long']) / base:.2f} (goal: at most 1.3)")


async def stream(client: httpx.AsyncClient, store: Store) -> None:
    """All events as JSON Lines: the memory of this process after each tenth."""
    total: int = (await store.read("MATCH (event:Event) RETURN count(event) AS count"))[0]["count"]
    lines, begun, sizes, tenth = 0, perf_counter(), list[float](), total // 10
    async with client.stream("GET", "/events?format=jsonl") as answer:
        async for chunk in answer.aiter_bytes():
            lines += chunk.count(b"\n")
            if lines >= tenth * (len(sizes) + 1):
                sizes.append(psutil.Process().memory_info().rss / 1e6)
    print(
        f"streamed {lines:,} of {total:,} events in {perf_counter() - begun:.0f} s; MB after each tenth: {', '.join(f'{s:.0f}' for s in sizes)}"
    )
    print(f"after all to after a tenth: {sizes[-1] / sizes[0]:.2f} (goal: constant)")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        asyncio.run(main(Path(sys.argv[1])))
    else:
        with tempfile.TemporaryDirectory() as name:
            asyncio.run(main(Path(name)))
