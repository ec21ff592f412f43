"""A plan into the store. Every pattern starts at the event, never at a state: states are supernodes."""

from __future__ import annotations

from typing import Literal, LiteralString

from neo4j import AsyncTransaction

from graph.changes import number_changes
from graph.entities import ensure
from graph.event import Event
from graph.fact import FactType
from graph.plan import Change, Plan
from graph.rows import Row, days, report_properties
from graph.shape import LABEL, RELATIONSHIP, TAKES_PART, dyad_id, dyads, leader_id
from graph.store import rows

SourceLabel = Literal["Article", "Dataset"]

CREATE: LiteralString = "UNWIND $rows AS row " + " ".join(
    "FOREACH (_ IN CASE row.label WHEN '"
    + label
    + "' THEN [1] ELSE [] END | CREATE (event:Event:"
    + label
    + ") SET event = row.properties)"
    for label in LABEL.values()
)
"""New events. Not MERGE: with two labels the embedded store would look at every node; the constraint on the id catches a lost race."""

UPDATE: LiteralString = "UNWIND $rows AS row MATCH (event:Event {id: row.former}) SET event = row.properties"

UNLINK: LiteralString = (
    "UNWIND $ids AS id MATCH (event:Event {id: id})-[link:" + TAKES_PART + "|ATTENDED|HELD|BETWEEN|IN_BLOCK]-() DELETE link"
)

TAKE_PART: LiteralString = "UNWIND $rows AS row MATCH (event:Event {id: row.event}) MATCH (entity:Entity {id: row.entity}) " + " ".join(
    "FOREACH (_ IN CASE row.link WHEN '" + name + "' THEN [1] ELSE [] END | "
    "CREATE (event)<-[link:" + name + "]-(entity) SET link = row.properties)"
    for name in sorted(set(RELATIONSHIP.values()))
)

PAIRS: LiteralString = """
UNWIND $rows AS row
MATCH (event:Event {id: row.event})
MATCH (dyad:Dyad {id: row.dyad})
CREATE (event)-[link:BETWEEN]->(dyad) SET link = row.properties
"""

BLOCKS: LiteralString = """
UNWIND $rows AS row
MATCH (event:Event {id: row.event})
MATCH (block:Block {id: row.block})
CREATE (event)-[:IN_BLOCK]->(block)
"""

ATTENDED: LiteralString = """
UNWIND $rows AS row
MATCH (event:Event {id: row.event})
MATCH (leader:Leader {id: row.leader})
CREATE (event)<-[:ATTENDED]-(leader)
"""

HELD: LiteralString = """
UNWIND $rows AS row
MATCH (event:Event {id: row.event})
MERGE (leader:Leader {id: row.leader}) ON CREATE SET leader.name = row.name
CREATE (event)<-[:HELD]-(leader)
"""

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

OPEN: dict[SourceLabel, LiteralString] = {
    label: (
        "MATCH (source:" + label + " {id: $source}) UNWIND $rows AS row MATCH (event:Event {id: row.event}) "
        "CREATE (event)<-[report:REPORTS]-(source) SET report = row.properties"
    )
    for label in ("Article", "Dataset")
}


async def write(transaction: AsyncTransaction, plan: Plan, label: SourceLabel, source: str) -> None:
    """Carry out `plan`; the new reports come from the node `source` with `label`, which exists."""
    await ensure(
        transaction,
        {entity for change in plan.changes for entity in change.event.roles.everyone()},
        {pair for change in plan.changes for pair in dyads(change.event.roles)},
    )
    created = [{"label": LABEL[change.event.type], "properties": change.properties} for change in plan.changes if change.former is None]
    await _each(transaction, CREATE, created)
    updated = [{"former": change.former, "properties": change.properties} for change in plan.changes if change.former]
    await _each(transaction, UPDATE, updated)
    await _each(transaction, MOVE, [{"report": report, "holder": holder, "event": event} for report, holder, event in plan.moved])
    await _each(transaction, ALIAS, [{"id": former, "event": event} for former, event in plan.aliases()])
    if plan.gone:
        await rows(transaction, GONE, ids=plan.gone)
    await _link(transaction, [change for change in plan.changes if change.relink])
    opened = [{"event": event, "properties": report_properties(report)} for event, report in plan.opened]
    if opened:
        await rows(transaction, OPEN[label], rows=opened, source=source)
    await number_changes(transaction, plan)


async def _each(transaction: AsyncTransaction, query: LiteralString, each: list[Row]) -> None:
    if each:
        await rows(transaction, query, rows=each)


async def _link(transaction: AsyncTransaction, changes: list[Change]) -> None:
    if former := [change.event.id for change in changes if change.former]:
        await rows(transaction, UNLINK, ids=former)
    shown = [change for change in changes if not change.event.rejected]
    taking_part = [
        {"event": change.event.id, "entity": entity, "link": RELATIONSHIP[change.event.type, role], "properties": _dated(change.event)}
        for change in shown
        for role, ids in change.event.roles.filled().items()
        for entity in ids
    ]
    await _each(transaction, TAKE_PART, taking_part)
    await _each(transaction, PAIRS, [pair for change in shown for pair in _pairs(change.event)])
    await _each(transaction, BLOCKS, [{"event": change.event.id, "block": block} for change in changes for block in sorted(change.blocks)])
    await _each(transaction, ATTENDED, [row for change in shown if change.event.type is FactType.MEETING for row in _people(change.event)])
    await _each(transaction, HELD, [row for change in shown if change.event.type is FactType.LEADERSHIP for row in _people(change.event)])


def _dated(event: Event) -> Row:
    """What a list of events is filtered and sorted by, kept on the relationships so that only the events of one page are read."""
    shown = {"date": event.date, "end": event.end} if event.date else {}
    kept = {"event": event.id, "type": event.type.value, "status": event.status.value, **shown, **days(event.date, event.end)}
    return {key: value for key, value in kept.items() if value is not None}


def _pairs(event: Event) -> list[Row]:
    properties = _dated(event)
    return [{"event": event.id, "dyad": dyad_id(*pair), "properties": properties} for pair in dyads(event.roles)]


def _people(event: Event) -> list[Row]:
    """Leaders are known by state and name; a person may belong to any of the states that take part."""
    return [
        {"event": event.id, "leader": leader_id(entity, person), "name": person}
        for person in event.persons
        for entity in event.roles.everyone()
    ]
