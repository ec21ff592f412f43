"""Constraints, indexes and the version of the graph's shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, LiteralString

from neo4j import AsyncTransaction

from graph import words
from graph.captions import write_captions
from graph.decided import count_undecided
from graph.errors import SchemaTooNew
from graph.lacking import give_blocks
from graph.rows import UNCERTAIN
from graph.spelling import keep_typed_names

if TYPE_CHECKING:
    from graph.store import Store

VERSION = 9

UNIQUE: tuple[LiteralString, ...] = (
    "Schema",
    "Entity",
    "State",
    "Organization",
    "Leader",
    "Dyad",
    "Event",
    "Block",
    "Article",
    "ArticleVersion",
    "Dataset",
    "PastReport",
    "Alias",
    "Judgement",
    "Key",
    "Session",
    "Audit",
    "Job",
    "JobItem",
    "Feed",
    "Webhook",
    "Change",
    "Clock",
)

INDEXES: tuple[LiteralString, ...] = (
    "CREATE INDEX event_day IF NOT EXISTS FOR (n:Event) ON (n.day)",
    "CREATE INDEX event_disputed IF NOT EXISTS FOR (n:Event) ON (n.disputed)",
    "CREATE INDEX event_doubted IF NOT EXISTS FOR (n:Event) ON (n.doubted)",
    "CREATE INDEX event_weak IF NOT EXISTS FOR (n:Event) ON (n.weak)",
    "CREATE INDEX judgement_at IF NOT EXISTS FOR (n:Judgement) ON (n.at)",
    "CREATE INDEX article_published IF NOT EXISTS FOR (n:Article) ON (n.published)",
    "CREATE INDEX article_url IF NOT EXISTS FOR (n:Article) ON (n.url)",
    "CREATE INDEX job_state IF NOT EXISTS FOR (n:Job) ON (n.state)",
)

STORED: LiteralString = "MATCH (n:Schema {id: 'dyad'}) RETURN n.version AS version"
MARK_DOUBTED: LiteralString = "MATCH (one:Event)-[:UNSURE]->(:Event) SET one.doubted = 1"
MARK_WEAK: LiteralString = "MATCH (event:Event) WHERE event.confidence < $uncertain SET event.weak = 1"

STORE: LiteralString = "MERGE (n:Schema {id: 'dyad'}) SET n.name = 'Dyad schema', n.version = $version"


GIVE_DAYS: LiteralString = """
MATCH (event:Event) WHERE event.latest IS NOT NULL AND event.day IS NULL
WITH event LIMIT 5000
SET event.day = toString(event.latest)
RETURN count(event) AS count
"""

AMONG_LARGE: LiteralString = """
MATCH (event:Event)-[:IN_BLOCK]->(held:Block)
WHERE COUNT { (event)-[:BETWEEN]->() } > 1
WITH event, split(held.id, '|') AS key WHERE size(key) = 3
MERGE (block:Block {id: key[0] + '|many|' + key[2]}) SET block.name = block.id
MERGE (event)-[:IN_BLOCK]->(block)
"""
PAST_AMONG_LARGE: LiteralString = """
MATCH (past:PastReport)-[:WAS_IN]->(held:Block)
WHERE COUNT { (past)-[:WAS_BETWEEN]->() } > 1
WITH past, split(held.id, '|') AS key WHERE size(key) = 3
MERGE (block:Block {id: key[0] + '|many|' + key[2]}) SET block.name = block.id
MERGE (past)-[:WAS_IN]->(block)
"""


async def apply(store: Store) -> None:
    """Bring the store to this program's schema; nothing changes when it is there. Raises SchemaTooNew."""
    stored = await store.read(STORED)
    if stored and stored[0]["version"] > VERSION:
        raise SchemaTooNew(
            f"the graph has schema {stored[0]['version']}, this program knows {VERSION}: use the newer program, or another store"
        )
    for label in UNIQUE:
        await _define(store, "CREATE CONSTRAINT " + label.lower() + "_id IF NOT EXISTS FOR (n:" + label + ") REQUIRE n.id IS UNIQUE")
    for index in INDEXES:
        await _define(store, index)

    if stored and stored[0]["version"] < VERSION:
        await upgrade(store, stored[0]["version"])

    store.full_text = await words.prepare(store)

    async def keep_version(transaction: AsyncTransaction) -> None:
        await (await transaction.run(STORE, version=VERSION)).consume()

    await store.write_beside(keep_version)


async def upgrade(store: Store, former: int) -> None:
    """Give a graph of the schema `former` what it lacks: `day` of events, from schema 3 on marks of those that wait for review.

    From schema 4 on captions name the acting side first, from 5 on those of more than two states are found among the large gatherings too,
    from 6 on what a person has decided is not counted as disputed, nor are the days of an office, from 7 on every field may be disputed, from 8 on
    events of long lists have all their blocks, from 9 on people and places are found as they are typed.
    """

    async def give(transaction: AsyncTransaction) -> int:
        found = await (await transaction.run(GIVE_DAYS)).single()
        count: int = found["count"] if found else 0
        return count

    async def mark(transaction: AsyncTransaction) -> None:
        await (await transaction.run(MARK_DOUBTED)).consume()
        await (await transaction.run(MARK_WEAK, uncertain=UNCERTAIN)).consume()

    async def relink(transaction: AsyncTransaction) -> None:
        await (await transaction.run(AMONG_LARGE)).consume()
        await (await transaction.run(PAST_AMONG_LARGE)).consume()

    while await store.write(give):
        pass
    await store.write(mark)
    await write_captions(store)
    if former < 5:
        await store.write(relink)
    if former < 7:
        await count_undecided(store)
    if former < 8:
        await give_blocks(store)
    if former < 9:
        await keep_typed_names(store)


async def _define(store: Store, statement: LiteralString) -> None:
    async def define(transaction: AsyncTransaction) -> None:
        result = await transaction.run(statement)
        await result.consume()

    await store.write_beside(define)
