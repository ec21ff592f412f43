"""A plan into the store. Every pattern starts at the event, never at a state: states are supernodes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Literal, LiteralString, NamedTuple

from neo4j import AsyncTransaction

from graph.changes import number_changes
from graph.entities import ensure
from graph.event import Event, Report
from graph.fact import FactType
from graph.nodes import Nodes, known, nodes
from graph.plan import Change, Plan
from graph.rows import SHOWN, Row, said
from graph.shape import LABEL, RELATIONSHIP, TAKES_PART, dyad_id, dyads, leader_id
from graph.store import rows

SourceLabel = Literal["Article", "Dataset"]

CREATE: dict[FactType, LiteralString] = {
    type_: "UNWIND $rows AS row CREATE (event:Event:" + label + ") SET event = row "
    "RETURN collect(event.id) AS ids, collect(elementId(event)) AS nodes"
    for type_, label in LABEL.items()
}
"""New events. Not MERGE: with two labels the embedded store would look at every node; the constraint on the id catches a lost race."""

UPDATE: LiteralString = """
UNWIND $rows AS row
MATCH (event:Event {id: row.former})
WITH event, row, event.doubted AS doubted
SET event = row.properties, event.doubted = doubted
"""
"""An event keeps its doubts."""

UNLINK: LiteralString = (
    "UNWIND $ids AS id MATCH (event:Event {id: id})-[link:" + TAKES_PART + "|ATTENDED|HELD|BETWEEN|IN_BLOCK]-() DELETE link"
)

_LINK: LiteralString = (
    " {event: event.id, type: event.type, status: event.status, date: event.date, "
    "end: CASE WHEN event.date IS NULL THEN NULL ELSE event.end END, earliest: event.earliest, latest: event.latest, last: event.last}"
)
"""What a list of events is filtered and sorted by: kept on the links too, so that only one page's events are read.

