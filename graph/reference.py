"""The reference graph: states, organisations, memberships and terms of office. Writing again changes nothing."""

from __future__ import annotations

from collections.abc import Iterable

from graph.entity import Membership, Organization, State, Term
from graph.store import Store


async def write_states(store: Store, states: Iterable[State]) -> int:
    """Write states; returns how many."""
    raise NotImplementedError


async def write_organizations(store: Store, organizations: Iterable[Organization]) -> int:
    """Write organisations; returns how many."""
    raise NotImplementedError


async def write_memberships(store: Store, memberships: Iterable[Membership]) -> int:
    """Write `MEMBER_OF` between states and organisations that exist; returns how many."""
    raise NotImplementedError


async def write_terms(store: Store, terms: Iterable[Term]) -> int:
    """Write leaders and their `LEADS`; returns how many."""
    raise NotImplementedError
