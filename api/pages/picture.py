"""A pair as a graph: states, organisations, leaders and events as nodes. A script draws what the page's table says."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from api.naming import entity_name
from api.pages import words
from api.pages.pair import dyad_path, find_pair, picture_path, stood
from api.pages.render import query, render, store_of
from graph.event import FoundEvent
from graph.leaders import leaders_at
from graph.store import Store
from seed.names import entity

DRAWN: Final = 150
"""Events in a graph: more cannot be told apart."""


@dataclass(frozen=True)
class End:
    """A state, organisation or leader that an event is tied to."""

    id: str
    kind: str
    name: str
    href: str


async def picture(request: Request) -> Response:
    """The page of a pair's graph."""
    pair = await find_pair(request, picture_path)
    if isinstance(pair, Response):
        return pair
    store = store_of(request)
    listed = await pair.listed(store, pair.wanted.model_copy(update={"limit": DRAWN, "cursor": None}))
    rows = await _tied(store, listed.page.events)
    return render(
        "picture.html",
        pair=pair,
        rows=rows,
        listed=listed,
        stood=stood(pair),
        legend=sorted({end.kind for _, ends in rows for end in ends}, reverse=True),
        types=list(dict.fromkeys(event.type for event, _ in rows)),
        list_of=dyad_path(pair.a.id, pair.b.id) + query(pair.asked),
        api=f"/graph{pair.api}&limit={DRAWN}",
    )


async def _tied(store: Store, events: tuple[FoundEvent, ...]) -> list[tuple[FoundEvent, list[End]]]:
    """Each event with all who take part in it and the leaders whom it names."""
    present: dict[str, list[End]] = defaultdict(list)
    for one in await leaders_at(store, [event.id for event in events]):
        present[one.event].append(End(one.leader, "leader", one.name, words.leader_link(one.leader)))
    return [(event, [*map(_end, event.roles.everyone()), *present[event.id]]) for event in events]


def _end(entity_id: str) -> End:
    known = entity(entity_id)
    return End(entity_id, known.kind if known else "organization", entity_name(entity_id), words.entity_link(entity_id))
