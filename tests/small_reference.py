"""The part of the reference data that page tests look at: every state and organisation, but the leaders and memberships of a few."""

from __future__ import annotations

from graph.reference import write_memberships, write_organizations, write_states, write_terms
from seed import reference_data

KNOWN = {"RUS", "BLR", "KAZ"}


async def write_small_reference(store):
    await write_states(store, reference_data.states())
    await write_organizations(store, reference_data.organizations())
    await write_memberships(store, [each for each in reference_data.memberships() if each.state in KNOWN])
    await write_terms(store, [each for each in reference_data.terms() if each.state in KNOWN])
