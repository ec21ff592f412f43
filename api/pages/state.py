"""One state or organisation: how much happened, with whom, who leads it, who belongs where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.naming import entity_name
from api.pages import words
from api.pages.chart import Bar, chart
from api.pages.dyad import summary
from api.pages.render import query, render, store_of
from api.pages.world_map import shapes
from graph.entity import HEADS, Membership, Term
from graph.events import find_events
from graph.filter import EventFilter
from graph.organizations import get_organization
from graph.partners import ranked_partners
from graph.states import get_state
from graph.timeline import entity_timeline
from seed.names import resolve

PARTNERS: Final = 15
"""Partners shown before the others are folded away."""
ON_THE_MAP: Final = 300
"""More than there are states."""
OFFICES: Final = 12
EVENTS: Final = 10


async def entity(request: Request) -> Response:
    """The page of a state or organisation; any name leads to its one address."""
    found = resolve(request.path_params["id"])
    if request.url.path != words.entity_link(found.id):
        return RedirectResponse(words.entity_link(found.id), 308)
    store = store_of(request)
    state = await get_state(store, found.id)
    body = None if state else await get_organization(store, found.id)
    partners = await ranked_partners(store, found.id, ON_THE_MAP)
    counts = [row for row in await entity_timeline(store, found.id) if row.type in words.HAPPENINGS]

    def bar_link(bar: Bar) -> str:
        years = f"in {bar.first}" if bar.first == bar.last else f"from {bar.first} to {bar.last}"
        return "/find" + query([("q", f"events of {found.name} {years}")])

    return render(
        "state.html",
        found=found,
        state=state.state if state else None,
        body=body.organization if body else None,
        summary=summary(counts) if counts else "",
        chart=chart(counts),
        bar_link=bar_link,
        partners=partners,
        shown=PARTNERS,
        with_partner=lambda other: f"/dyad/{quote(found.id)}/{quote(other)}",
        world=shapes(partners, found.id) if partners else [],
        events=(await find_events(store, EventFilter(state=found.id, types=words.HAPPENINGS, limit=EVENTS))).events,
        offices=_offices(state.leaders if state else ()),
        memberships=_standing(state.memberships, lambda place: place.organization) if state else [],
        members=_standing(body.members, lambda place: place.state) if body else [],
        former=sorted((place for place in body.members if place.end), key=lambda place: entity_name(place.state)) if body else [],
    )


def _standing(places: Sequence[Membership], other: Callable[[Membership], str]) -> list[Membership]:
    """The memberships that have no end, the latest with each `other` alone: a guest who became a member is a member. Members by name, then the rest."""
    held = {other(place): place for place in sorted(places, key=lambda place: place.start or "") if place.end is None}
    return sorted(held.values(), key=lambda place: (place.status != "member", entity_name(other(place)).casefold()))


def _offices(leaders: tuple[Term, ...]) -> list[tuple[str, list[Term]]]:
    """Terms under headings: the heads past and present, other offices as they are held now."""
    heads = [term for term in leaders if term.role in HEADS][:OFFICES]
    others = [term for term in leaders if term.role not in HEADS and term.end is None][:OFFICES]
    return [(title, terms) for title, terms in (("Heads of state and government", heads), ("Other offices", others)) if terms]
