"""A made-up world of dated events for the benchmarks: many states, few busy pairs, and one pair that is always the same."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice

from neo4j import AsyncTransaction

from graph.comparer import Comparer
from graph.event import Report, Source
from graph.fact import ROLES, Fact, FactType, Roles, Status
from graph.neighbours import BLOCKS
from graph.nodes import nodes
from graph.plan import plan
from graph.report import report_id
from graph.store import Store, rows
from graph.write import write
from seed import reference_data

PAIR = ("RUS", "BLR")
AGREEMENTS = 60
"""What the flagship question finds, whatever the size of the world."""
LARGE = 20
"""One event in so many is of more than two states."""

BATCH = 1000
"""Events written in one transaction."""
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
SOURCE = Source(id="world", title="A made-up world")

TYPES = [type_ for type_ in FactType if type_ not in {FactType.LEADERSHIP, FactType.MEMBERSHIP}]


def flagship() -> Iterator[Fact]:
    """The agreements of the pair, from 1999 on, each on a day of its own."""
    for number in range(AGREEMENTS):
        day = date(1999, 1, 15) + timedelta(days=137 * number)
        yield Fact(
            type=FactType.AGREEMENT, roles=Roles(party=PAIR), date=str(day), status=Status.DONE, quote=f"They signed accord {number}."
        )


def others(count: int, seed: int = 7) -> Iterator[Fact]:
    """`count` events of other pairs: states drawn by a Zipf-like law, so that a few are in very many; RUS and BLR among the busiest.

    One in twenty is of up to eight states.
    """
    rng = random.Random(seed)
    ids = [*PAIR, *(state.id for state in reference_data.states() if state.id not in PAIR)]
    weights = [1 / (rank + 3) for rank in range(len(ids))]
    first, days = date(1950, 1, 1), 27_000
    states = rng.choices(ids, weights, k=2 * count)
    for number in range(count):
        one, other = states[2 * number], states[2 * number + 1]
        if one == other or {one, other} == set(PAIR):
            other = rng.choice([id_ for id_ in ids[2:] if id_ != one])
        more = set(rng.choices(ids[2:], weights[2:], k=rng.randint(1, 6))) - {one, other} if number % LARGE == 0 else ()
        type_ = rng.choice(TYPES)
        sides = ROLES[type_]
        theirs = (other, *sorted(more))
        roles = {sides[0]: (one, *theirs)} if len(sides) == 1 else {sides[0]: (one,), sides[1]: theirs}
        day = first + timedelta(days=rng.randrange(days))
        yield Fact(type=type_, roles=Roles(**roles), date=str(day), status=Status.DONE, quote=f"Event {number} happened that day.")


async def fill(store: Store, facts: Iterable[Fact]) -> None:
    """Write `facts` as events of their own: identity is not what is measured here."""
    for batch in _batches(facts):
        groups = [[Report(id=report_id("world", "", fact), article=SOURCE, claim=fact, recorded=NOW)] for fact in batch]
        reports = {group[0].id for group in groups}

        async def work(transaction: AsyncTransaction, groups: list[list[Report]] = groups, reports: set[str] = reports) -> None:
            await rows(transaction, "MERGE (dataset:Dataset {id: 'world'}) SET dataset.name = 'A made-up world'")
            changes = plan((), groups, reports, Comparer())
            blocks = sorted({block for change in changes.changes for block in change.blocks})
            await write(transaction, changes, "Dataset", await nodes(transaction, BLOCKS, keys=blocks))

        await store.write(work)


def _batches(facts: Iterable[Fact]) -> Iterator[list[Fact]]:
    waiting = iter(facts)
    while batch := list(islice(waiting, BATCH)):
        yield batch
