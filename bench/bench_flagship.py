"""Does the flagship question cost what it returns? One pair with the same 60 agreements in worlds of growing size.

    python bench/bench_flagship.py [SIZE...]        (default 10000 100000; the goal is stated for 10000 1000000)

Prints p50 and p95 of `find_events` in ms, and the ratio of each world to the smallest. On the embedded store; with NEO4J_URI on that
server, whose database must be empty.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from statistics import quantiles

from neo4j import AsyncTransaction
from world import AGREEMENTS, PAIR, flagship, others

from graph.comparer import Comparer
from graph.event import Report, Source
from graph.events import find_events
from graph.fact import Fact, FactType
from graph.filter import EventFilter
from graph.plan import plan
from graph.reference import write_organizations, write_states
from graph.report import report_id
from graph.settings import Settings
from graph.store import Store, open_store, rows
from graph.write import write
from seed import reference_data

BATCH = 1000
RUNS = 300
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
SOURCE = Source(id="world", title="A made-up world")


async def main(sizes: list[int]) -> None:
    """Grow one world through `sizes`, asking at each."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(Settings(data=Path(folder), heap="2g")) as store:
            await write_states(store, reference_data.states())
            await write_organizations(store, reference_data.organizations())
            await fill(store, flagship())
            world, size = others(max(sizes)), AGREEMENTS
            print(f"{store.version}\n{'events':>10} {'p50 ms':>8} {'p95 ms':>8} {'p95 ratio':>10} {'filled at':>12}")
            base = None
            for wanted in sorted(sizes):
                begun = time.perf_counter()
                await fill(store, islice(world, wanted - size))
                rate = (wanted - size) / (time.perf_counter() - begun)
                size = wanted
                p50, p95 = await ask(store)
                base = base or p95
                print(f"{size:>10,} {p50:>8.2f} {p95:>8.2f} {p95 / base:>10.2f} {rate:>8,.0f} ev/s", flush=True)


async def ask(store: Store) -> tuple[float, float]:
    """p50 and p95 of the flagship question, in ms, after a warm-up."""
    wanted = EventFilter(between=PAIR, types=(FactType.AGREEMENT,), since="1999", limit=100)
    took: list[float] = []
    for run in range(RUNS + 50):
        begun = time.perf_counter()
        page = await find_events(store, wanted)
        if run >= 50:
            took.append(1000 * (time.perf_counter() - begun))
        assert len(page.events) == AGREEMENTS
    cuts = quantiles(took, n=100)
    return cuts[49], cuts[94]


async def fill(store: Store, facts: Iterable[Fact]) -> None:
    """Write `facts` as events of their own: identity is not what is measured here."""
    for batch in _batches(facts):
        groups = [[Report(id=report_id("world", "", fact), article=SOURCE, claim=fact, recorded=NOW)] for fact in batch]
        reports = {group[0].id for group in groups}

        async def work(transaction: AsyncTransaction, groups: list[list[Report]] = groups, reports: set[str] = reports) -> None:
            await rows(transaction, "MERGE (dataset:Dataset {id: 'world'}) SET dataset.name = 'A made-up world'")
            changes = plan((), groups, reports, Comparer())
            blocks = sorted({block for change in changes.changes for block in change.blocks})
            await rows(transaction, "UNWIND $blocks AS id MERGE (block:Block {id: id}) SET block.name = id", blocks=blocks)
            await write(transaction, changes, "Dataset")

        await store.write(work)


def _batches(facts: Iterable[Fact]) -> Iterator[list[Fact]]:
    waiting = iter(facts)
    while batch := list(islice(waiting, BATCH)):
        yield batch


if __name__ == "__main__":
    asyncio.run(main([int(size) for size in sys.argv[1:]] or [10_000, 100_000]))