Links are made with all that they keep: the embedded store would write those that are set later twice.
"""

TAKE_PART: dict[str, LiteralString] = {
    link: "UNWIND $rows AS row MATCH (event) WHERE elementId(event) = row.node UNWIND row.others AS other "
    "MATCH (entity) WHERE elementId(entity) = other CREATE (event)<-[:" + link + _LINK + "]-(entity)"
    for link in RELATIONSHIP.values()
}

PAIRS: LiteralString = (
    "UNWIND $rows AS row MATCH (event) WHERE elementId(event) = row.node UNWIND row.others AS other "
    "MATCH (dyad) WHERE elementId(dyad) = other CREATE (event)-[:BETWEEN" + _LINK + "]->(dyad)"
)

BLOCKS: LiteralString = """
UNWIND $rows AS row
MATCH (event) WHERE elementId(event) = row.node
UNWIND row.others AS other
MATCH (block) WHERE elementId(block) = other
CREATE (event)-[:IN_BLOCK]->(block)
"""

ATTENDED: LiteralString = """
UNWIND $rows AS row
MATCH (leader:Leader {id: row.leader})
MATCH (event) WHERE elementId(event) = row.node
CREATE (event)<-[:ATTENDED]-(leader)
"""

HELD: LiteralString = """
UNWIND $rows AS row
MERGE (leader:Leader {id: row.leader}) ON CREATE SET leader.name = row.name
WITH leader, row
MATCH (event) WHERE elementId(event) = row.node
CREATE (event)<-[:HELD]-(leader)
"""

SPELT: LiteralString = "UNWIND $ids AS id MATCH (alias:Alias {id: id}) WHERE alias.leader IS NOT NULL RETURN id, alias.leader AS leader"

MOVE: LiteralString = """
UNWIND $rows AS row
MATCH (:Event {id: row.holder})<-[old:REPORTS {id: row.report}]-(article)
MATCH (event:Event {id: row.event})
CREATE (event)<-[new:REPORTS]-(article) SET new = properties(old)
DELETE old
"""

ALIAS: LiteralString = """
UNWIND $rows AS row
MERGE (alias:Alias {id: row.id}) SET alias.event = row.event, alias.name = row.id + ' is now ' + row.event
"""
"""Ids that events were known by before they were merged or an earlier report came."""

GONE: LiteralString = "UNWIND $ids AS id MATCH (event:Event {id: id}) DETACH DELETE event"

NODES: LiteralString = known("Event")

OPEN: dict[SourceLabel, LiteralString] = {
    label: (
        "UNWIND $sources AS each MATCH (source:" + label + " {id: each.id}) "
        "UNWIND each.rows AS row MATCH (event) WHERE elementId(event) = row.node "
        "CREATE (event)<-[:REPORTS {id: row.id, claim: row.claim, recorded: each.recorded, "
        + ", ".join(field + ": row." + field for field in SHOWN)
        + "}]-(source)"
    )
    for label in ("Article", "Dataset")
}


async def write(transaction: AsyncTransaction, plan: Plan, label: SourceLabel, blocks: Nodes) -> None:
    """Carry out `plan`; the nodes that the new reports come from have `label` and exist, and so do the `blocks` of events."""
    entities, pairs = await ensure(
        transaction,
        {entity for change in plan.changes for entity in change.event.roles.everyone()},
        {pair for change in plan.changes for pair in dyads(change.event.roles)},
    )
    events = await _create(transaction, [change for change in plan.changes if change.former is None])
    updated = [{"former": change.former, "properties": change.properties} for change in plan.changes if change.former]
    await _each(transaction, UPDATE, updated)
    await _each(transaction, MOVE, [{"report": report, "holder": holder, "event": event} for report, holder, event in plan.moved])
    await _each(transaction, ALIAS, [{"id": former, "event": event} for former, event in plan.aliases()])
    if plan.gone:
        await rows(transaction, GONE, ids=plan.gone)
    relinked = [change for change in plan.changes if change.relink]
    if wanted := ({change.event.id for change in relinked} | {event for event, _ in plan.opened}) - events.keys():
        events |= await nodes(transaction, NODES, ids=sorted(wanted))
    await _link(transaction, relinked, events, Places(entities, pairs, blocks))
    if plan.opened:
        await rows(transaction, OPEN[label], sources=_by_source(plan.opened, events))
    await number_changes(transaction, plan)


class Places(NamedTuple):
    """The nodes that events are linked to."""

    entities: Nodes
    dyads: Nodes
    blocks: Nodes


def _by_source(opened: Iterable[tuple[str, Report]], events: Nodes) -> list[Row]:
    """The reports of each source and moment together: moments are slow to send."""
    told: defaultdict[tuple[str, dt.datetime], list[Row]] = defaultdict(list)
    for event, report in opened:
        told[report.article.id, report.recorded].append({"node": events[event], **said(report)})
    return [{"id": source, "recorded": recorded.astimezone(dt.UTC), "rows": reports} for (source, recorded), reports in told.items()]


async def _each(transaction: AsyncTransaction, query: LiteralString, each: list[Row]) -> None:
    if each:
        await rows(transaction, query, rows=each)


async def _create(transaction: AsyncTransaction, changes: list[Change]) -> Nodes:
    of_type: defaultdict[FactType, list[Row]] = defaultdict(list)
    for change in changes:
        of_type[change.event.type].append(change.properties)
    made: Nodes = {}
    for type_ in sorted(of_type):  # one order, as everywhere
        made |= await nodes(transaction, CREATE[type_], rows=of_type[type_])
    return made


async def _link(transaction: AsyncTransaction, changes: list[Change], events: Nodes, places: Places) -> None:
    if former := [change.event.id for change in changes if change.former]:
        await rows(transaction, UNLINK, ids=former)
    shown = [change.event for change in changes if not change.event.rejected]
    parts: defaultdict[str, list[Row]] = defaultdict(list)
    for event in shown:
        for role, ids in event.roles.filled().items():
            parts[RELATIONSHIP[event.type, role]].append({"node": events[event.id], "others": [places.entities[id_] for id_ in ids]})
    for link in sorted(parts):  # one order, as everywhere
        await rows(transaction, TAKE_PART[link], rows=parts[link])
    between = [{"node": events[event.id], "others": [places.dyads[dyad_id(*pair)] for pair in dyads(event.roles)]} for event in shown]
    await _each(transaction, PAIRS, [row for row in between if row["others"]])
    held = [{"node": events[change.event.id], "others": [places.blocks[key] for key in sorted(change.blocks)]} for change in changes]
    await _each(transaction, BLOCKS, held)
    await _each(transaction, ATTENDED, await _people(transaction, [event for event in shown if event.type is FactType.MEETING], events))
    await _each(transaction, HELD, await _people(transaction, [event for event in shown if event.type is FactType.LEADERSHIP], events))


async def _people(transaction: AsyncTransaction, shown: Iterable[Event], events: Nodes) -> list[Row]:
    """Leaders are known by state and name, in any spelling; a person may belong to any of the states that take part."""
    named = [
        (event.id, leader_id(entity, person), person) for event in shown for person in event.persons for entity in event.roles.everyone()
    ]
    ids = sorted({leader for _, leader, _ in named})
    spelt = {row["id"]: row["leader"] for row in await rows(transaction, SPELT, ids=ids)} if ids else {}
    people = {(event, spelt.get(leader, leader)): person for event, leader, person in named}
    return [{"node": events[event], "leader": leader, "name": person} for (event, leader), person in people.items()]
