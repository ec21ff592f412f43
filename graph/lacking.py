"""Blocks that events and past reports lack in a graph of an earlier schema, where the embedded store forgot some of a long list."""

from __future__ import annotations

from typing import TYPE_CHECKING, LiteralString

from neo4j import AsyncTransaction

from graph.blocks import keys
from graph.paging import pages
from graph.rows import Row, claim_from

if TYPE_CHECKING:
    from graph.store import Store

PAGE = 500

EVENTS: LiteralString = """
MATCH (event:Event) WHERE event.id > $after
WITH event ORDER BY event.id LIMIT $page
RETURN event.id AS id, [(event)<-[report:REPORTS]-() | properties(report)] AS told, [(event)-[:IN_BLOCK]->(block:Block) | block.id] AS held
ORDER BY id
"""
PAST: LiteralString = """
MATCH (past:PastReport) WHERE past.id > $after
WITH past ORDER BY past.id LIMIT $page
RETURN past.id AS id, [properties(past)] AS told, [(past)-[:WAS_IN]->(block:Block) | block.id] AS held
ORDER BY id
"""
BLOCKS: LiteralString = "UNWIND $blocks AS id MERGE (block:Block {id: id}) SET block.name = id"
FILE_EVENTS: LiteralString = (
    "UNWIND $rows AS row MATCH (event:Event {id: row.id}) MATCH (block:Block {id: row.block}) MERGE (event)-[:IN_BLOCK]->(block)"
)
FILE_PAST: LiteralString = (
    "UNWIND $rows AS row MATCH (past:PastReport {id: row.id}) MATCH (block:Block {id: row.block}) MERGE (past)-[:WAS_IN]->(block)"
)


async def give_blocks(store: Store) -> None:
    """Every event and every past report gets the blocks of its claims that it has not."""
    await _give(store, EVENTS, FILE_EVENTS)
    await _give(store, PAST, FILE_PAST)


async def _give(store: Store, query: LiteralString, file: LiteralString) -> None:
    async for page in pages(store, query, PAGE):
        lacking = [{"id": row["id"], "block": block} for row in page for block in sorted(_lacking(row))]

        async def work(transaction: AsyncTransaction, lacking: list[dict[str, str]] = lacking) -> None:
            await (await transaction.run(BLOCKS, blocks=sorted({row["block"] for row in lacking}))).consume()
            await (await transaction.run(file, rows=lacking)).consume()

        if lacking:
            await store.write(work)


def _lacking(row: Row) -> set[str]:
    return {key for told in row["told"] for key in keys(claim_from(told))} - set(row["held"])
