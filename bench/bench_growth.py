"""What grows with the graph? The flagship question, and the telling of a new report, in one world of growing size.

    python bench/bench_growth.py [SIZE...]        (default 10000 100000; the goals are stated for 10000 1000000)

The flagship pair has the same 60 agreements in every size; p95 of `find_events` may at most double. A new report is an article of one fact,
loaded with its identity decided; its p50 may grow 1.5 times. In ms, with the ratio to the smallest size. On the embedded store; with
NEO4J_URI on that server, whose database must be empty.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import quantiles

from world import AGREEMENTS, NOW, PAIR, fill, flagship, others

from graph.article import Article
from graph.events import find_events
from graph.fact import Fact, FactType
from graph.filter import EventFilter
from graph.load import load_article
from graph.reference import write_organizations, write_states
from graph.settings import Settings
from graph.store import Store, open_store
from seed import reference_data

WARM, RUNS = 50, 300
TOLD = 200
"""News told at each size; the first WARM are not timed."""


async def main(sizes: list[int]) -> None:
    """Grow one world through `sizes`, asking and telling at each."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(Settings(data=Path(folder), heap="2g")) as store:
            await write_states(store, reference_data.states())
            await write_organizations(store, reference_data.organizations())
            await fill(store, flagship())
            world, size, first = others(max(sizes)), AGREEMENTS, None
            news = enumerate(others(2 * (WARM + TOLD) * len(sizes), seed=99))
            print(f"{store.version}\n{'':>10} {'the flagship question':^28} {'a new report':^28}")
            print(f"{'events':>10}" + f" {'p50 ms':>9} {'p95 ms':>9} {'ratio':>8}" * 2 + f" {'filled at':>12}")
            for wanted in sorted(sizes):
                begun = time.perf_counter()
                await fill(store, islice(world, wanted - size))
                rate = (wanted - size) / (time.perf_counter() - begun)
                size = wanted
                for _ in "not timed", "timed":  # a server just started compiles what it is asked
                    asked, told = await ask(store), await tell(store, islice(news, WARM + TOLD))
                first = first or (asked[1], told[0])
                print(
                    f"{size:>10,} {asked[0]:>9.2f} {asked[1]:>9.2f} {asked[1] / first[0]:>8.2f}"
                    f" {told[0]:>9.2f} {told[1]:>9.2f} {told[0] / first[1]:>8.2f} {rate:>7,.0f} ev/s",
                    flush=True,
                )


async def ask(store: Store) -> tuple[float, float]:
    """p50 and p95 of the flagship question, in ms, after a warm-up."""
    wanted = EventFilter(between=PAIR, types=(FactType.AGREEMENT,), since="1999", limit=100)
    took: list[float] = []
    for _ in range(WARM + RUNS):
        begun = time.perf_counter()
        page = await find_events(store, wanted)
        took.append(1000 * (time.perf_counter() - begun))
        assert len(page.events) == AGREEMENTS
    return _cuts(took)


async def tell(store: Store, news: Iterator[tuple[int, Fact]]) -> tuple[float, float]:
    """p50 and p95 of loading an article of one fact, in ms, after a warm-up."""
    took: list[float] = []
    for number, fact in news:
        article = Article(id=f"news-{number}", published="2021-09-10", text=fact.quote)
        begun = time.perf_counter()
        await load_article(store, article, [fact], NOW)
        took.append(1000 * (time.perf_counter() - begun))
    return _cuts(took)


def _cuts(took: list[float]) -> tuple[float, float]:
    cuts = quantiles(took[WARM:], n=100)
    return cuts[49], cuts[94]


if __name__ == "__main__":
    asyncio.run(main([int(size) for size in sys.argv[1:]] or [10_000, 100_000]))
