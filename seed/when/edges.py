"""The first or last day of a month or year: "on the last day of 1977", "the first day of May", "the last day of the year"."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Final

from seed.when.absolute import month_number
from seed.when.words import MONTH, YEAR, Day, Span, year_called

_EDGE: Final = re.compile(
    rf"(?P<which>first|last)\s+day\s+of\s+(?:(?P<month>{MONTH})(?!\w)(?:,?\s+(?P<of>{YEAR}))?|(?P<year>{YEAR})|(?P<told>(?:the|that)\s+(?:same\s+)?year\b)"
    r"|(?P<near>this|last|next)\s+year\b)"
)


def edge_day(text: str, at: int, published: date) -> Span | None:
    """The first or last day of a month or year whose name begins at `at`; "the year" is that of the time told before."""
    found = _EDGE.match(text, at, at + 60)
    if not found:
        return None
    first = found["which"] == "first"
    if found["month"]:
        month, year = month_number(found["month"]), int(found["of"]) if found["of"] else None
        day = 1 if first else calendar.monthrange(year or published.year, month)[1]
        return Span(at, found.end(), "date", (year, month, day))
    edge: Day = (None, 1, 1) if first else (None, 12, 31)
    if found["told"]:
        return Span(at, found.end(), "told", edge, shift=(0, "year"))
    year = int(found["year"]) if found["year"] else year_called(found["near"], published)
    return Span(at, found.end(), "date", (year, *edge[1:]))
