"""Judgements about events and reports: what a person can decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import LiteralString

from neo4j import AsyncTransaction

from graph.absorb import cluster_anew
from graph.best import best_event
from graph.blocks import keys
from graph.errors import Conflict, Invalid, NotFound
from graph.event import Report
from graph.event_history import ABOUT
from graph.events import MOST_ALIASES, NOW_CALLED
from graph.found import Told
from graph.judgement import Judgement, Kind, judgement_id, refuse_uneditable, target
from graph.judgements import keep, reports_in
from graph.rows import SOURCE
from graph.rulings import edited
from graph.store import Store, rows

REPORTS: LiteralString = (
    "MATCH (event:Event {id: $id})<-[report:REPORTS]-(source) RETURN properties(report) AS report, " + SOURCE + " AS article"
)


async def merge(store: Store, one: str, other: str, by: str, why: str, at: dt.datetime) -> Judgement:
    """Two events are one. Raises NotFound; Conflict when they are one already, or when a judgement says that they are not."""

    async def work(transaction: AsyncTransaction) -> Judgement:
        (left_id, left), (right_id, right) = await _held(transaction, one), await _held(transaction, other)
        if left_id == right_id:
            raise Conflict(f"{one} and {other} are one event already")
        return await _give(transaction, "same", left[:1], right[:1], by, why, at)

    return await store.write(work)


async def keep_apart(store: Store, one: str, other: str, by: str, why: str, at: dt.datetime) -> Judgement:
    """Two events are not one, whatever else their reports have alike. Raises NotFound; Conflict when they are one, or were judged so."""

    async def work(transaction: AsyncTransaction) -> Judgement:
        (left_id, left), (right_id, right) = await _held(transaction, one), await _held(transaction, other)
        if left_id == right_id:
            raise Conflict(f"{one} and {other} are one event: split it, naming the reports that tell of another")
        return await _give(transaction, "not_same", left, right, by, why, at)

    return await store.write(work)


async def split(store: Store, event: str, reports: Collection[str], by: str, why: str, at: dt.datetime) -> Judgement:
    """`reports` of `event` tell of another event than its other reports. Raises NotFound, Conflict, Invalid when they are none or all."""

    async def work(transaction: AsyncTransaction) -> Judgement:
        _, held = await _held(transaction, event)
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
        _, held = await _held(transaction, event)
        try:
            refuse_uneditable(field)
            edited(best_event(held), {field: value})
            return await _give(transaction, "edit", held, (), by, why, at, field, value)
        except ValueError as error:
            raise Invalid(str(error)) from None

    return await store.write(work)


async def _about(store: Store, kind: Kind, event: str, by: str, why: str, at: dt.datetime) -> Judgement:
    """The judgement; where the same person has said the same of all reports already, and it stands, that one."""

    async def work(transaction: AsyncTransaction) -> Judgement:
        called, held = await _held(transaction, event)
        for row in await rows(transaction, ABOUT, id=called):
            given = Judgement.model_validate_json(row["said"])
            named = all(any(each.names(report) for each in given.left) for report in held)
            if named and (given.kind, given.by, given.undone) == (kind, by, None):
                return given
        return await _give(transaction, kind, held, (), by, why, at)

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
    blocks = tuple(sorted({key for report in (*left, *right) for key in keys(report.claim)}))
    near = await reports_in(transaction, blocks)
    ours, theirs = tuple(target(report, near) for report in left), tuple(target(report, near) for report in right)
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
        blocks=blocks,
    )
    await keep(transaction, judgement)
    await cluster_anew(transaction, {report.id: report for report in (*left, *right)})
    return judgement


async def _held(transaction: AsyncTransaction, event: str) -> tuple[str, list[Report]]:
    """The id that an event has now, and its reports, the one that it is named after first. Raises NotFound."""
    called = event
    for _ in range(MOST_ALIASES):
        if found := [Told.model_validate(row).whole() for row in await rows(transaction, REPORTS, id=called)]:
            return called, sorted(found, key=lambda report: report.id != called)
        known = await rows(transaction, NOW_CALLED, id=called)
        if not known:
            break
        called = known[0]["event"]
    raise NotFound(f"there is no event {event!r}")
