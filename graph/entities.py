"""Entities and dyads that events need, made where they are missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import LiteralString

from neo4j import AsyncTransaction

from graph.shape import dyad_id
from graph.store import rows

MISSING: LiteralString = """
UNWIND $ids AS id
OPTIONAL MATCH (known:Entity {id: id})
WITH id, known WHERE known IS NULL
RETURN id
"""

MISSING_DYADS: LiteralString = """
UNWIND $ids AS id
OPTIONAL MATCH (known:Dyad {id: id})
WITH id, known WHERE known IS NULL
RETURN id
"""

UNKNOWN: LiteralString = "UNWIND $ids AS id CREATE (:Entity:Organization {id: id, name: id})"

NEW_DYADS: LiteralString = """
UNWIND $rows AS row
MATCH (one:Entity {id: row.one})
MATCH (other:Entity {id: row.other})
CREATE (one)-[:IN_DYAD]->(:Dyad {id: row.id, name: one.name + ' and ' + other.name})<-[:IN_DYAD]-(other)
"""


async def ensure(transaction: AsyncTransaction, entities: Iterable[str], pairs: Iterable[tuple[str, str]]) -> None:
    """Every entity and every dyad of `pairs` exists. An entity that the reference data does not know is taken for an organisation."""
    unknown = await rows(transaction, MISSING, ids=sorted(entities))
    if unknown:
        await rows(transaction, UNKNOWN, ids=[row["id"] for row in unknown])
    wanted = {dyad_id(*pair): pair for pair in pairs}
    missing = await rows(transaction, MISSING_DYADS, ids=sorted(wanted))
    if missing:
        new = [{"id": row["id"], "one": wanted[row["id"]][0], "other": wanted[row["id"]][1]} for row in missing]
        await rows(transaction, NEW_DYADS, rows=new)
