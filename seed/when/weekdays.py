"""Weekdays, alone or with the date or the week that follows: "Thursday", "Monday, July 27", "Thursday of last week"."""

from __future__ import annotations

import re
from datetime import date

from seed.when.absolute import starting_with_digit, starting_with_month
from seed.when.words import MONTH, WEEKDAY, WEEKDAYS, Span, day_of, days_on, week_of

_WEEKDAY = re.compile(rf"(?P<weekday>{WEEKDAY})\b(?:\s+(?:of\s+)?(?P<week>last|next|this)\s+week\b|\s+(?P<after>week)\b(?!-))?")
_DATE_AFTER_WEEKDAY = re.compile(
    rf"(?:[’']s)?(?:\s+(?:night|morning|evening|afternoon))?\s*,?\s*\(?(?:the\s+)?"
    rf"(?=(?:{MONTH})\s+\d|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{MONTH}))"
)


def starting_with_weekday(text: str, at: int, published: date) -> Span | None:
    """A weekday, with the date that may follow it ("Monday, July 27") or the week ("Thursday of last week", "Monday week")."""
    found = _WEEKDAY.match(text, at)
    if not found:
        return None
    if comma := _DATE_AFTER_WEEKDAY.match(text, found.end(), found.end() + 60):
        read = starting_with_digit if text[comma.end()].isdigit() else starting_with_month
        if date_span := read(text, comma.end(), published):
            return Span(at, date_span.stop, date_span.rule, date_span.first, date_span.last, shift=date_span.shift)
    day = WEEKDAYS[found["weekday"].casefold()]
    if found["week"]:
        weeks = ("last", "this", "next").index(found["week"]) - 1
        return Span(at, found.end(), "weekday", day_of(days_on(week_of(published), 7 * weeks + day)))
    if found["after"]:  # "Monday week" is the one after the next
        return Span(at, found.end(), "weekday", day_of(days_on(published, 7 + ((day - published.weekday()) % 7 or 7))))
    return Span(at, found.end(), "weekday", weekday=day)
