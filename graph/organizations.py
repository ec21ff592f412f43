"""Organisations as the graph knows them."""

from __future__ import annotations

from typing import LiteralString

from pydantic import BaseModel, ConfigDict, Field

from graph.entity import Membership, Organization
from graph.states import stretch
from graph.store import Store

ALL: LiteralString = """
MATCH (organization:Organization) WHERE organization.id > $after
RETURN organization {.*} AS organization ORDER BY organization.id LIMIT 1000
"""

ONE: LiteralString = """
MATCH (organization:Organization {id: $id})
RETURN organization {.*} AS organization, COLLECT {
  MATCH (organization)<-[member:MEMBER_OF]-(state)
  RETURN {member: properties(member), state: state.id} ORDER BY state.id LIMIT 1000
} AS members
"""


class OrganizationDetail(BaseModel):
    """An organisation with its members."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    organization: Organization
    members: tuple[Membership, ...] = Field(description="past and present, by state; at most 1,000")


async def list_organizations(store: Store, after: str = "") -> tuple[Organization, ...]:
    """The first 1,000 organisations that follow the id `after`, by id."""
    return tuple(Organization.model_validate(row["organization"]) for row in await store.read(ALL, after=after))


async def get_organization(store: Store, organization_id: str) -> OrganizationDetail | None:
    """The organisation of this id; None when there is none."""
    rows = await store.read(ONE, id=organization_id)
    if not rows:
        return None
    members = tuple(
        Membership.model_validate({**stretch(row["member"]), "organization": organization_id, "state": row["state"]})
        for row in rows[0]["members"]
    )
    return OrganizationDetail(organization=Organization.model_validate(rows[0]["organization"]), members=members)
