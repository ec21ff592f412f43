"""Nodes and links: what a picture of a selection is drawn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from api.parameters import TypedFilters
from api.problems import declared
from api.store import OpenStore
from graph.event import FoundEvent
from graph.events import count_events, find_events
from graph.filter import EventFilter
from graph.leaders import Attendance, leaders_at
from graph.ranking import rank_dyads
from graph.rows import caption
from graph.store import Store
from seed.names import entity

router = APIRouter(tags=["graph"], responses=declared(404, 503))


class GraphSelection(TypedFilters):
    """The filters of `/events`, and what the picture shows."""

    of: Literal["events", "dyads"] = Field(
        "events", description="events: entities and events, joined by roles; dyads: entities, joined by how many events they share"
    )
    limit: int = Field(150, ge=1, le=1000, description="events, or dyads, in the picture; where there are more it is thinned")


class Node(BaseModel):
    """A state, an organisation, a leader or an event."""

    model_config = ConfigDict(frozen=True)

    id: str
    kind: str = Field(description="state, organization, leader, or the type of an event", examples=["state", "agreement"])
    label: str
    date: str | None = Field(None, description="of an event")
    status: str | None = Field(None, description="of an event")
    weight: int = Field(
        description="of an entity or leader: events in the picture that it takes part in; of an event: reports that tell of it"
    )


class Link(BaseModel):
    """A role in an event, or a pair."""

    model_config = ConfigDict(frozen=True)

    id: str
    source: str = Field(description="id of an entity or a leader")
    target: str = Field(description="id of an event, or of the other entity of a pair")
    role: str | None = Field(
        None, description="what the entity is in the event, `attended` for a leader; null between the two of a pair", examples=["party"]
    )
    weight: int = Field(description="events of a pair that fit; 1 for a role")


class Picture(BaseModel):
    """What can be drawn as it is: every link's ends are among the nodes."""

    model_config = ConfigDict(frozen=True)

    nodes: list[Node]
    links: list[Link]
    shown: int = Field(description="events, or dyads, in the picture")
    total: int | None = Field(description="events, or dyads, that fit; null where there are more dyads than shown")
    message: str | None = Field(description="what was left out and how to see it; null: nothing was")


@router.get("/graph", responses=declared(422))
async def graph(store: OpenStore, asked: Annotated[GraphSelection, Query()]) -> Picture:
    """A picture of the events that fit the filters of `/events`, as nodes and links.

    Over `limit` events the latest are shown, over `limit` dyads the busiest, and `message` says what was left out.
    """
    wanted = asked.filter()
    return await picture_of_events(store, wanted) if asked.of == "events" else await _of_dyads(store, wanted)


async def picture_of_events(store: Store, wanted: EventFilter) -> Picture:
    """The picture of the events that `wanted` finds, as many as its limit, with all who take part and the leaders who were there."""
    page = await find_events(store, wanted)
    shown = len(page.events)
    total = await count_events(store, wanted) if page.next else shown
    links = [
        Link(id=f"{one}:{role}:{event.id}", source=one, target=event.id, role=role, weight=1)
        for event in page.events
        for role, ids in event.roles.filled().items()
        for one in ids
    ]
    present = await leaders_at(store, [event.id for event in page.events])
    links += [
        Link(id=f"{one.leader}:attended:{one.event}", source=one.leader, target=one.event, role="attended", weight=1) for one in present
    ]
    message = f"Shown are the latest {shown:,} of {total:,} events: narrow the question, or raise limit." if page.next else None
    nodes = [
        *_entities([(one, 1) for event in page.events for one in event.roles.everyone()]),
        *_leaders(present),
        *map(_event, page.events),
    ]
    return Picture(nodes=nodes, links=links, shown=shown, total=total, message=message)


async def _of_dyads(store: Store, wanted: EventFilter) -> Picture:
    found = await rank_dyads(store, wanted, wanted.limit + 1)
    links = [Link(id=row.id, source=row.states[0], target=row.states[1], weight=row.events) for row in found[: wanted.limit]]
    more = len(found) > wanted.limit
    return Picture(
        nodes=_entities([(end, link.weight) for link in links for end in (link.source, link.target)]),
        links=links,
        shown=len(links),
        total=None if more else len(links),
        message=f"Shown are the {len(links):,} busiest pairs: narrow the question, or raise limit." if more else None,
    )


def _entities(ends: Iterable[tuple[str, int]]) -> list[Node]:
    """A node for each entity at the end of a link, with the links' weights together."""
    weights: Counter[str] = Counter()
    for one, weight in ends:
        weights[one] += weight
    known = {one: entity(one) for one in weights}
    return [
        Node(id=one, kind=found.kind if (found := known[one]) else "organization", label=found.name if found else one, weight=weight)
        for one, weight in weights.items()
    ]


def _leaders(present: list[Attendance]) -> list[Node]:
    often = Counter(one.leader for one in present)
    names = {one.leader: one.name for one in present}
    return [Node(id=one, kind="leader", label=names[one], weight=events) for one, events in often.items()]


def _event(event: FoundEvent) -> Node:
    return Node(id=event.id, kind=event.type, label=caption(event), date=event.date, status=event.status, weight=event.support)
