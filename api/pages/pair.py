"""A pair of states under the filters of a page's address: what its list and its picture have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import wording
from api.naming import entity_name
from api.pages.filters import Chips, Pairs, chips
from api.pages.render import query, store_of, without
from api.parameters import EventSelection
from graph.asof import TooMuch
from graph.errors import Invalid, complaints
from graph.event import EventPage
from graph.events import count_events, find_events
from graph.fact import FactType
from graph.filter import EventFilter
from graph.store import Store
from graph.timeline import YearCount, pair_timeline
from seed.names import Entity, resolve

FILTERS: Final = ("type", "status", "since", "until", "min_sources", "in_force_on", "cursor")
STOOD: Final = (FactType.AGREEMENT, FactType.SANCTION, FactType.DEPLOYMENT)
"""What can be in force between two states; the codebook's memberships join a state and an organisation."""

MANY: Final = ("type", "status")
"""Filters that may be given several times."""


@dataclass(frozen=True)
class Listed:
    """Events of a pair as a page shows them."""

    page: EventPage
    fit: int
    """How many events fit the filters, on all pages."""
    too_much: bool = False
    """Whether none are shown because too many reports would have to be looked at: only for what was in force on a day."""


@dataclass(frozen=True)
class Pair:
    """Two states, the filters asked for, and how much there is between the two."""

    a: Entity
    b: Entity
    asked: Pairs
    wanted: EventFilter
    counts: list[YearCount]
    path: str

    @property
    def total(self) -> int:
        """Events between the two that are told by as many reports as asked for, whatever the other filters."""
        return sum(row.count for row in self.counts)

    @property
    def drawn(self) -> list[YearCount]:
        """Those of the types and stages asked for, of all years."""
        types, status = self.wanted.types, self.wanted.status
        return [row for row in self.counts if (not types or row.type in types) and (not status or row.status in status)]

    @property
    def api(self) -> str:
        """The query of the API's `/events`, and of whatever takes its filters, that asks for the same."""
        return query([("between", f"{self.a.id},{self.b.id}"), *self.asked])

    @property
    def chips(self) -> list[Chips]:
        """The page's filters."""
        return chips(self.path, self.asked, self.counts, self.wanted)

    @property
    def chosen(self) -> list[str]:
        """The filters in force, in words."""
        return [chip.text for group in self.chips for chip in group.chips if chip.on]

    async def listed(self, store: Store, wanted: EventFilter) -> Listed:
        """What to show of the events that fit `wanted`, which is of the pair's filters."""
        try:
            page = await find_events(store, wanted)
            if not page.next and not wanted.cursor:
                return Listed(page, len(page.events))
            return Listed(page, await count_events(store, wanted) if (fit := self._counted(wanted)) is None else fit)
        except TooMuch:
            return Listed(EventPage(events=()), 0, too_much=True)

    def _counted(self, wanted: EventFilter) -> int | None:
        """How many events fit `wanted`, by the counts at hand; None where these do not tell: they are of whole years."""
        window = [day for day in (wanted.since, wanted.until) if day]
        if wanted.in_force_on or any(len(day) > len("1999") for day in window):
            return None
        since, until = (int(day) if day else None for day in (wanted.since, wanted.until))
        return sum(row.count for row in self.drawn if row.in_years(since, until))


def stood(pair: Pair) -> list[tuple[str, str]]:
    """The same view of one type alone, for each that can be in force and is asked for among others."""
    kinds = [kind for kind in STOOD if not pair.wanted.types or kind in pair.wanted.types]
    rest = without(pair.asked, "type")
    return [(pair.path + query([*rest, ("type", kind.value)]), wording.TYPES[kind][1]) for kind in kinds] if len(kinds) > 1 else []


async def find_pair(request: Request, address: Callable[[str, str], str]) -> Pair | Response:
    """The pair of the page `address(a, b)`; a redirect to its one address where it is asked for by other names.

    Raises UnknownName, AmbiguousName, and Invalid for a pair of one state or for filters that the page does not have.
    """
    given = (request.path_params["a"], request.path_params["b"])
    a, b = sorted((resolve(name) for name in given), key=lambda found: found.id)
    path = address(a.id, b.id)
    if given != (a.id, b.id):
        return RedirectResponse(path + query(request.query_params.multi_items()), 308)
    asked: Pairs = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor" and value]
    wanted = _selected(request, a.id, b.id).filter()
    counts = await pair_timeline(store_of(request), a.id, b.id, wanted.min_sources)
    return Pair(a=a, b=b, asked=asked, wanted=wanted, counts=counts, path=path)


def dyad_path(a: str, b: str) -> str:
    """The address of a pair's page, the same either way round. Raises Invalid for one state twice."""
    if a == b:
        raise Invalid(f"A pair needs two different states, not {entity_name(a)} twice.")
    first, second = sorted((a, b))
    return f"/dyad/{first}/{second}"


def picture_path(a: str, b: str) -> str:
    """The address of a pair's picture."""
    return dyad_path(a, b) + "/graph"


def _selected(request: Request, a: str, b: str) -> EventSelection:
    given = request.query_params
    if unknown := set(given) - set(FILTERS):
        raise Invalid(f"This page has no filter {', '.join(sorted(unknown))}: it has {wording.listed(FILTERS[:-1])}.")
    single = {name: given[name] for name in FILTERS if name not in MANY and given.get(name)}
    try:
        return EventSelection.model_validate({"between": [a, b], **{name: given.getlist(name) for name in MANY}, **single})
    except ValidationError as error:
        raise Invalid(complaints(error) + ".") from None
