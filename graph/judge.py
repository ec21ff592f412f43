"""Judgements about events and reports: given, undone, carried to another graph."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import LiteralString

from neo4j import AsyncTransaction
from pydantic import BaseModel, ConfigDict

from graph.absorb import cluster_anew
from graph.best import best_event
from graph.blocks import keys
from graph.errors import Conflict, Invalid, NotFound
from graph.event import Report
from graph.judgement import Judgement, Kind, judgement_id, target
from graph.rows import Row, report_from
from graph.rulings import edited
from graph.store import Store, rows

REPORTS: LiteralString = """
MATCH (event:Event {id: $id})<-[report:REPORTS]-(source)
RETURN properties(report) AS report,
       {id: source.id, title: source.title, published: source.published, source: source.source, url: source.url} AS source
"""

KEEP: LiteralString = """
MERGE (judgement:Judgement {id: $id})
SET judgement.said = $said, judgement.name = $name, judgement.at = $at, judgement.undone = $undone
WITH judgement
UNWIND $blocks AS key
MERGE (block:Block {id: key}) SET block.name = key
MERGE (judgement)-[:RULES_ON]->(block)
"""

ONE: LiteralString = "MATCH (judgement:Judgement {id: $id}) RETURN judgement.said AS said"

ALL: LiteralString = "MATCH (judgement:Judgement) RETURN judgement.said AS said ORDER BY judgement.at, judgement.id LIMIT 100000"

JUDGED: LiteralString = """
UNWIND $blocks AS key
MATCH (:Block {id: key})<-[:IN_BLOCK]-(event:Event)
WITH DISTINCT event
MATCH (event)<-[report:REPORTS]-(source)
RETURN properties(report) AS report,
       {id: source.id, title: source.title, published: source.published, source: source.source, url: source.url} AS source
"""

SETTLED: LiteralString = "MATCH (:Event {id: $one})-[doubt:UNSURE]-(:Event {id: $other}) DELETE doubt"


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    report: Row
    source: Row


async def merge(store: Store, one: str, other: str, by: str, why: str, at: dt.datetime) -> Judgement:
    """Two events are one. Raises NotFound; Conflict when they are one already, or when a judgement says that they are not."""

    async def work(transaction: AsyncTransaction) -> Judgement:
        left, right = await _reports(transaction, one), await _reports(transaction, other)
        if one == other:
            raise Conflict(f"{one} and {other} are one event already")
        return await _give(transaction, "same", left[:1], right[:1], by, why, at)

    return await store.write(work)


async def keep_apart(store: Store, one: str, other: str, by: str, why: str, at: dt.datetime) -> Judgement:
    """Two events are not one, whatever else their reports have alike. Raises NotFound, Conflict."""

    async def work(transaction: AsyncTransaction) -> Judgement:
        judgement = await _give(transaction, "not_same", await _reports(transaction, one), await _reports(transaction, other), by, why, at)
        await rows(transaction, SETTLED, one=one, other=other)
        return judgement

    return await store.write(work)


async def split(store: Store, event: str, reports: Collection[str], by: str, why: str, at: dt.datetime) -> Judgement:
    """`reports` of `event` tell of another event than its other reports. Raises NotFound, Conflict, Invalid when they are none or all."""

    async def work(transaction: AsyncTransaction) -> Judgement:
        held = await _reports(transaction, event)
        if unknown := set(reports) - {report.id for report in held}:
            raise NotFound(f"event {event} has no report {', '.join(sorted(unknown))}")
        apart = [report for report in held if report.id in reports]
        if len(apart) in {0, len(held)}:
            raise Invalid("a split needs some, but not all, of the event's reports")
        return await _give(transaction, "not_same", apart, [report for report in held if report.id not in reports], by, why, at)

    return await store.write(work)


async def accept(store: Store, event: str, by: str, why: str, at: dt.datetime) -> Judgement:
    """The event holds: it needs no more review. Raises NotFound."""
    return await _about(store, "accept", event, by, why, at)


async def reject(store: Store, event: str, by: str, why: str, at: dt.datetime) -> Judgement:
    """None of the event's reports holds: it is in no list any more. Raises NotFound."""
    return await _about(store, "reject", event, by, why, at)


