"""What asking again costs, and the flagship question beside a plain endpoint: one session a request, the same Cypher, the same store.

python bench/bench_api.py
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import httpx
import psutil
import uvicorn
from bench_http import LEARNT, QUESTION, asked, told, unasked
from fastapi import FastAPI
from world import others

from api.app import create_app
from api.settings import ServiceSettings
from graph.dataset import Dataset, load_facts
from graph.load import load_article
from graph.settings import Settings
from graph.store import Store, open_store

AGREEMENTS, OTHERS, BATCH = 60, int(os.environ.get("BENCH_EVENTS", "10000")), 500
RUNS = 200


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(Settings.model_validate({"uri": None, "data": Path(folder)})) as store:
            for number in range(AGREEMENTS):
                await load_article(store, *told(number), LEARNT)
            service = create_app(contextlib.nullcontext(store), ServiceSettings.model_validate({"rate": "100000000/minute"}))
            async with served(service) as ours, served(await plain(store)) as theirs:
                await compare(ours, theirs)
                await stream(ours, store)


async def plain(store: Store) -> FastAPI:
    """An endpoint as examples show it: opens a session, runs the Cypher of the flagship question, returns the records."""
    query, parameters = await asked(store)
    app = FastAPI()

    @app.get("/agreements")
    async def agreements() -> list[dict[str, object]]:
        async with store.driver.session(database=store.database, default_access_mode="READ") as session:
            result = await session.run(query, parameters)  # type: ignore[arg-type]
            return [{"event": row["event"], "reports": [each["article"] for each in row["reports"]]} async for row in result]

    return app


@contextlib.asynccontextmanager
async def served(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """The app on a port of its own, and a client of it that keeps its connection."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110  # uvicorn has no event for it
        await asyncio.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers={"Accept-Encoding": "identity"}, timeout=600) as client:
        yield client
    server.should_exit = True
    await running


async def compare(ours: httpx.AsyncClient, theirs: httpx.AsyncClient) -> None:
    async def plainly() -> httpx.Response:
        return await theirs.get("/agreements")

    async def again() -> httpx.Response:
        return await ours.get(QUESTION)

    tag = (await again()).headers["etag"]

    async def known() -> httpx.Response:
        return await ours.get(QUESTION, headers={"If-None-Match": tag})

    times = await interleaved({"plain endpoint": plainly, "asked again": again, "known to the client": known})
    first = await interleaved({"asked for the first time": first_time(ours)})
    times |= first
    base = times["plain endpoint"]
    print(f"{'':26}{'p50 ms':>9}{'requests/s':>12}{'to plain':>10}")
    for name, each in times.items():
        print(f"{name:26}{each * 1000:9.2f}{1 / each:12.0f}{base / each:10.2f}")
    print(
        f"known to the client / asked for the first time: {times['known to the client'] / times['asked for the first time']:.2f} (goal: at most 0.3)"
    )
    print(f"asked again, requests/s to the plain endpoint's: {base / times['asked again']:.2f} (goal: at least 2)")


def first_time(ours: httpx.AsyncClient) -> Callable[[], Awaitable[httpx.Response]]:
    """The flagship question, each time in words that were never used."""
    questions = unasked()

    async def ask() -> httpx.Response:
        return await ours.get(next(questions))

    return ask


async def interleaved(asks: dict[str, Callable[[], Awaitable[httpx.Response]]]) -> dict[str, float]:
    """The median seconds of each, asked in turn."""
    seconds: dict[str, list[float]] = {name: [] for name in asks}
    for _ in range(RUNS):
        for name, ask in asks.items():
            started = time.perf_counter()
            answer = await ask()
            seconds[name].append(time.perf_counter() - started)
            assert answer.status_code in {200, 304}, answer.text
    return {name: statistics.median(each) for name, each in seconds.items()}


async def stream(ours: httpx.AsyncClient, store: Store) -> None:
    """The memory of this process while a tenth, and then all, of the events go through it."""
    facts = list(others(OTHERS))
    peaks = {}
    for upto in (OTHERS // 10, OTHERS):
        for start in range(0 if upto < OTHERS else OTHERS // 10, upto, BATCH):
            await load_facts(
                store, Dataset.model_validate({"id": "bench", "title": "Bench"}), facts[start : min(start + BATCH, upto)], LEARNT
            )
        peak, lines, started = 0, 0, time.perf_counter()
        async with ours.stream("GET", "/events?format=jsonl") as answer:
            async for chunk in answer.aiter_bytes():
                lines += chunk.count(b"\n")
                peak = max(peak, psutil.Process().memory_info().rss)
        peaks[upto] = peak
        print(f"streamed {lines:,} events in {time.perf_counter() - started:.1f} s, peak {peak / 1e6:.0f} MB")
    print(f"peak with all / with a tenth: {peaks[OTHERS] / peaks[OTHERS // 10]:.2f} (goal: constant)")


if __name__ == "__main__":
    asyncio.run(main())
