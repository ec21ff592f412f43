"""In what order events come, and how a page continues where the one before ended, whatever is written in between."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import LiteralString, TypeVar

from graph.errors import Invalid
from graph.event import Event
from graph.filter import Sort
from graph.when import earliest, latest

Key = date | float | str
"""What events are ordered by; ids decide between equal ones."""

MOST_REPORTS = 10**9

BEFORE_ALL, AFTER_ALL = date(1, 1, 1), date(9999, 12, 31)
"""Undated events come last, whichever way the days run."""

AFTER: LiteralString = " WHERE $key IS NULL OR key < $key OR (key = $key AND id > $after)"
_FALLING: LiteralString = AFTER + " WITH event, key, id ORDER BY key DESC, id LIMIT $limit "
_RISING: LiteralString = """
WHERE $key IS NULL OR key > $key OR (key = $key AND id > $after)
WITH event, key, id ORDER BY key, id LIMIT $limit
"""


@dataclass(frozen=True)
class Order:
    """One way to sort: the part of a query that picks a page of the selected events, and the same over events at hand."""

    picked: LiteralString
    """Follows a selection; binds `event`, `key` and `id` of one page."""
    returned: LiteralString
    """The order of the page's rows."""
    key: Callable[[Event], Key]
    read: Callable[[str], Key]
    falling: bool = True


def _latest(event: Event) -> date:
    when = event.date or event.end
    return latest(when) if when else BEFORE_ALL


def _earliest(event: Event) -> date:
    when = event.date or event.end
    return earliest(when) if when else AFTER_ALL


def _recorded(event: Event) -> str:
    """As it is stored."""
    return event.model_dump(mode="json", include={"recorded"})["recorded"] or ""


def _count(text: str) -> int:
    number = int(text)
    if abs(number) > MOST_REPORTS:
        raise ValueError(f"{number} is no number of reports")
    return number


FALLING: LiteralString = " ORDER BY key DESC, id"
RISING: LiteralString = " ORDER BY key, id"
ORDERS = {
    Sort.DATE: Order(
        " WITH DISTINCT event, coalesce(link.latest, date('0001-01-01')) AS key, link.event AS id" + _FALLING,
        FALLING, _latest, date.fromisoformat,
    ),
    Sort.OLDEST: Order(
        " WITH DISTINCT event, coalesce(link.earliest, date('9999-12-31')) AS key, link.event AS id" + _RISING,
        RISING, _earliest, date.fromisoformat, falling=False,
    ),
    Sort.AMOUNT: Order(
        " WITH DISTINCT event, link.event AS id WITH event, coalesce(event.amount, -1.0) AS key, id" + _FALLING,
        FALLING, lambda event: -1.0 if event.amount is None else event.amount, float,
    ),
    Sort.RECORDED: Order(
        " WITH DISTINCT event, link.event AS id WITH event, coalesce(event.recorded, '') AS key, id" + _FALLING,
        FALLING, _recorded, str,
    ),
    Sort.SOURCES: Order(
        " WITH DISTINCT event, link.event AS id WITH event, event.support AS key, id" + _FALLING,
        FALLING, lambda event: event.support, _count,
    ),
}  # fmt: skip

_SHAPE = re.compile(r"(\w+)~(.*)~([0-9a-f]{1,40})")


def write_cursor(sort: Sort, event: Event) -> str:
    """The cursor of the page after the one that ends with `event`."""
    return f"{sort}~{ORDERS[sort].key(event)}~{event.id}"


def read_cursor(sort: Sort, text: str) -> tuple[Key, str]:
    """What the last event of the page before is sorted by, and its id; Invalid where `text` is no cursor of this order."""
    found = _SHAPE.fullmatch(text)
    try:
        if found and found[1] == sort:
            return ORDERS[sort].read(found[2]), found[3]
    except ValueError:
        pass
    raise Invalid(f"cursor {text!r} is none of ours for this order: take `next` from the page before, or leave it out")


E = TypeVar("E", bound=Event)


def in_order(events: list[E], sort: Sort, after: tuple[Key, str] | None) -> list[E]:
    """`events` in this order, those that follow `after`."""
    order = ORDERS[sort]
    by_id = sorted(events, key=lambda event: event.id)
    found = sorted(by_id, key=order.key, reverse=order.falling)
    if after is None:
        return found
    return [event for event in found if _follows(order, event, *after)]


def _follows(order: Order, event: Event, key: Key, last: str) -> bool:
    mine = order.key(event)
    if mine == key:
        return event.id > last
    return (mine < key) is order.falling  # type: ignore[operator]  # keys of one order are of one kind
