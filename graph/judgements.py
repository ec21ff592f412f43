"""The judgements that the graph keeps: listed, taken back, carried to another graph."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import LiteralString

from neo4j import AsyncTransaction

from graph.absorb import cluster_anew
from graph.errors import Invalid, NotFound
from graph.event import Report
from graph.found import Told
from graph.judgement import Judgement, judgement_id
from graph.paging import pages
from graph.rows import SOURCE
from graph.store import Store, rows

KEEP: LiteralString = """
MERGE (judgement:Judgement {id: $id})
SET judgement.said = $said, judgement.name = $name, judgement.at = $at, judgement.undone = $undone
WITH judgement
UNWIND $blocks AS key
MERGE (block:Block {id: key}) SET block.name = key
MERGE (judgement)-[:RULES_ON]->(block)
"""

ONE: LiteralString = "MATCH (judgement:Judgement {id: $id}) RETURN judgement.said AS said"

PAGE = 1000
"""Judgements read at once."""

NEXT: LiteralString = """
MATCH (judgement:Judgement) WHERE judgement.id > $after
RETURN judgement.id AS id, judgement.said AS said ORDER BY id LIMIT $page
"""

LATEST: LiteralString = """
MATCH (judgement:Judgement)
WHERE $before IS NULL OR judgement.at < $before OR (judgement.at = $before AND judgement.id > $after)
RETURN judgement.said AS said ORDER BY judgement.at DESC, judgement.id LIMIT $limit
"""

JUDGED: LiteralString = (
    """
UNWIND $blocks AS key
MATCH (:Block {id: key})<-[:IN_BLOCK]-(event:Event)
WITH DISTINCT event
MATCH (event)<-[report:REPORTS]-(source)
RETURN properties(report) AS report, """
    + SOURCE
    + " AS article"
)


async def list_judgements(store: Store) -> tuple[Judgement, ...]:
    """All judgements, undone ones too, oldest first: what an export is made of."""
    kept: list[Judgement] = []
    async for page in pages(store, NEXT, PAGE):
        kept.extend(Judgement.model_validate_json(row["said"]) for row in page)
    return tuple(sorted(kept, key=lambda each: (each.at, each.id)))


async def latest_judgements(store: Store, limit: int, after: tuple[dt.datetime, str] | None = None) -> tuple[Judgement, ...]:
    """At most `limit` judgements, undone ones too, latest first; those that follow the one given at the moment and of the id `after`."""
    before, last = after or (None, None)
    return tuple(Judgement.model_validate_json(row["said"]) for row in await store.read(LATEST, limit=limit, before=before, after=last))


async def undo(store: Store, judgement_id: str, by: str, at: dt.datetime) -> Judgement:
    """The judgement no longer holds; it stays in the history. Raises NotFound; one that is undone already is left as it is."""

    async def work(transaction: AsyncTransaction) -> Judgement:
        judgement = await _held(transaction, judgement_id)
        if judgement is None:
            raise NotFound(f"there is no judgement {judgement_id!r}")
        if judgement.undone:
            return judgement
        undone = judgement.model_copy(update={"undone": at.astimezone(dt.UTC), "undone_by": by})
        await keep(transaction, undone)
        await _apply(transaction, undone)
        return undone

    return await store.write(work)


async def import_judgement(store: Store, judgement: Judgement) -> bool:
    """Take over a judgement of another graph; returns whether it was new or changed. What it is about may be loaded later.

    Raises Conflict when it contradicts one held here; Invalid when its id was not made from what it says.
    """
    made = judgement_id(judgement.kind, judgement.left, judgement.right, judgement.field, judgement.by, judgement.at)
    if judgement.id != made:
        raise Invalid(f"judgement {judgement.id} does not say what it was given for: export it anew")

    async def work(transaction: AsyncTransaction) -> bool:
        if await _held(transaction, judgement.id) == judgement:
            return False
        await keep(transaction, judgement)
        await _apply(transaction, judgement)
        return True

    return await store.write(work)


async def keep(transaction: AsyncTransaction, judgement: Judgement) -> None:
    """Write the judgement down, tied to the blocks of what it is about."""
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


async def reports_in(transaction: AsyncTransaction, blocks: Sequence[str]) -> list[Report]:
    """The reports that count of the events in these blocks."""
    return [Told.model_validate(row).whole() for row in await rows(transaction, JUDGED, blocks=list(blocks))]


async def _held(transaction: AsyncTransaction, judgement_id: str) -> Judgement | None:
    found = await rows(transaction, ONE, id=judgement_id)
    return Judgement.model_validate_json(found[0]["said"]) if found else None


async def _apply(transaction: AsyncTransaction, judgement: Judgement) -> None:
    """Cluster anew the reports that the judgement is about, as far as the graph has them."""
    near = await reports_in(transaction, judgement.blocks)
    meant = {report.id: report for report in near if any(each.names(report) for each in (*judgement.left, *judgement.right))}
    if meant:
        await cluster_anew(transaction, meant)
