"""One person who leads or led: offices with their terms, and where articles name the person."""

from __future__ import annotations

from collections import Counter
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from api.pages.render import render, store_of
from api.pages.world_map import shapes
from graph.errors import NotFound
from graph.fact import FactType
from graph.leaders import MOST, LeaderDetail, get_leader
from graph.partners import Partner

MET: Final = 12
"""Those met most, shown before the others are folded away."""


async def leader(request: Request) -> Response:
    """The page of a leader."""
    found = await get_leader(store_of(request), request.path_params["id"])
    if found is None:
        raise NotFound(f"There is no leader {request.path_params['id']}. The page of a state names those it has had.")
    met = _met(found)
    return render(
        "leader.html",
        leader=found.leader,
        home=_home(found),
        terms=found.leader.terms,
        events=[event for event in found.events if event.type is not FactType.LEADERSHIP],
        told=[event for event in found.events if event.type is FactType.LEADERSHIP],
        met=met,
        world=shapes(met, _home(found)),
        shown=MET,
        most=MOST,
    )


def _home(found: LeaderDetail) -> str:
    """The state that the leader's id begins with."""
    return found.leader.id.split(":", maxsplit=1)[0]


def _met(found: LeaderDetail) -> list[Partner]:
    """The states and organisations at whose side the leader was, most often first, and at how many events."""
    others = Counter(one for event in found.events for one in event.roles.everyone() if one != _home(found))
    return [Partner(id=one, events=often) for one, often in others.most_common()]
