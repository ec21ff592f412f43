"""One person who leads or led: offices with their terms, and where articles name the person."""

from __future__ import annotations

from collections import Counter
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from api.pages.render import render, store_of
from graph.errors import NotFound
from graph.fact import FactType
from graph.leaders import MOST, LeaderDetail, get_leader

MET: Final = 12
"""States that a leader met most, at most."""


async def leader(request: Request) -> Response:
    """The page of a leader."""
    found = await get_leader(store_of(request), request.path_params["id"])
    if found is None:
        raise NotFound(f"There is no leader {request.path_params['id']}. The page of a state names those it has had.")
    return render(
        "leader.html",
        leader=found.leader,
        home=_home(found),
        terms=found.leader.terms,
        events=[event for event in found.events if event.type is not FactType.LEADERSHIP],
        told=[event for event in found.events if event.type is FactType.LEADERSHIP],
        met=_met(found),
        most=MOST,
    )


def _home(found: LeaderDetail) -> str:
    """The state that the leader's id begins with."""
    return found.leader.id.split(":", maxsplit=1)[0]


def _met(found: LeaderDetail) -> list[tuple[str, int]]:
    """The states and organisations at whose side the leader was, most often first, and how often."""
    others = Counter(one for event in found.events for one in event.roles.everyone() if one != _home(found))
    return others.most_common(MET)
