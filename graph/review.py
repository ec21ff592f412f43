"""What a person should look at, the most valuable first."""

from __future__ import annotations

from typing import Literal, LiteralString

from pydantic import BaseModel, ConfigDict, Field, computed_field

from graph.event import Event
from graph.rows import EVENT, Row, event_from
from graph.store import Store

MOST_DOUBTED = 10_000
"""Doubted events among which the most valuable pairs are looked for, those with most reports first."""

DOUBTED: LiteralString = (
    "MATCH (one:Event) WHERE one.doubted > 0 AND one.rejected IS NULL RETURN one.id AS id ORDER BY one.support DESC, one.id LIMIT $most"
)
"""A query of its own: only a single node by itself is found by its index in the embedded store."""

PAIRS: LiteralString = (
    """
UNWIND $ids AS id
MATCH (one:Event {id: id})
MATCH (one)-[doubt:UNSURE]->(other:Event) WHERE other.rejected IS NULL
WITH one, other, doubt ORDER BY one.support + other.support DESC, doubt.score DESC, one.id, other.id LIMIT $limit
CALL { WITH one WITH one AS event RETURN """
    + EVENT
    + """ AS first }
CALL { WITH other WITH other AS event RETURN """
    + EVENT
    + """ AS second }
RETURN [first, second] AS events, doubt.because AS because
"""
)

PARTNERS: LiteralString = (
    "MATCH (:Event {id: $id})-[doubt:UNSURE]-(event:Event) WHERE event.rejected IS NULL "
    "WITH event, doubt ORDER BY doubt.score DESC, event.id LIMIT $limit "
    "RETURN " + EVENT + " AS event, doubt.because AS because"
)

DISPUTED: LiteralString = (
    "MATCH (event:Event) WHERE event.disputed > 0 AND event.accepted IS NULL AND event.rejected IS NULL "
    "WITH event ORDER BY event.support DESC, event.disputed DESC, event.id LIMIT $limit "
    "RETURN [" + EVENT + "] AS events, toString(event.disputed) + ' disagreement(s) between its reports' AS because"
)

WEAK: LiteralString = (
    "MATCH (event:Event) WHERE event.weak > 0 AND event.accepted IS NULL AND event.rejected IS NULL "
    "WITH event ORDER BY event.support DESC, event.confidence, event.id LIMIT $limit "
    "RETURN [" + EVENT + "] AS events, 'confidence ' + toString(event.confidence) AS because"
)


class ReviewItem(BaseModel):
    """One thing to decide."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["unsure_pair", "conflict", "low_confidence"]
    events: tuple[Event, ...] = Field(description="two for an unsure pair, else one")
    because: str = Field(description="why it is here")

    @computed_field(description="how many reports hang on the decision")  # type: ignore[prop-decorator]
    @property
    def value(self) -> int:
        """How many reports hang on the decision."""
        return sum(event.support for event in self.events)


class _Row(BaseModel):
    events: tuple[Row, ...]
    because: str


async def review(store: Store, limit: int) -> tuple[ReviewItem, ...]:
    """At most `limit` things to decide: those that most reports hang on first, pairs before conflicts before weak events."""
    found: list[ReviewItem] = []
    doubted = [row["id"] for row in await store.read(DOUBTED, most=MOST_DOUBTED)]
    kinds: tuple[tuple[Literal["unsure_pair", "conflict", "low_confidence"], list[Row]], ...] = (
        ("unsure_pair", await store.read(PAIRS, ids=doubted, limit=limit)),
        ("conflict", await store.read(DISPUTED, limit=limit)),
        ("low_confidence", await store.read(WEAK, limit=limit)),
    )
    for kind, rows in kinds:
        for row in map(_Row.model_validate, rows):
            events = tuple(Event.model_validate(event_from(event)) for event in row.events)
            found.append(ReviewItem(kind=kind, events=events, because=row.because))
    return tuple(sorted(found, key=lambda item: -item.value)[:limit])


async def unsure_partners(store: Store, event_id: str, limit: int) -> list[tuple[Event, str]]:
    """At most `limit` events that may be one with `event_id`, the most alike first, each with what speaks for and against it."""
    found = await store.read(PARTNERS, id=event_id, limit=limit)
    return [(Event.model_validate(event_from(row["event"])), row["because"]) for row in found]