async def edit(store: Store, event: str, field: str, value: str | None, by: str, why: str, at: dt.datetime) -> Judgement:
    """The event's `field` shows `value`. Raises NotFound; Invalid when the value does not fit the field."""

    async def work(transaction: AsyncTransaction) -> Judgement:
        held = await _reports(transaction, event)
        try:
            edited(best_event(held), {field: value})
            return await _give(transaction, "edit", held, (), by, why, at, field, value)
        except ValueError as error:
            raise Invalid(str(error)) from None

    return await store.write(work)


async def undo(store: Store, judgement_id: str, by: str, at: dt.datetime) -> Judgement:
    """The judgement no longer holds; it stays in the history. Raises NotFound; one that is undone already is left as it is."""

    async def work(transaction: AsyncTransaction) -> Judgement:
        found = await rows(transaction, ONE, id=judgement_id)
        if not found:
            raise NotFound(f"there is no judgement {judgement_id!r}")
        judgement = Judgement.model_validate_json(found[0]["said"])
        if judgement.undone:
            return judgement
        undone = judgement.model_copy(update={"undone": at.astimezone(dt.UTC), "undone_by": by})
        await _keep(transaction, undone)
        await _apply(transaction, undone)
        return undone

    return await store.write(work)


async def list_judgements(store: Store) -> tuple[Judgement, ...]:
    """All judgements, undone ones too, oldest first: what an export is made of."""
    return tuple(Judgement.model_validate_json(row["said"]) for row in await store.read(ALL))


async def import_judgements(store: Store, judgements: Iterable[Judgement]) -> int:
    """Take over judgements of another graph; returns how many were new or changed. What they are about may be loaded later.

    Raises Conflict at the first that contradicts one held here; those before it are kept.
    """
    known = {judgement.id: judgement for judgement in await list_judgements(store)}
    count = 0
    for judgement in judgements:
        if known.get(judgement.id) == judgement:
            continue

        async def work(transaction: AsyncTransaction, judgement: Judgement = judgement) -> None:
            await _keep(transaction, judgement)
            await _apply(transaction, judgement)

        await store.write(work)
        count += 1
    return count


async def _about(store: Store, kind: Kind, event: str, by: str, why: str, at: dt.datetime) -> Judgement:
    async def work(transaction: AsyncTransaction) -> Judgement:
        return await _give(transaction, kind, await _reports(transaction, event), (), by, why, at)

    return await store.write(work)


async def _give(
    transaction: AsyncTransaction,
    kind: Kind,
    left: Sequence[Report],
    right: Sequence[Report],
    by: str,
    why: str,
    at: dt.datetime,
    field: str | None = None,
    value: str | None = None,
) -> Judgement:
    moment = at.astimezone(dt.UTC)
    ours, theirs = tuple(map(target, left)), tuple(map(target, right))
    judgement = Judgement(
        id=judgement_id(kind, ours, theirs, field, by, moment),
        kind=kind,
        left=ours,
        right=theirs,
        field=field,
        value=value,
        by=by,
        at=moment,
        why=why,
        blocks=tuple(sorted({key for report in (*left, *right) for key in keys(report.claim)})),
    )
    await _keep(transaction, judgement)
    await cluster_anew(transaction, {report.id: report for report in (*left, *right)})
    return judgement


async def _keep(transaction: AsyncTransaction, judgement: Judgement) -> None:
    await rows(
        transaction,
        KEEP,
        id=judgement.id,
        said=judgement.model_dump_json(),
        name=f"{judgement.kind} ({judgement.by})",
        at=judgement.at,
        undone=judgement.undone,
        blocks=sorted({*judgement.blocks, judgement.block}),
    )


async def _apply(transaction: AsyncTransaction, judgement: Judgement) -> None:
    """Cluster anew the reports that the judgement is about, as far as the graph has them."""
    near = [_report(row) for row in await rows(transaction, JUDGED, blocks=list(judgement.blocks))]
    meant = {report.id: report for report in near if any(each.names(report) for each in (*judgement.left, *judgement.right))}
    if meant:
        await cluster_anew(transaction, meant)


async def _reports(transaction: AsyncTransaction, event: str) -> list[Report]:
    """The reports of an event, the one that it is named after first."""
    found = [_report(row) for row in await rows(transaction, REPORTS, id=event)]
    if not found:
        raise NotFound(f"there is no event {event!r}")
    return sorted(found, key=lambda report: report.id != event)


def _report(row: Row) -> Report:
    read = _Row.model_validate(row)
    return report_from(read.report, read.source)
