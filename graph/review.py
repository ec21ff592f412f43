"""What a person should look at, the most valuable first."""

from __future__ import annotations

from itertools import count
from math import inf
from typing import Literal, LiteralString

from pydantic import BaseModel, ConfigDict, Field, computed_field

from graph.event import Event
from graph.rows import EVENT, Row, event_from
from graph.store import Store

AT_ONCE = 10_000
"""Doubted events whose pairs one query looks at."""

DOUBTED: LiteralString = (
    "MATCH (one:Event) WHERE one.doubted > 0 AND one.rejected IS NULL RETURN one.id AS id ORDER BY one.id SKIP $skip LIMIT $limit"
)
"""A query of its own: only a single node by itself is found by its index in the embedded store."""

PAIRS: LiteralString = (
    """
UNWIND $ids AS id
MATCH (one:Event {id: id})
MATCH (one)-[doubt:UNSURE]->(other:Event) WHERE other.rejected IS NULL
WITH one, other, one.support + other.support AS value, toFloat(doubt.score) AS weight, doubt.because AS because
WHERE value < $value
   OR (value = $value AND (weight < $weight OR (weight = $weight AND (one.id > $one OR (one.id = $one AND other.id > $other)))))
WITH one, other, value, weight, because ORDER BY value DESC, weight DESC, one.id, other.id LIMIT $limit
CALL { WITH one WITH one AS event RETURN """
    + EVENT
    + """ AS first }
CALL { WITH other WITH other AS event RETURN """
    + EVENT
    + """ AS second }
RETURN [first, second] AS events, because, weight
"""
)

_ALONE: LiteralString = (
    " WHERE value < $value OR (value = $value AND (weight < $weight OR (weight = $weight AND event.id > $one))) "
    "WITH event, value, weight ORDER BY value DESC, weight DESC, event.id LIMIT $limit RETURN [" + EVENT + "] AS events, weight, "
)

DISPUTED: LiteralString = (
    "MATCH (event:Event) WHERE event.disputed > 0 AND event.accepted IS NULL AND event.rejected IS NULL "
    "WITH event, event.support AS value, toFloat(event.disputed) AS weight"
    + _ALONE
    + "toString(event.disputed) + ' disagreement(s) between its reports' AS because"
)

WEAK: LiteralString = (
    "MATCH (event:Event) WHERE event.weak > 0 AND event.accepted IS NULL AND event.rejected IS NULL "
    "WITH event, event.support AS value, 1.0 - event.confidence AS weight"
    + _ALONE
    + "'confidence ' + toString(event.confidence) AS because"
)

Reason = Literal["unsure_pair", "conflict", "low_confidence"]

REASONS: tuple[Reason, ...] = ("unsure_pair", "conflict", "low_confidence")
"""In this order where the same number of reports hang on them."""


class ReviewItem(BaseModel):
    """One thing to decide."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Reason
    events: tuple[Event, ...] = Field(description="two for an unsure pair, else one")
    because: str = Field(description="why it is here")
    weight: float = Field(
        description="of an unsure pair the score of its likeness, of a conflict the number of disagreements, of low confidence 1 - confidence: "
        "among items of the same kind and value the heaviest comes first"
    )

    @computed_field(description="how many reports hang on the decision")  # type: ignore[prop-decorator]
    @property
    def value(self) -> int:
        """How many reports hang on the decision."""
        return sum(event.support for event in self.events)

    @property
    def place(self) -> Place:
        """Where it stands in the list."""
        return Place(value=self.value, kind=self.kind, weight=self.weight, events=tuple(event.id for event in self.events))


class Place(BaseModel):
    """Where an item stands in the list of what to review."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: int = Field(ge=0, le=10**9)
    kind: Reason
    weight: float
    events: tuple[str, ...] = Field(min_length=1, max_length=2)

    def follows(self, kind: Reason) -> Row:
        """The parameters of the query for items of `kind` that come after this place."""
        before, here = REASONS.index(kind) < REASONS.index(self.kind), kind == self.kind
        one, other = (*self.events, "")[:2] if here else ("", "")
        return {"value": self.value, "weight": self.weight if here else -inf if before else inf, "one": one, "other": other}


BEGINNING = Place(value=10**9, kind=REASONS[0], weight=inf, events=("",))
"""Before every item."""


class _Row(BaseModel):
    events: tuple[Row, ...]
    because: str
    weight: float


async def review(store: Store, limit: int, after: Place = BEGINNING) -> tuple[ReviewItem, ...]:
    """At most `limit` things to decide that follow `after`: those that most reports hang on first, pairs before conflicts before weak events."""
    pairs, disputed, weak = (after.follows(kind) for kind in REASONS)
    found: dict[Reason, list[Row]] = {
        "unsure_pair": await _pairs(store, pairs, limit),
        "conflict": await store.read(DISPUTED, **disputed, limit=limit),
        "low_confidence": await store.read(WEAK, **weak, limit=limit),
    }
    items = [_item(kind, _Row.model_validate(row)) for kind, rows in found.items() for row in rows]
    return tuple(sorted(items, key=_order)[:limit])


async def _pairs(store: Store, after: Row, limit: int) -> list[Row]:
    """Of all pairs that follow `after` the first `limit`, and others."""
    found: list[Row] = []
    for skip in count(0, AT_ONCE):
        doubted = [row["id"] for row in await store.read(DOUBTED, skip=skip, limit=AT_ONCE)]
        found.extend(await store.read(PAIRS, **after, ids=doubted, limit=limit))
        if len(doubted) < AT_ONCE:
            break
    return found


def _order(item: ReviewItem) -> tuple[int, int, float, list[str]]:
    return (-item.value, REASONS.index(item.kind), -item.weight, [event.id for event in item.events])


def _item(kind: Reason, row: _Row) -> ReviewItem:
    events = tuple(Event.model_validate(event_from(event)) for event in row.events)
    return ReviewItem(kind=kind, events=events, because=row.because, weight=row.weight)


PARTNERS: LiteralString = (
    "MATCH (:Event {id: $id})-[doubt:UNSURE]-(event:Event) WHERE event.rejected IS NULL "
    "WITH event, doubt ORDER BY doubt.score DESC, event.id LIMIT $limit "
    "RETURN " + EVENT + " AS event, doubt.because AS because"
)


async def unsure_partners(store: Store, event_id: str, limit: int) -> list[tuple[Event, str]]:
    """At most `limit` events that may be one with `event_id`, the most alike first, each with what speaks for and against it."""
    found = await store.read(PARTNERS, id=event_id, limit=limit)
    return [(Event.model_validate(event_from(row["event"])), row["because"]) for row in found]
