"""Words in texts: found by the server's full-text index where it has one, else by looking at every report.

The index only says where to look; what fits is decided by the same condition on every server (`graph.closely`), so the answers are the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, LiteralString

from neo4j import AsyncTransaction
from neo4j.exceptions import Neo4jError

if TYPE_CHECKING:
    from graph.store import Store

INDEXES: tuple[LiteralString, ...] = (
    "CREATE FULLTEXT INDEX event_names IF NOT EXISTS FOR (n:Event) ON EACH [n.called]",
    "CREATE FULLTEXT INDEX source_titles IF NOT EXISTS FOR (n:Article|Dataset) ON EACH [n.title]",
    "CREATE FULLTEXT INDEX report_quotes IF NOT EXISTS FOR ()-[r:REPORTS]-() ON EACH [r.quote]",
)

HITS: LiteralString = """
CALL {
  CALL db.index.fulltext.queryRelationships('report_quotes', $near) YIELD relationship RETURN endNode(relationship) AS event
  UNION
  CALL db.index.fulltext.queryNodes('event_names', $near) YIELD node RETURN node AS event
  UNION
  CALL db.index.fulltext.queryNodes('source_titles', $near) YIELD node MATCH (node)-[:REPORTS]->(event:Event) RETURN event
}
"""
"""Binds `event`: those where some text that counts for it has a word with `$near` in it."""

_PLAIN = re.compile(r"[a-z0-9]{3,}")


async def prepare(store: Store) -> bool:
    """Make the indexes; whether the server has such: the embedded store has not."""

    async def define(transaction: AsyncTransaction) -> None:
        for index in INDEXES:
            await (await transaction.run(index)).consume()

    if store.engine == "embedded":
        return False
    try:
        await store.write_beside(define)
    except Neo4jError as error:
        if error.is_retryable():
            raise
        return False
    return True


def near(text: str) -> str | None:
    """What the index is asked for: the longest run of plain letters and figures in `text`, anywhere in a word.

    None where there is none of three letters or more: such a run is never torn apart by the index, as other characters may be.
    """
    runs: list[str] = _PLAIN.findall(text.lower())
    return f"*{max(runs, key=len)}*" if runs else None
