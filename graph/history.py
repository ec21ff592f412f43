"""Reports that no longer count, kept with the time for which they did."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection
from typing import Literal, LiteralString

from neo4j import AsyncTransaction
from pydantic import BaseModel, ConfigDict, Field

from graph.blocks import keys
from graph.event import Report
from graph.rows import Row, report_properties
from graph.shape import dyad_id, dyads
from graph.store import rows

Reason = Literal["superseded", "reread", "retracted"]

CLOSE: LiteralString = """
UNWIND $rows AS row
MATCH (source:Article {id: row.source})
MERGE (past:PastReport {id: row.properties.id}) SET past = row.properties
MERGE (past)<-[:REPORTED]-(source)
"""

FORGET: LiteralString = "MATCH (:Article {id: $source})-[report:REPORTS]->() WHERE report.id IN $reports DELETE report"

BLOCKS: LiteralString = """
UNWIND $rows AS row
MATCH (past:PastReport {id: row.past})
MATCH (block:Block {id: row.block})
MERGE (past)-[:WAS_IN]->(block)
"""

PAIRS: LiteralString = """
UNWIND $rows AS row
MATCH (past:PastReport {id: row.past})
MATCH (dyad:Dyad {id: row.dyad})
MERGE (past)-[:WAS_BETWEEN {type: row.type}]->(dyad)
"""

ENTITIES: LiteralString = """
UNWIND $rows AS row
MATCH (past:PastReport {id: row.past})
MATCH (entity:Entity {id: row.entity})
MERGE (past)<-[:WAS_IN_REPORT {type: row.type}]-(entity)
"""


class Closing(BaseModel):
    """Why and when reports stop counting."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    reason: Reason
    closed: dt.datetime = Field(description="when the graph learnt that they do not hold, UTC")
    until: dt.date = Field(description="first day on which a reader of what had been published would not believe them any more")


async def close(transaction: AsyncTransaction, source: str, reports: Collection[Report], closing: Closing) -> None:
    """Take `reports` of the article `source` out of the present and into the past."""
    kept = [(f"{report.id}@{closing.closed.isoformat()}", report) for report in reports]
    if not kept:
        return
    await rows(transaction, FORGET, source=source, reports=[report.id for report in reports])
    await rows(transaction, CLOSE, rows=[{"source": source, "properties": _properties(past, report, closing)} for past, report in kept])
    await rows(transaction, BLOCKS, rows=[{"past": past, "block": block} for past, report in kept for block in sorted(keys(report.claim))])
    pairs = [
        {"past": past, "dyad": dyad_id(*pair), "type": report.claim.type.value}
        for past, report in kept
        for pair in dyads(report.claim.roles)
    ]
    if pairs:
        await rows(transaction, PAIRS, rows=pairs)
    entities = [
        {"past": past, "entity": entity, "type": report.claim.type.value}
        for past, report in kept
        for entity in report.claim.roles.everyone()
    ]
    await rows(transaction, ENTITIES, rows=entities)


def _properties(past: str, report: Report, closing: Closing) -> Row:
    return {
        **report_properties(report),
        "id": past,
        "report": report.id,
        "name": f"{report.claim.type} ({closing.reason})",
        "article": json.dumps({**report.article.model_dump(exclude_none=True), "sketch": report.article.sketch}),
        "reason": closing.reason,
        "closed": closing.closed,
        "until": closing.until,
    }
