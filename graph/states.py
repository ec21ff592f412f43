"""States and organisations as the graph knows them."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from graph.entity import Membership, State, Term
from graph.store import Store


class StateDetail(BaseModel):
    """A state with its leaders and memberships."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    state: State
    leaders: tuple[Term, ...] = Field(description="latest first; at most 500")
    memberships: tuple[Membership, ...] = Field(description="by organisation and start; at most 500")


async def list_states(store: Store) -> tuple[State, ...]:
    """All states, by id."""
    raise NotImplementedError


async def get_state(store: Store, state_id: str) -> StateDetail | None:
    """The state of this id; None when there is none."""
    raise NotImplementedError
