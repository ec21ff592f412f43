"""What identity and evidence cost: loading known facts against a bare UNWIND/MERGE of the same events on the same store.

    python bench/bench_load.py [FACTS]        (default 4000)

Both write events, roles, dyads and one report each, in batches of 500; the bare one knows neither blocks nor identity. Batches of the two take
turns, so that a busy machine slows both alike. Prints facts a second and the ratio; the goal is 0.5 or more.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from neo4j import AsyncTransaction
from world import others

from graph.comparer import Comparer
from graph.dataset import Dataset, load_facts
from graph.event import Report, Source
from graph.fact import Fact
from graph.plan import plan
from graph.reference import write_organizations, write_states
from graph.report import report_id
from graph.rows import Row, event_properties, report_properties
from graph.settings import Settings
from graph.shape import RELATIONSHIP, dyad_id, dyads
from graph.store import Store, open_store, rows
from seed import reference_data

BATCH = 500
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

EVENTS = "UNWIND $rows AS row MERGE (event:Event {id: row.id}) SET event += row"
DYADS = """
UNWIND $rows AS row
MERGE (dyad:Dyad {id: row.dyad})
WITH dyad, row MATCH (event:Event {id: row.event})
MERGE (event)-[link:BETWEEN]->(dyad) SET link.type = row.type
"""
REPORTS = """
MERGE (source:Dataset {id: 'bare'})
WITH source UNWIND $rows AS row
MATCH (event:Event {id: row.event})
MERGE (event)<-[report:REPORTS]-(source) SET report += row.properties
"""


async def main(count: int) -> None:
    """Load `count` facts each way, taking turns."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(Settings(data=Path(folder))) as store:
            await write_states(store, reference_data.states())
            await write_organizations(store, reference_data.organizations())
            took = {"known facts": 0.0, "bare": 0.0}
            for number, (one, other) in enumerate(zip(_batches(others(count, 1)), _batches(others(count, 2)), strict=True)):
                for way, load in (("known facts", partial(known, store, one)), ("bare", partial(bare, store, prepared(other)))):
                    begun = time.perf_counter()
                    await load()
                    took[way] += time.perf_counter() - begun if number else 0  # the first batches warm the store up
            counted = count - BATCH
            print(f"{store.version}, {counted:,} facts each way")
            for way, seconds in took.items():
                print(f"{way:>12} {counted / seconds:>8,.0f} facts/s")
            print(f"{'ratio':>12} {took['bare'] / took['known facts']:>8.2f}")


async def known(store: Store, facts: list[Fact]) -> None:
    """The way of Dyad."""
    await load_facts(store, Dataset(id="world", title="A made-up world"), facts, NOW)


class Prepared(NamedTuple):
    """What the bare way writes, as the store takes it."""

    events: list[Row]
    pairs: list[Row]
    parts: dict[str, list[Row]]
    reports: list[Row]


def prepared(facts: list[Fact]) -> Prepared:
    """The rows of the same events without blocks, identity or change of what is there: made before the clock runs."""
    source = Source(id="bare")
    groups = [[Report(id=report_id("bare", "", fact), article=source, claim=fact, recorded=NOW)] for fact in facts]
    changes = plan((), groups, {group[0].id for group in groups}, Comparer())
    pairs: list[Row] = [
        {"event": change.event.id, "dyad": dyad_id(*pair), "type": change.event.type.value}
        for change in changes.changes
        for pair in dyads(change.event.roles)
    ]
    parts: dict[str, list[Row]] = {}
    for change in changes.changes:
        for role, ids in change.event.roles.filled().items():
            parts.setdefault(RELATIONSHIP[change.event.type, role], []).extend({"event": change.event.id, "entity": id_} for id_ in ids)
    reports: list[Row] = [{"event": event, "properties": report_properties(report)} for event, report in changes.opened]
    return Prepared([event_properties(change.event) for change in changes.changes], pairs, parts, reports)


async def bare(store: Store, given: Prepared) -> None:
    """Those rows in one transaction."""

    async def work(transaction: AsyncTransaction) -> None:
        await rows(transaction, EVENTS, rows=given.events)
        for name, links in given.parts.items():
            query = "UNWIND $rows AS row MATCH (event:Event {id: row.event}) MATCH (entity:Entity {id: row.entity}) "
            await rows(transaction, query + f"MERGE (event)<-[:{name}]-(entity)", rows=links)
        await rows(transaction, DYADS, rows=given.pairs)
        await rows(transaction, REPORTS, rows=given.reports)

    await store.write(work)


def _batches(facts: Iterable[Fact]) -> Iterator[list[Fact]]:
    waiting = iter(facts)
    while batch := list(islice(waiting, BATCH)):
        yield batch


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 4000))
