"""Organisations with their members."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import StreamingResponse

from api.export.lines import AS_LINES, asks_for_lines, streamed_lines
from api.problems import declared
from api.store import OpenStore
from graph.entity import Organization
from graph.errors import NotFound
from graph.organizations import OrganizationDetail, get_organization, list_organizations
from seed.names import resolve

router = APIRouter(tags=["organizations"], responses=declared(503))


@router.get("/organizations", response_model=tuple[Organization, ...], responses=AS_LINES)
async def all_organizations(store: OpenStore, request: Request) -> tuple[Organization, ...] | StreamingResponse:
    """All organisations that the graph knows, by id."""
    if asks_for_lines(request.headers):
        return await streamed_lines(
            "organizations", lambda after: list_organizations(store, after or ""), lambda organization: organization.id
        )
    return await list_organizations(store)


@router.get("/organizations/{name}", responses=declared(404, 422))
async def one_organization(store: OpenStore, name: Annotated[str, Path(max_length=200, examples=["CSTO"])]) -> OrganizationDetail:
    """One organisation by acronym or name, with its members past and present."""
    if listed := await get_organization(store, name):  # also one that only articles name, by their acronym
        return listed
    meant = resolve(name)
    found = await get_organization(store, meant.id)
    if found is None:
        raise NotFound(f"{meant.name} ({meant.id}) is no organisation: /organizations lists them.")
    return found
