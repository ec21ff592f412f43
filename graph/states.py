"""States as the graph knows them."""

from __future__ import annotations

from typing import LiteralString

from pydantic import BaseModel, ConfigDict, Field

from graph.entity import Membership, State, Term
from graph.rows import Row
from graph.store import Store

ALL: LiteralString = "MATCH (state:State) WHERE state.id > $after RETURN state {.*} AS state ORDER BY state.id LIMIT 1000"

ONE: LiteralString = """
MATCH (state:State {id: $id})
RETURN state {.*} AS state,
       [(state)<-[term:LEADS]-(leader) | {term: properties(term), person: leader.name, aliases: leader.aliases}] AS leaders,
       [(state)-[member:MEMBER_OF]->(organization) | {member: properties(member), organization: organization.id}] AS memberships
"""

MOST = 500
"""Leaders and memberships of one answer."""


class StateDetail(BaseModel):
    """A state with its leaders and memberships."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    state: State
    leaders: tuple[Term, ...] = Field(description="latest first; at most 500")
    memberships: tuple[Membership, ...] = Field(description="by organisation and start; at most 500")


async def list_states(store: Store, after: str = "") -> tuple[State, ...]:
    """The first 1,000 states that follow the id `after`, by id."""
    return tuple(State.model_validate(row["state"]) for row in await store.read(ALL, after=after))


async def get_state(store: Store, state_id: str) -> StateDetail | None:
    """The state of this id; None when there is none."""
    rows = await store.read(ONE, id=state_id)
    if not rows:
        return None
    leaders = [
        Term.model_validate({**stretch(row["term"]), "person": row["person"], "aliases": row["aliases"] or (), "state": state_id})
        for row in rows[0]["leaders"]
    ]
    memberships = [
        Membership.model_validate({**stretch(row["member"]), "organization": row["organization"], "state": state_id})
        for row in rows[0]["memberships"]
    ]
    return StateDetail(
        state=State.model_validate(rows[0]["state"]),
        leaders=tuple(sorted(leaders, key=lambda term: (term.start or "", term.person), reverse=True)[:MOST]),
        memberships=tuple(sorted(memberships, key=lambda each: (each.organization, each.start or ""))[:MOST]),
    )


def stretch(properties: Row) -> Row:
    """The properties of a dated relationship as the fields of its record."""
    names = {"from": "start", "to": "end"}
    return {names.get(key, key): value for key, value in properties.items() if key != "id"}
