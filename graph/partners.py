"""With whom an entity has most to do."""

from __future__ import annotations

from typing import LiteralString

from pydantic import BaseModel, ConfigDict, Field

from graph.store import Store


class Partner(BaseModel):
    """Another entity, and how many events the two share."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    events: int = Field(ge=1)


PARTNERS: LiteralString = """
MATCH (:Entity {id: $entity_id})-[:IN_DYAD]->(dyad:Dyad)<-[:IN_DYAD]-(other:Entity)
WHERE other.id <> $entity_id
WITH other.id AS id, COUNT { (dyad)<-[:BETWEEN]-() } AS events
WHERE events > 0
RETURN id, events ORDER BY events DESC, id LIMIT $limit
"""


async def ranked_partners(store: Store, entity_id: str, limit: int) -> list[Partner]:
    """The `limit` entities that share most events with this one, most first."""
    return [Partner.model_validate(row) for row in await store.read(PARTNERS, entity_id=entity_id, limit=limit)]
