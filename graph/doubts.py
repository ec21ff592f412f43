"""Pairs of events that may be one: kept for a person to look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import LiteralString

from neo4j import AsyncTransaction

from graph.cluster import Group
from graph.comparer import Comparer
from graph.event import Report
from graph.match import UNSURE
from graph.neighbours import Stored
from graph.rows import Row
from graph.store import rows

KEEP: LiteralString = """
UNWIND $rows AS row
MATCH (one:Event {id: row.one})
MATCH (other:Event {id: row.other})
MERGE (one)-[doubt:UNSURE]->(other) SET doubt.score = row.score, doubt.because = row.because, one.doubted = 1
"""
"""`doubted` has an index: the embedded store finds relationships from a node only."""

FORGET: LiteralString = """
UNWIND $ids AS id
MATCH (event:Event {id: id})-[doubt:UNSURE]-(other:Event)
WITH doubt, collect(other.id) AS others
DELETE doubt
RETURN others
"""

UNMARK: LiteralString = """
UNWIND $ids AS id
MATCH (event:Event {id: id}) WHERE NOT EXISTS { (event)-[:UNSURE]->(:Event) }
REMOVE event.doubted
"""


def doubts(changed: Iterable[Group], groups: Iterable[Group], near: Iterable[Stored], compare: Comparer) -> list[Row]:
    """For each event that has `changed`, out of `groups`, the other events that it is too like to be called different.

    With the score and the features of the likeness. `near` are stored events that are in none of `groups`.
    """
    told = {group[0].id: compare.distinct(group) for group in groups}
    blocks: defaultdict[str, list[tuple[str, Report]]] = defaultdict(list)
    others = [(event.properties["id"], report) for event in near for report in compare.distinct(event.reports)]
    for event, report in [*others, *((id_, report) for id_, reports in told.items() for report in reports)]:
        for key in compare.keys(report):
            blocks[key].append((event, report))
    found: dict[tuple[str, str], tuple[float, str]] = {}
    for home, report in ((group[0].id, report) for group in changed for report in told[group[0].id]):
        met = {(event, other.id): other for key in compare.keys(report) for event, other in blocks[key] if event != home}
        for (event, _), other in met.items():
            match = compare(report, other)
            if match.score >= UNSURE:
                pair = (min(event, home), max(event, home))
                because = "; ".join(f"{name} {weight:+g}" for name, weight in match.features)
                found[pair] = max(found.get(pair, (0.0, "")), (match.score, because))
    return [{"one": one, "other": other, "score": score, "because": because} for (one, other), (score, because) in found.items()]


async def forget_doubts(transaction: AsyncTransaction, events: Collection[str]) -> set[str]:
    """Forget all doubts about these stored events; returns the ids of all events that were in doubt because of them."""
    found = await rows(transaction, FORGET, ids=sorted(events)) if events else []
    return {id_ for row in found for id_ in row["others"]}


async def keep_doubts(transaction: AsyncTransaction, found: list[Row], forgotten: Collection[str]) -> None:
    """Keep what `doubts` found; those of the events of `forgotten` doubts that have none any more are marked so."""
    if found:
        await rows(transaction, KEEP, rows=found)
    if forgotten:
        await rows(transaction, UNMARK, ids=sorted(forgotten))
