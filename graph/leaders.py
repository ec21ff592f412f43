"""People who lead states, and what they took part in."""

from __future__ import annotations

from typing import LiteralString

from pydantic import BaseModel, ConfigDict, Field

from graph.entity import Term
from graph.event import Event
from graph.rows import EVENT, Row, event_from
from graph.states import stretch
from graph.store import Store
from graph.when import PartialDate

OF_A_STATE: LiteralString = "MATCH (leader:Leader)-[term:LEADS]->(state:State {id: $state})"
OF_ALL: LiteralString = "MATCH (leader:Leader)-[term:LEADS]->(state:State)"

LISTED: LiteralString = """
WHERE ($name IS NULL OR toLower(leader.name) CONTAINS $name OR any(alias IN coalesce(leader.aliases, []) WHERE toLower(alias) CONTAINS $name))
  AND ($role IS NULL OR term.role = $role)
  AND ($on IS NULL OR ((term.from IS NULL OR left(term.from, size($on)) <= $on) AND (term.to IS NULL OR term.to >= left($on, size(term.to)))))
  AND ($after IS NULL OR leader.id > $after)
WITH leader, state, collect(properties(term)) AS terms
ORDER BY leader.id LIMIT $limit
RETURN leader.id AS id, leader.name AS name, leader.aliases AS aliases, state.id AS state, terms ORDER BY id
"""

ONE: LiteralString = """
MATCH (leader:Leader {id: $id})
RETURN leader.id AS id, leader.name AS name, leader.aliases AS aliases,
       [(leader)-[term:LEADS]->(state) | {term: properties(term), state: state.id}] AS terms
"""

SPELT: LiteralString = "MATCH (alias:Alias {id: $id}) RETURN alias.leader AS leader"

EVENTS: LiteralString = (
    """
MATCH (:Leader {id: $id})-[:ATTENDED|HELD]->(event:Event)
WITH DISTINCT event
WITH event, coalesce(event.latest, date('0001-01-01')) AS latest, event.id AS id ORDER BY latest DESC, id LIMIT $limit
RETURN """
    + EVENT
    + " AS event, latest, id ORDER BY latest DESC, id"
)

PRESENT: LiteralString = """
UNWIND $events AS id
MATCH (event:Event {id: id})<-[:ATTENDED|HELD]-(leader:Leader)
RETURN DISTINCT leader.id AS leader, leader.name AS name, event.id AS event ORDER BY event, leader LIMIT 10000
"""

MOST = 100
"""Events of one answer."""


class Attendance(BaseModel):
    """A leader who was at a meeting or held an office."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    leader: str
    name: str
    event: str


class Leader(BaseModel):
    """A person and the offices held; without any where only articles name the person."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(examples=["BLR:alexander-lukashenko"])
    name: str
    aliases: tuple[str, ...] = ()
    terms: tuple[Term, ...] = Field(description="latest first")


class LeaderDetail(BaseModel):
    """A leader with the events that name the person."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    leader: Leader
    events: tuple[Event, ...] = Field(description="meetings attended and offices held as articles tell, latest first; at most 100")


async def list_leaders(
    store: Store,
    limit: int,
    *,
    state: str | None = None,
    name: str | None = None,
    role: str | None = None,
    on: PartialDate | None = None,
    after: str | None = None,
) -> list[Leader]:
    """Leaders by id, those after the id `after`; with `on` those whose term held some day of it, each with the terms that fit."""
    parameters = {"name": name.lower() if name else None, "role": role, "on": on, "after": after, "limit": limit}
    rows = await (store.read(OF_A_STATE + LISTED, state=state, **parameters) if state else store.read(OF_ALL + LISTED, **parameters))
    return [_leader(row, [(term, row["state"]) for term in row["terms"]]) for row in rows]


async def get_leader(store: Store, leader_id: str) -> LeaderDetail | None:
    """The leader of this id, also by another spelling of the name; None when there is none."""
    rows = await store.read(ONE, id=leader_id)
    if not rows and (spelt := await store.read(SPELT, id=leader_id)):
        rows = await store.read(ONE, id=spelt[0]["leader"])
    if not rows:
        return None
    told = await store.read(EVENTS, id=rows[0]["id"], limit=MOST)
    return LeaderDetail(
        leader=_leader(rows[0], [(each["term"], each["state"]) for each in rows[0]["terms"]]),
        events=tuple(Event.model_validate(event_from(row["event"])) for row in told),
    )


async def leaders_at(store: Store, events: list[str]) -> list[Attendance]:
    """The leaders whom these events name, by event and id; at most 10,000."""
    return [Attendance.model_validate(row) for row in await store.read(PRESENT, events=events)]


def _leader(row: Row, terms: list[tuple[Row, str]]) -> Leader:
    aliases = row["aliases"] or ()
    held = [Term.model_validate({**stretch(term), "person": row["name"], "aliases": aliases, "state": state}) for term, state in terms]
    return Leader(
        id=row["id"], name=row["name"], aliases=aliases, terms=tuple(sorted(held, key=lambda term: term.start or "", reverse=True))
    )
