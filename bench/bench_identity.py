"""Does a new report cost the same in a large graph? Articles of one loan each, told into worlds of growing size.

    python bench/bench_identity.py [SIZE...]        (default 10000 100000; the goal is stated for 10000 1000000)

Prints p50 and p95 of loading one new report in ms, identity included, and the ratio of each p50 to the smallest world's; the goal is 1.5
or less. On the embedded store; with NEO4J_URI on that server, whose database must be empty.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from statistics import quantiles

from bench_flagship import NOW, fill
from world import others

from graph.article import Article
from graph.fact import Fact
from graph.load import load_article
from graph.reference import write_organizations, write_states
from graph.settings import Settings
from graph.store import Store, open_store
from seed import reference_data

WARM, RUNS = 30, 200


async def main(sizes: list[int]) -> None:
    """Grow one world through `sizes`, telling the same kind of news at each."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(Settings(data=Path(folder), heap="2g")) as store:
            await write_states(store, reference_data.states())
            await write_organizations(store, reference_data.organizations())
            world, size, base = others(max(sizes)), 0, None
            news = others((WARM + RUNS) * len(sizes), seed=99)
            print(f"{store.version}\n{'events':>10} {'p50 ms':>8} {'p95 ms':>8} {'p50 ratio':>10}")
            for wanted in sorted(sizes):
                await fill(store, islice(world, wanted - size))
                size = wanted
                p50, p95 = await tell(store, list(islice(news, WARM + RUNS)), size)
                base = base or p50
                print(f"{size:>10,} {p50:>8.2f} {p95:>8.2f} {p50 / base:>10.2f}", flush=True)


async def tell(store: Store, news: list[Fact], size: int) -> tuple[float, float]:
    """p50 and p95 of loading an article of one fact, in ms, after a warm-up."""
    took: list[float] = []
    for number, fact in enumerate(news):
        article = Article(id=f"news-{size}-{number}", published="2021-09-10", text=fact.quote)
        begun = time.perf_counter()
        await load_article(store, article, [fact], NOW)
        if number >= WARM:
            took.append(1000 * (time.perf_counter() - begun))
    cuts = quantiles(took, n=100)
    return cuts[49], cuts[94]


if __name__ == "__main__":
    asyncio.run(main([int(size) for size in sys.argv[1:]] or [10_000, 100_000]))
