"""Two states: what has been between them, at a glance and one by one."""

from __future__ import annotations

import datetime as dt
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import wording
from api.formats import Format
from api.pages.chart import Bar, chart
from api.pages.filters import WINDOW
from api.pages.pair import STOOD, dyad_path, find_pair, picture_path, stood
from api.pages.render import query, render, store_of, without
from graph.asof import TooMuch
from graph.errors import Invalid
from graph.event import FoundEvent
from graph.events import find_events
from graph.filter import EventFilter
from graph.store import Store
from graph.timeline import YearCount
from seed.names import resolve

MOSTLY: Final = 0.75
"""Share of the cooperative among the cooperative and hostile from which a relation is called mostly cooperative."""

STANDING: Final = 12
"""Most events shown as in force now."""

WORKED_OUT: Final = 300
"""What is in force now is shown beside up to so many events that may be: it follows from all their reports, at 1 ms of processor time each."""

EXPORTS: Final = ((Format.CSV, "CSV, for a spreadsheet"), (Format.JSONL, "JSON Lines"), (Format.GRAPHML, "GraphML, for Gephi and yEd"))


async def pick(request: Request) -> Response:
    """From the picker's two names to the page of the pair."""
    one, other = (request.query_params.get(name, "").strip() for name in ("a", "b"))
    if not one or not other:
        raise Invalid("Name two states, such as Russia and Belarus.")
    return RedirectResponse(dyad_path(resolve(one).id, resolve(other).id), 303)


async def dyad(request: Request) -> Response:
    """The page of a pair; any names lead to the one address of the pair."""
    pair = await find_pair(request, dyad_path)
    if isinstance(pair, Response):
        return pair
    wanted, store = pair.wanted, store_of(request)
    listed = await pair.listed(store, wanted)
    today = dt.datetime.now(dt.UTC).date().isoformat()

    def bar_link(bar: Bar) -> str:
        return pair.path + query([*without(pair.asked, *WINDOW), ("since", f"{bar.first:04}"), ("until", f"{bar.last:04}")])

    return render(
        "dyad.html",
        pair=pair,
        summary=summary(pair.counts),
        kept=without(pair.asked, *WINDOW),
        picture=picture_path(pair.a.id, pair.b.id) + query(pair.asked),
        chart=chart(pair.drawn),  # of all years, so that another window can be chosen in it
        bar_link=bar_link,
        listed=listed,
        stood=stood(pair),
        standing=[] if pair.asked else await _standing(store, (pair.a.id, pair.b.id), pair.counts, today),
        in_force=pair.path + query([("in_force_on", today)]),
        next=pair.path + query([*pair.asked, ("cursor", listed.page.next or "")]),
        exports=[(f"/events{pair.api}&format={form}", title) for form, title in EXPORTS],
    )


async def _standing(store: Store, pair: tuple[str, str], counts: list[YearCount], today: str) -> list[FoundEvent] | None:
    """What is in force between the two today; null where there is too much to work it out in passing."""
    if sum(row.count for row in counts if row.type in STOOD) > WORKED_OUT:
        return None
    try:
        found = await find_events(store, EventFilter(between=pair, types=STOOD, in_force_on=today, limit=STANDING))
    except TooMuch:
        return None
    return list(found.events)


def summary(counts: list[YearCount]) -> str:
    """One sentence on a pair: how much, from when to when, in what spirit, of what."""
    total = sum(row.count for row in counts)
    if not total:
        return "Nothing known yet."
    years = [row.year for row in counts if row.year is not None]
    span = f" from {min(years)} to {max(years)}" if years and min(years) < max(years) else f" of {years[0]}" if years else ""
    by_type = {kind: sum(row.count for row in counts if row.type is kind) for kind in {row.type for row in counts}}
    largest = sorted(by_type.items(), key=lambda item: (-item[1], item[0]))[:4]
    rest = total - sum(count for _, count in largest)
    parts = [wording.counted(count, kind) for kind, count in largest] + ([f"{wording.number(rest)} more"] if rest else [])
    return f"{wording.number(total)} event{'s' if total > 1 else ''}{span}{_spirit(counts, total)}: {wording.listed(parts)}."


def _spirit(counts: list[YearCount], total: int) -> str:
    """How cooperative it was, as a phrase; nothing for one event, or where none is either."""
    warm = sum(row.count for row in counts if row.sign > 0)
    cold = sum(row.count for row in counts if row.sign < 0)
    if total == 1 or not warm + cold:
        return ""
    if total in (warm, cold):
        return ", all cooperative" if warm else ", all hostile"
    if not warm or not cold:
        return ", none hostile" if warm else ", none cooperative"
    share = warm / (warm + cold)
    return ", mostly cooperative" if share > MOSTLY else ", mostly hostile" if share < 1 - MOSTLY else ", both cooperative and hostile"
