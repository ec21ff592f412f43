"""How two entities hang together: through what they share with each other, or with others between them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import LiteralString

from pydantic import BaseModel, ConfigDict, Field

from graph.event import Event
from graph.fact import FactType
from graph.rows import EVENT, event_from
from graph.shape import dyad_id
from graph.store import Store

NEIGHBOURS: LiteralString = """
UNWIND $ids AS id
MATCH (:Entity {id: id})-[:IN_DYAD]->(dyad:Dyad)<-[:IN_DYAD]-(other:Entity)
WHERE other.id <> id AND ($towards IS NULL OR other.id IN $towards)
  AND EXISTS { MATCH (dyad)<-[between:BETWEEN]-() WHERE between.type IN $types AND between.status <> 'sought' }
WITH id, other.id AS other, COUNT { (dyad)<-[:BETWEEN]-() } AS events
RETURN id, other, events ORDER BY events DESC, other LIMIT $most
"""

MEMBERS: LiteralString = """
UNWIND $ids AS id
MATCH (:Entity {id: id})-[member:MEMBER_OF]-(other:Entity)
WHERE member.status = 'member' AND member.to IS NULL AND ($towards IS NULL OR other.id IN $towards)
RETURN DISTINCT id, other.id AS other LIMIT $most
"""

SHARED: LiteralString = (
    """
UNWIND $dyads AS id
MATCH (:Dyad {id: id})<-[between:BETWEEN]-(event:Event)
WHERE between.type IN $types AND between.status <> 'sought'
WITH id, event, between ORDER BY coalesce(between.latest, date('0001-01-01')) DESC, event.id
WITH id, count(event) AS events, collect(event)[..3] AS latest
RETURN id, events, [event IN latest | """
    + EVENT
    + "] AS latest"
)

MOST = 20_000
"""Neighbours looked at in one query: more than all states and organisations have of each other at one remove."""


class Leg(BaseModel):
    """One step of a path."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str
    target: str
    member: bool = Field(description="one belongs to the other today")
    events: int = Field(description="events of the kinds asked for that the two share")
    latest: tuple[Event, ...] = Field(description="the latest of them; at most three")


class Path(BaseModel):
    """A way from one entity to another."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    entities: tuple[str, ...]
    legs: tuple[Leg, ...]


Links = dict[str, dict[str, int]]
"""For each entity its neighbours and how strongly they are joined; a membership alone counts 1."""


async def find_paths(store: Store, start: str, end: str, types: Iterable[FactType], *, members: bool, steps: int, limit: int) -> list[Path]:
    """Ways from `start` to `end` of at most `steps` (1 to 3) legs: the shortest first, then by their weakest leg, strongest first.

    A leg is a shared event of `types`, or with `members` a membership that stands today.
    """
    kinds = [type_.value for type_ in types]

    async def links(ids: Iterable[str], towards: Iterable[str] | None = None) -> Links:
        asked, wanted = sorted(ids), None if towards is None else sorted(towards)
        found: Links = {id_: {} for id_ in asked}
        for row in await store.read(NEIGHBOURS, ids=asked, towards=wanted, most=MOST, types=kinds) if kinds else ():
            found[row["id"]][row["other"]] = row["events"]
        for row in await store.read(MEMBERS, ids=asked, towards=wanted, most=MOST) if members else ():
            found[row["id"]].setdefault(row["other"], 1)
        return found

    ends = await links([start, end])
    ours, theirs = ends[start], ends[end]
    ways: list[tuple[tuple[str, ...], int]] = [((start, end), ours[end])] if end in ours else []
    if steps >= 2:
        ways += [((start, one, end), min(ours[one], theirs[one])) for one in ours.keys() & theirs.keys() - {start, end}]
    if steps >= 3 and len(ways) < limit:
        first, last = ours.keys() - {start, end}, theirs.keys() - {start, end}
        between = await links(first, last)
        ways += [
            ((start, one, other, end), min(ours[one], strength, theirs[other]))
            for one in first
            for other, strength in between[one].items()
            if other in last and other != one
        ]
    best = sorted(ways, key=lambda way: (len(way[0]), -way[1], way[0]))[:limit]
    return await _with_events(store, [entities for entities, _ in best], kinds, members=members)


async def _with_events(store: Store, ways: list[tuple[str, ...]], kinds: list[str], *, members: bool) -> list[Path]:
    steps = {pair for way in ways for pair in pairwise(way)}
    shared = {row["id"]: row for row in await store.read(SHARED, dyads=sorted({dyad_id(*pair) for pair in steps}), types=kinds)}
    belongs: set[frozenset[str]] = set()
    if members and steps:
        ids = sorted({one for pair in steps for one in pair})
        belongs = {frozenset((row["id"], row["other"])) for row in await store.read(MEMBERS, ids=ids, towards=ids, most=MOST)}

    def leg(source: str, target: str) -> Leg:
        row = shared.get(dyad_id(source, target), {"events": 0, "latest": ()})
        latest = tuple(Event.model_validate(event_from(event)) for event in row["latest"])
        return Leg(source=source, target=target, member=frozenset((source, target)) in belongs, events=row["events"], latest=latest)

    return [Path(entities=way, legs=tuple(leg(*pair) for pair in pairwise(way))) for way in ways]
