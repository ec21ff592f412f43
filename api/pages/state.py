"""One state or organisation: its partners, its latest events, who leads it, where it belongs."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.pages import words
from api.pages.render import render, store_of
from api.pages.world_map import shapes
from graph.events import find_events
from graph.filter import EventFilter
from graph.partners import ranked_partners
from graph.states import get_state
from seed.names import resolve

PARTNERS: Final = 15
ON_THE_MAP: Final = 300
"""More than there are states."""
OFFICES: Final = 12
HEADS: Final = ("head_of_state", "head_of_government")
EVENTS: Final = 10


async def entity(request: Request) -> Response:
    """The page of a state or organisation; any name leads to its one address."""
    found = resolve(request.path_params["id"])
    if request.url.path != words.entity_link(found.id):
        return RedirectResponse(words.entity_link(found.id), 308)
    store = store_of(request)
    detail = await get_state(store, found.id)
    leaders = detail.leaders if detail else ()
    partners = await ranked_partners(store, found.id, ON_THE_MAP)
    return render(
        "state.html",
        found=found,
        state=detail.state if detail else None,
        partners=partners[:PARTNERS],
        world=shapes(partners, found.id) if partners else [],
        events=(await find_events(store, EventFilter(state=found.id, types=words.HAPPENINGS, limit=EVENTS))).events,
        heads=[term for term in leaders if term.role in HEADS][:OFFICES],
        ministers=[term for term in leaders if term.role not in HEADS and term.end is None][:OFFICES],
        memberships=[place for place in detail.memberships if place.end is None] if detail else [],
    )
