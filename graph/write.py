"""A plan into the store. Every pattern starts at the event, never at a state: states are supernodes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Literal, LiteralString

from neo4j import AsyncTransaction

from graph.changes import number_changes
from graph.entities import ensure
from graph.event import Event, Report
from graph.fact import FactType
from graph.plan import Change, Plan
from graph.rows import Row, days, said
from graph.shape import LABEL, RELATIONSHIP, TAKES_PART, dyad_id, dyads, leader_id
from graph.store import rows

SourceLabel = Literal["Article", "Dataset"]

CREATE: dict[FactType, LiteralString] = {
    type_: "UNWIND $rows AS row CREATE (event:Event:" + label + ") SET event = row" for type_, label in LABEL.items()
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

TAKE_PART: dict[FactType, LiteralString] = {
    type_: "UNWIND $rows AS row MATCH (event:Event {id: row.event}) UNWIND row.parts AS part MATCH (entity:Entity {id: part.entity}) "
    + " ".join(
        "FOREACH (_ IN CASE part.link WHEN '" + link + "' THEN [1] ELSE [] END | "
        "CREATE (event)<-[link:" + link + "]-(entity) SET link = row.properties)"
        for (of, _), link in RELATIONSHIP.items()
        if of is type_
    )
    for type_ in FactType
}
"""One for each type: a store that tries every role of every type takes half as long again."""

PAIRS: LiteralString = """
UNWIND $rows AS row
MATCH (event:Event {id: row.event})
UNWIND row.dyads AS id
MATCH (dyad:Dyad {id: id})
CREATE (event)-[link:BETWEEN]->(dyad) SET link = row.properties
"""

BLOCKS: LiteralString = """
UNWIND $rows AS row
MATCH (event:Event {id: row.event})
UNWIND row.blocks AS id
MATCH (block:Block {id: id})
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

OPEN: dict[SourceLabel, LiteralString] = {
    label: (
        "UNWIND $sources AS each MATCH (source:" + label + " {id: each.id}) "
        "UNWIND each.rows AS row MATCH (event:Event {id: row.event}) "
        "CREATE (event)<-[report:REPORTS]-(source) SET report = row.properties, report.recorded = each.recorded"
    )
    for label in ("Article", "Dataset")
}


async def write(transaction: AsyncTransaction, plan: Plan, label: SourceLabel) -> None:
    """Carry out `plan`; the nodes that the new reports come from have `label` and exist."""
    await ensure(
        transaction,
        {entity for change in plan.changes for entity in change.event.roles.everyone()},
        {pair for change in plan.changes for pair in dyads(change.event.roles)},
    )
    created = [change for change in plan.changes if change.former is None]
    await _each_type(transaction, CREATE, [(change.event.type, change.properties) for change in created])
    updated = [{"former": change.former, "properties": change.properties} for change in plan.changes if change.former]
    await _each(transaction, UPDATE, updated)
    await _each(transaction, MOVE, [{"report": report, "holder": holder, "event": event} for report, holder, event in plan.moved])
    await _each(transaction, ALIAS, [{"id": former, "event": event} for former, event in plan.aliases()])
    if plan.gone:
        await rows(transaction, GONE, ids=plan.gone)
    await _link(transaction, [change for change in plan.changes if change.relink])
    if plan.opened:
        await rows(transaction, OPEN[label], sources=_by_source(plan.opened))
    await number_changes(transaction, plan)


def _by_source(opened: Iterable[tuple[str, Report]]) -> list[Row]:
    """The reports of each source and moment together: moments are slow to send."""
    told: defaultdict[tuple[str, dt.datetime], list[Row]] = defaultdict(list)
    for event, report in opened:
        told[report.article.id, report.recorded].append({"event": event, "properties": said(report)})
    return [{"id": source, "recorded": recorded.astimezone(dt.UTC), "rows": reports} for (source, recorded), reports in told.items()]


async def _each(transaction: AsyncTransaction, query: LiteralString, each: list[Row]) -> None:
    if each:
        await rows(transaction, query, rows=each)


async def _each_type(transaction: AsyncTransaction, queries: dict[FactType, LiteralString], each: Iterable[tuple[FactType, Row]]) -> None:
    of_type: defaultdict[FactType, list[Row]] = defaultdict(list)
    for type_, row in each:
        of_type[type_].append(row)
    for type_ in sorted(of_type):  # one order, as everywhere
        await rows(transaction, queries[type_], rows=of_type[type_])


async def _link(transaction: AsyncTransaction, changes: list[Change]) -> None:
    if former := [change.event.id for change in changes if change.former]:
        await rows(transaction, UNLINK, ids=former)
    shown = [change for change in changes if not change.event.rejected]
    linked = [(change.event.type, _linked(change.event)) for change in shown]
    await _each_type(transaction, TAKE_PART, linked)
    await _each(transaction, PAIRS, [row for _, row in linked if row["dyads"]])
    await _each(transaction, BLOCKS, [{"event": change.event.id, "blocks": sorted(change.blocks)} for change in changes])
    await _each(transaction, ATTENDED, await _people(transaction, [each.event for each in shown if each.event.type is FactType.MEETING]))
    await _each(transaction, HELD, await _people(transaction, [each.event for each in shown if each.event.type is FactType.LEADERSHIP]))


def _linked(event: Event) -> Row:
    """Whom an event is linked to, and what a list of events is filtered and sorted by: kept on the links so that only one page's events are read."""
    shown = {"date": event.date, "end": event.end} if event.date else {}
    kept = {"event": event.id, "type": event.type.value, "status": event.status.value, **shown, **days(event.date, event.end)}
    parts = [{"entity": entity, "link": RELATIONSHIP[event.type, role]} for role, ids in event.roles.filled().items() for entity in ids]
    return {
        "event": event.id,
        "properties": {key: value for key, value in kept.items() if value is not None},
        "parts": parts,
        "dyads": [dyad_id(*pair) for pair in dyads(event.roles)],
    }


async def _people(transaction: AsyncTransaction, events: Iterable[Event]) -> list[Row]:
    """Leaders are known by state and name, in any spelling; a person may belong to any of the states that take part."""
    named = [
        (event.id, leader_id(entity, person), person) for event in events for person in event.persons for entity in event.roles.everyone()
    ]
    ids = sorted({leader for _, leader, _ in named})
    spelt = {row["id"]: row["leader"] for row in await rows(transaction, SPELT, ids=ids)} if ids else {}
    people = {(event, spelt.get(leader, leader)): person for event, leader, person in named}
    return [{"event": event, "leader": leader, "name": person} for (event, leader), person in people.items()]
