"""Where a page of events ended: the day and the id of its last event."""

from __future__ import annotations

import re
from datetime import date

from graph.errors import Invalid

UNDATED = date(1, 1, 1)
"""Sorts events without a date after all others."""

_SHAPE = re.compile(r"(\d{4}-\d{2}-\d{2})\.([0-9a-f]{1,40})")


def write_cursor(day: date, event: str) -> str:
    """The cursor after the event `event` whose latest day is `day` (UNDATED without one)."""
    return f"{day}.{event}"


def read_cursor(text: str) -> tuple[date, str]:
    """Day and event of a cursor; Invalid when it is none."""
    found = _SHAPE.fullmatch(text)
    try:
        if found:
            return date.fromisoformat(found[1]), found[2]
    except ValueError:
        pass
    raise Invalid(f"cursor {text!r} is none of ours: take `next` from the page before, or leave it out")
