"""Days that have a name: "New Year's Day 2007", "the day after Christmas", "in the new year"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from seed.amounts.numbers import number
from seed.when.words import COUNT, YEAR, Span, day_of, days_on, year_called

_NAMED: Final = {
    "new year day": (1, 1),
    "new year eve": (12, 31),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
}
_HOLIDAY = re.compile(
    rf"(?:(?:the\s+day|(?P<days>{COUNT})\s+days?)\s+(?P<side>before|after)\s+)?"
    r"(?P<name>New\s+Year(?:['’]?s)?(?:\s+(?P<part>Day|Eve)\b)|Christmas(?:\s+(?P<part2>Day|Eve)\b)?|Boxing\s+Day)(?![\w-])(?!\s+Island)"
    rf"(?:,?\s+(?:of\s+|in\s+)?(?P<year>{YEAR})|\s+(?:of\s+)?(?P<which>last|this|next)\s+year\b)?"
)
_NEW_YEAR = re.compile(r"(?:in|by|until|till|early\s+in|from)\s+the\s+[Nn]ew\s+[Yy]ear\b(?!['’])")
_TURNS: Final = 7
"""From this month on "in the new year" is the year to come; before it, the one that runs."""


def holiday(text: str, at: int, published: date) -> Span | None:
    """The named day, or the day counted from one, that begins at `at`; Christmas alone is no more than its month."""
    if found := _NEW_YEAR.match(text, at, at + 40):
        return Span(at, found.end(), "year", (published.year + (published.month >= _TURNS), None, None))
    found = _HOLIDAY.match(text, at, at + 80)
    if not found:
        return None
    name = re.sub(r"year['’]?s\b", "year", " ".join(found["name"].casefold().split()))
    month, day = _NAMED.get(name, (12, 25))
    year = int(found["year"]) if found["year"] else None
    if found["which"]:
        year = year_called(found["which"], published)
    if found["side"]:
        count = number(found["days"]) if found["days"] and found["days"].casefold() not in ("a", "an") else 1
        if count is None:
            return None
        moved = days_on(date(year or published.year, month, day), int(count) * (1 if found["side"] == "after" else -1))
        return Span(at, found.end(), "date", (year and moved.year, *day_of(moved)[1:]))
    return Span(at, found.end(), "date" if name in _NAMED else "month", (year, month, day if name in _NAMED else None))
