"""Pairs of events that may be one: kept for a person to look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
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


def doubts(groups: Sequence[Group], near: Iterable[Stored], new: Collection[str], compare: Comparer) -> list[Row]:
    """For each new report the other events that it is too like to be called different; score and features of the likeness."""
    home = {report.id: group[0].id for group in groups for report in group}
    blocks: defaultdict[str, list[tuple[str, Report]]] = defaultdict(list)
    others = [(event.properties["id"], report) for event in near for report in event.reports]
    for event, report in [*others, *((home[report.id], report) for group in groups for report in group)]:
        for key in compare.keys(report):
            blocks[key].append((event, report))
    found: dict[tuple[str, str], Row] = {}
    for report in (report for group in groups for report in group if report.id in new):
        for event, other in {(event, other.id): (event, other) for key in compare.keys(report) for event, other in blocks[key]}.values():
            match = compare(report, other)
            pair = (min(event, home[report.id]), max(event, home[report.id]))
            if event != home[report.id] and match.score >= UNSURE and match.score > found.get(pair, {"score": 0.0})["score"]:
                because = "; ".join(f"{name} {weight:+g}" for name, weight in match.features)
                found[pair] = {"one": pair[0], "other": pair[1], "score": match.score, "because": because}
    return list(found.values())


async def keep_doubts(transaction: AsyncTransaction, found: list[Row]) -> None:
    """Keep what `doubts` found."""
    if found:
        await rows(transaction, KEEP, rows=found)
