"""The part of the graph that a change may touch: reports that may tell of the same events, read and locked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import LiteralString

from neo4j import AsyncTransaction
from pydantic import BaseModel, ConfigDict

from graph.comparer import Comparer
from graph.event import Report
from graph.judgement import Judgement
from graph.nodes import Nodes, nodes
from graph.rows import EVENT, SOURCE, Row, report_from
from graph.store import rows

BLOCKS: LiteralString = """
UNWIND $keys AS key
MERGE (block:Block {id: key}) SET block.name = key
RETURN collect(block.id) AS ids, collect(elementId(block)) AS nodes
"""
"""Writing to the blocks locks them, before their events are read."""

EVENTS: LiteralString = (
    """
UNWIND $blocks AS node
MATCH (block) WHERE elementId(block) = node
MATCH (block)<-[:IN_BLOCK]-(event:Event)
WITH DISTINCT event
RETURN """
    + EVENT
    + """ AS event, [(event)<-[report:REPORTS]-(source) | {report: properties(report), article: """
    + SOURCE
    + """}] AS reports, [(event)-[:IN_BLOCK]->(held) | held.id] AS blocks
"""
)

RULINGS: LiteralString = """
UNWIND $blocks AS node
MATCH (block) WHERE elementId(block) = node
MATCH (block)<-[:RULES_ON]-(judgement:Judgement) WHERE judgement.undone IS NULL
RETURN DISTINCT judgement.id AS id, judgement.said AS said
"""


class Stored(BaseModel):
    """An event as the store has it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    properties: Row
    reports: tuple[Report, ...]
    blocks: frozenset[str]


@dataclass(frozen=True)
class Neighbourhood:
    """What a change may touch, and what lies beside it."""

    linked: tuple[Stored, ...]
    near: tuple[Stored, ...]
    blocks: Nodes
    """All that was read."""


async def neighbourhood(transaction: AsyncTransaction, seeds: Collection[Report], compare: Comparer) -> Neighbourhood:
    """The stored events whose reports are linked to `seeds` by likeness, directly or through others, and those that only share a block.

    The blocks read are locked until the transaction ends, so that two writers never decide about the same events at once.
    """
    blocks: Nodes = {}
    stored: dict[str, Stored] = {}
    linked: dict[str, Report] = {report.id: report for report in seeds}
    while wanted := {key for report in linked.values() for key in compare.keys(report)} - blocks.keys():
        found = await nodes(transaction, BLOCKS, keys=sorted(wanted))  # locked in one order, so that writers do not wait in a circle
        for event in await _read(transaction, found):
            stored[event.properties["id"]] = event
        ruled = await rows(transaction, RULINGS, blocks=list(found.values()))
        compare.rulings.add([Judgement.model_validate_json(row["said"]) for row in ruled])
        blocks |= found
        _reach(linked, stored.values(), compare)
    ordered = [event for _, event in sorted(stored.items())]
    hanging = {event.properties["id"] for event in ordered if any(report.id in linked for report in event.reports)}
    return Neighbourhood(
        linked=tuple(event for event in ordered if event.properties["id"] in hanging),
        near=tuple(event for event in ordered if event.properties["id"] not in hanging),
        blocks=blocks,
    )


async def _read(transaction: AsyncTransaction, blocks: Nodes) -> list[Stored]:
    found = await rows(transaction, EVENTS, blocks=list(blocks.values()))
    return [
        Stored(
            properties=row["event"],
            reports=tuple(report_from(each["report"], each["article"]) for each in row["reports"]),
            blocks=frozenset(row["blocks"]),
        )
        for row in found
    ]


def _reach(linked: dict[str, Report], events: Collection[Stored], compare: Comparer) -> None:
    """Adds to `linked` all reports that likeness or a common event leads to."""
    waiting = list(linked.values())
    reports = {event.properties["id"]: event.reports for event in events}
    told: dict[str, Sequence[Report]] = {}
    apart: defaultdict[str, set[str]] = defaultdict(set)
    reached: set[str] = set()
    for id_, every in reports.items():
        if any(report.id in linked for report in every):
            reached.add(id_)
            waiting.extend(every)
        else:
            told[id_] = compare.distinct(every)
            for key in {key for report in told[id_] for key in compare.keys(report)}:
                apart[key].add(id_)
    while waiting:
        linked |= {report.id: report for report in waiting}
        ahead = compare.distinct(waiting)
        waiting = list[Report]()
        for report in ahead:
            for id_ in sorted(set[str]().union(*(apart[key] for key in compare.keys(report))) - reached):
                if any(compare.same(report, other) for other in told[id_]):
                    reached.add(id_)
                    waiting.extend(reports[id_])
