"""Entities and dyads that events need, made where they are missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import LiteralString

from neo4j import AsyncTransaction

from graph.nodes import Nodes, known, nodes
from graph.shape import dyad_id

KNOWN: LiteralString = known("Entity")

KNOWN_DYADS: LiteralString = known("Dyad")

UNKNOWN: LiteralString = """
UNWIND $ids AS id
CREATE (entity:Entity:Organization {id: id, name: id})
RETURN collect(entity.id) AS ids, collect(elementId(entity)) AS nodes
"""

NEW_DYADS: LiteralString = """
UNWIND $rows AS row
MATCH (one) WHERE elementId(one) = row.one
MATCH (other) WHERE elementId(other) = row.other
CREATE (one)-[:IN_DYAD]->(dyad:Dyad {id: row.id, name: one.name + ' and ' + other.name})<-[:IN_DYAD]-(other)
RETURN collect(dyad.id) AS ids, collect(elementId(dyad)) AS nodes
"""


async def ensure(transaction: AsyncTransaction, entities: Iterable[str], pairs: Iterable[tuple[str, str]]) -> tuple[Nodes, Nodes]:
    """Every entity and every dyad of `pairs` exists: their nodes. An entity that the reference data does not know is taken for an organisation."""
    wanted = sorted(set(entities))
    there = await nodes(transaction, KNOWN, ids=wanted)
    if unknown := [id_ for id_ in wanted if id_ not in there]:
        there |= await nodes(transaction, UNKNOWN, ids=unknown)
    dyads = {dyad_id(*pair): pair for pair in pairs}
    held = await nodes(transaction, KNOWN_DYADS, ids=sorted(dyads))
    new = [{"id": id_, "one": there[one], "other": there[other]} for id_, (one, other) in sorted(dyads.items()) if id_ not in held]
    if new:
        held |= await nodes(transaction, NEW_DYADS, rows=new)
    return there, held
