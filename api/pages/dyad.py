"""Two states: what has been between them, at a glance and one by one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.pages import words
from api.pages.chart import Bar, chart
from api.pages.render import query, render, store_of
from api.parameters import EventSelection
from graph.errors import Invalid
from graph.events import find_events
from graph.fact import FactType, Status
from graph.filter import EventFilter
from graph.timeline import YearCount, pair_timeline
from seed.names import resolve
from seed.sources.document import said

STANDING: Final = 12
"""Most events shown as in force now."""

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Chip:
    """One filter that can be switched on or off."""

    text: str
    href: str
    on: bool
    css: str = ""
    count: int | None = None


async def pick(request: Request) -> Response:
    """From the picker's two names to the page of the pair."""
    one, other = (request.query_params.get(name, "").strip() for name in ("a", "b"))
    if not one or not other:
        raise Invalid("Name two states, such as Russia and Belarus.")
    return RedirectResponse(_path(resolve(one).id, resolve(other).id), 303)


async def dyad(request: Request) -> Response:
    """The page of a pair; any names lead to the one address of the pair."""
    given = (request.path_params["a"], request.path_params["b"])
    a, b = sorted((resolve(name) for name in given), key=lambda found: found.id)
    path = _path(a.id, b.id)
    if given != (a.id, b.id):
        return RedirectResponse(path + query(request.query_params.multi_items()), 308)
    selection = _selection(request, a.id, b.id)
    wanted = selection.filter()
    store = store_of(request)
    asked: Pairs = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor" and value]
    counts = await pair_timeline(store, a.id, b.id)
    page = await find_events(store, wanted)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    standing = () if asked else (await find_events(store, EventFilter(between=(a.id, b.id), in_force_on=today, limit=STANDING))).events
    drawn = [row for row in counts if (not wanted.types or row.type in wanted.types) and (not wanted.status or row.status in wanted.status)]
    without_window = [pair for pair in asked if pair[0] not in ("since", "until")]

    def bar_link(bar: Bar) -> str:
        return path + query([*without_window, ("since", f"{bar.first:04}"), ("until", f"{bar.last:04}")])

    return render(
        "dyad.html",
        a=a,
        b=b,
        path=path,
        total=sum(row.count for row in counts),
        summary=summary(counts),
        wanted=wanted,
        narrowed=bool(asked),
        kept=without_window,
        types=_types(path, asked, counts),
        statuses=_statuses(path, asked, counts),
        chart=chart(drawn),
        bar_link=bar_link,
        page=page,
        standing=[event for event in standing if event.type is not FactType.MEMBERSHIP],
        next=path + query([*asked, ("cursor", page.next or "")]),
        api="/events" + query([("between", f"{a.id},{b.id}"), *asked]),
    )


def summary(counts: list[YearCount]) -> str:
    """One sentence on a pair: how much, of what, from when to when."""
    total = sum(row.count for row in counts)
    if not total:
        return "Nothing known yet."
    years = [row.year for row in counts if row.year is not None]
    span = f" from {min(years)} to {max(years)}" if years and min(years) < max(years) else f" of {years[0]}" if years else ""
    by_type = {kind: sum(row.count for row in counts if row.type is kind) for kind in {row.type for row in counts}}
    largest = sorted(by_type.items(), key=lambda item: (-item[1], item[0]))[:4]
    rest = total - sum(count for _, count in largest)
    parts = [words.counted(count, kind) for kind, count in largest] + ([f"{words.number(rest)} more"] if rest else [])
    return f"{words.number(total)} event{'s' if total > 1 else ''}{span}: {words.listed(parts)}."


def _path(a: str, b: str) -> str:
    if a == b:
        raise Invalid(f"A pair needs two different states, not {words.entity_name(a)} twice.")
    first, second = sorted((a, b))
    return f"/dyad/{first}/{second}"


def _selection(request: Request, a: str, b: str) -> EventSelection:
    given = request.query_params
    if unknown := set(given) - {"type", "status", "since", "until", "cursor"}:
        raise Invalid(f"This page has no filter {', '.join(sorted(unknown))}: it has type, status, since and until.")
    single = {name: given[name] for name in ("since", "until", "cursor") if given.get(name)}
    try:
        return EventSelection.model_validate(
            {"between": [a, b], "type": given.getlist("type"), "status": given.getlist("status"), **single}
        )
    except ValidationError as error:
        raise Invalid(said(error) + ".") from None


def _types(path: str, asked: Pairs, counts: list[YearCount]) -> list[Chip]:
    by_type = {kind: sum(row.count for row in counts if row.type is kind) for kind in FactType}
    return [
        Chip(
            words.TYPES[kind][1],
            path + query(toggled(asked, ("type", kind.value))),
            ("type", kind.value) in asked,
            f"t-{kind.value}",
            count,
        )
        for kind, count in by_type.items()
        if count
    ]


def _statuses(path: str, asked: Pairs, counts: list[YearCount]) -> list[Chip]:
    by_status = {status: sum(row.count for row in counts if row.status is status) for status in Status}
    return [
        Chip(words.STATUSES[status], path + query(toggled(asked, ("status", status.value))), ("status", status.value) in asked, "", count)
        for status, count in by_status.items()
        if count
    ]


def toggled(asked: Pairs, pair: tuple[str, str]) -> Pairs:
    """The same filters with `pair` added, or taken away where it is there."""
    return [kept for kept in asked if kept != pair] if pair in asked else [*asked, pair]
