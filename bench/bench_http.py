"""The flagship question over HTTP against the same Cypher on the bare driver: 60 agreements of one pair, one connection each, embedded store.

python bench/bench_http.py
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

from graph import embedded
from graph.article import Article
from graph.events import find_events
from graph.fact import Fact, FactType, Roles, Status
from graph.filter import EventFilter
from graph.load import load_article
from graph.settings import Settings
from graph.store import Row, Store, open_store

AGREEMENTS = 60
QUESTION = "/agreements?between=RUS,BLR&since=1999&limit=100"
WANTED = EventFilter(between=("RUS", "BLR"), types=(FactType.AGREEMENT,), since="1999", limit=100)
WARM, RUNS = 100, 400
LEARNT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


async def main() -> None:
    async with served_store() as (store, environ):
        for number in range(AGREEMENTS):
            await load_article(store, *told(number), LEARNT)
        query, parameters = await asked(store)
        with service(environ) as port:
            bare, over_http = [], []
            connection, questions = http.client.HTTPConnection("127.0.0.1", port), unasked()
            for run in range(WARM + RUNS):
                bare_seconds, http_seconds = await on_the_driver(store, query, parameters), fetch(connection, next(questions))
                if run >= WARM:
                    bare.append(bare_seconds)
                    over_http.append(http_seconds)
    print(f"{'':24}{'p50 ms':>9}{'p95 ms':>9}")
    for name, seconds in (("bare driver", bare), ("over HTTP", over_http)):
        print(f"{name:24}{statistics.median(seconds) * 1000:9.2f}{statistics.quantiles(seconds, n=20)[-1] * 1000:9.2f}")
    print(f"ratio of the p50: {statistics.median(over_http) / statistics.median(bare):.2f} (goal: at most 2)")


def told(number: int) -> tuple[Article, list[Fact]]:
    """An article that tells of one agreement unlike all others."""
    date = dt.date(1999, 1, 1) + dt.timedelta(days=120 * number)
    text = f"Russia and Belarus signed the accord named Pact{number} on {date}."
    article = Article(id=f"bench-{number}", title=f"Pact{number}", published=date.isoformat(), text=text)
    fact = Fact(
        type=FactType.AGREEMENT, roles=Roles(party=("RUS", "BLR")), date=date.isoformat(), status=Status.DONE, name=f"Pact{number}",
        quote=text, start=0, stop=len(text), confidence=0.9,
    )  # fmt: skip
    return article, [fact]


@contextlib.asynccontextmanager
async def served_store() -> AsyncIterator[tuple[Store, dict[str, str]]]:
    """An embedded store open to this process and, by its address, to the service."""
    with tempfile.TemporaryDirectory() as folder:
        async with embedded.embedded(Path(folder) / "store", "768m") as endpoint:
            address = {
                "NEO4J_URI": endpoint.uri,
                "NEO4J_USER": embedded.USER,
                "NEO4J_PASSWORD": endpoint.password,
                "NEO4J_DATABASE": embedded.DATABASE,
            }
            async with open_store(Settings.model_validate(address)) as store:
                yield store, {**os.environ, **address, "DYAD_DATA": folder, "DYAD_SAMPLES": "false", "DYAD_RATE": "1000000/minute"}


async def asked(store: Store) -> tuple[str, dict[str, object]]:
    """The Cypher and the parameters that the question comes down to, as the service sends them."""
    sent: list[tuple[str, dict[str, object]]] = []

    class Listening(Store):
        async def read(self, query: str, /, **parameters: object) -> list[Row]:  # type: ignore[override]
            sent.append((query, parameters))
            return await store.read(query, **parameters)  # type: ignore[arg-type]

    page = await find_events(Listening(store.driver, store.database, store.engine, store.version), WANTED)
    assert len(page.events) == AGREEMENTS
    return sent[-1]


async def on_the_driver(store: Store, query: str, parameters: dict[str, object]) -> float:
    started = time.perf_counter()
    async with store.driver.session(database=store.database, default_access_mode="READ") as session:
        result = await session.run(query, parameters)  # type: ignore[arg-type]
        assert len(await result.data()) == AGREEMENTS
    return time.perf_counter() - started


def unasked() -> Iterator[str]:
    """The flagship question in words that were never used, so that no kept answer serves: the window ends another day of a far future."""
    for day in count():
        yield f"{QUESTION}&until={dt.date(2100, 1, 1) + dt.timedelta(days=day)}"


def fetch(connection: http.client.HTTPConnection, question: str) -> float:
    started = time.perf_counter()
    connection.request("GET", question)
    response = connection.getresponse()
    body = response.read()
    seconds = time.perf_counter() - started
    assert response.status == 200, body
    return seconds


@contextlib.contextmanager
def service(environ: dict[str, str]) -> Iterator[int]:
    """A `dyad serve` over the store; gives its port."""
    port = free_port()
    process = subprocess.Popen(
        [Path(sys.executable).with_name("dyad"), "serve", "--port", str(port)], env=environ, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(1500):
            with contextlib.suppress(OSError):
                http.client.HTTPConnection("127.0.0.1", port).connect()
                break
            time.sleep(0.2)
        yield port
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


if __name__ == "__main__":
    asyncio.run(main())
