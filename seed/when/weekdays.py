"""Weekdays, alone or with the date or the week that follows: "Thursday", "Monday, July 27", "Thursday of last week"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from seed.when.absolute import ordinal, starting_with_digit, starting_with_month
from seed.when.told import NUMBERED, Told
from seed.when.words import DAY, MONTH, WEEKDAY, WEEKDAYS, Day, Span, day_of, days_on, week_of

_WEEKDAY = re.compile(
    rf"(?P<weekday>{WEEKDAY})\b(?:\s+(?:of\s+)?(?P<week>last|next|this)\s+week\b|\s+of\s+the\s+(?P<before>previous|preceding)\s+week\b|\s+(?P<after>week)\b(?!-)|\s+(?P<ago>a\s+week\s+ago)\b)?"
)
_NUMBERED = re.compile(rf"\s*,?\s+the\s+(?P<day>{DAY})(?<=[a-z])\b(?!\s+(?:of\b|{MONTH}))")
_AGO_BEFORE = re.compile(r"\ba week ago (?:on |last )?$")
_AHEAD_BEFORE = re.compile(r"(?<!given )(?<!for )\ba week on $")
_NUMBERED_WITHIN: Final = 60
"""Days either side of publication within which "Friday the 13th" is looked for."""
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
    if numbered := numbered_weekday(text, found.end(), day, published):
        return Span(at, numbered[0], "date", numbered[1])
    if found["week"]:
        weeks = ("last", "this", "next").index(found["week"]) - 1
        return Span(at, found.end(), "weekday", day_of(days_on(week_of(published), 7 * weeks + day)))
    latest = days_on(published, -((published.weekday() - day) % 7))
    if found["before"]:
        return Span(at, found.end(), "weekday", day_of(days_on(week_of(published), day - 7)))
    if found["ago"] or _AGO_BEFORE.search(text, max(0, at - 16), at):
        return Span(at, found.end(), "weekday", day_of(days_on(latest, -7)))
    if found["after"] or _AHEAD_BEFORE.search(text, max(0, at - 18), at):  # "Monday week" is the one after the next
        return Span(at, found.end(), "weekday", day_of(days_on(latest, 14)))
    return Span(at, found.end(), "weekday", weekday=day)


def numbered_weekday(text: str, at: int, weekday: int, published: date) -> tuple[int, Day] | None:
    """Where ", the 13th" behind a weekday ends, and the day nearest to publication that is both; the past one of two as near."""
    found = _NUMBERED.match(text, at, at + 20)
    if not found or NUMBERED.match(text, found.end()):
        return None
    days = (days_on(published, way * n) for n in range(_NUMBERED_WITHIN) for way in (-1, 1))
    wanted = (weekday, ordinal(found["day"]))
    return next(((found.end(), day_of(each)) for each in days if (each.weekday(), each.day) == wanted), None)


_HALF_WEEK: Final = 3
"""Days from the day told before within which "that Friday" lies; one that is further off is counted from publication."""
_LATELY: Final = 40
"""A day told before that lies further back than this is not what "the Friday before" counts from."""


def weekday_of_told(span: Span, published: date, told: Told) -> Day:
    """ "That Friday", "the Friday before" or "the following Friday", counted from the day told before, else from publication."""
    assert span.shift
    assert span.weekday is not None
    step, since = span.shift[0], _day_told(told)
    gap = (span.weekday - since.weekday()) % 7 if since else 0
    if not step and since and not gap:
        return day_of(since)
    if not since or not 0 <= (published - since).days <= _LATELY:
        since = published
    ahead = (span.weekday - since.weekday()) % 7
    if step:
        return day_of(days_on(since, (ahead or 7) if step > 0 else ahead - 7))
    near = since != published and ahead <= _HALF_WEEK and days_on(since, ahead) <= published
    return day_of(days_on(since, ahead if near else ahead - 7 * bool(ahead)))


def _day_told(told: Told) -> date | None:
    year, month, day = told.day or (None, None, None)
    return date(year, month, day) if year and month and day else None
