"""Times told from the publication date or from the time told before: "last week", "two weeks ago", "the following day"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from seed.amounts.numbers import number
from seed.when.absolute import month_number, ordinal
from seed.when.told import TOLD_FORM, told_before
from seed.when.weekdays import numbered_weekday
from seed.when.words import COUNT, DAY, MONTH, SEASON, VAGUE, WEEKDAY, WEEKDAYS, Day, Span, day_of, days_on, months_on, shared, week_of

_PART: Final = (
    r"(?:(?:early|late|mid|earlier|later|the\s+end\s+of|the\s+beginning\s+of|the\s+start\s+of|the\s+middle\s+of)[-\s]+)?(?:in\s+)?"
)
_UNIT: Final = r"(?P<unit>day|week|month|year|decade|centur(?=y|ies)|fortnight)(?:s|y|ies)?['’]?\b"
_SEASON_MONTHS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (1, 2)}
_RECENT_DAYS: Final = {"day": 8, "week": 35, "month": 180}
"""How far "recent days", "recent weeks" and "recent months" may reach back (or "coming" ones ahead)."""

_HALVES: Final = {"centur": (50, "year"), "decade": (5, "year"), "year": (6, "month"), "month": (2, "week")}

_TODAY = re.compile(
    r"(?P<yesterday>the\s+day\s+before\s+yesterday|yesterday|last\s+night)|(?P<tomorrow>the\s+day\s+after\s+tomorrow|tomorrow)"
    r"|(?<!USA )(?:today|tonight|this\s+(?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_WHICH = re.compile(
    rf"{_PART}(?P<which>last|next|this(?:\s+(?:past|coming))?|(?:the\s+)?(?:current|present|coming))\s+"
    rf"(?:(?:fiscal|financial|calendar|academic|school)\s+)?"
    rf"(?:(?P<unit>week(?!end)|month|year|decade|century|quarter)\b|(?P<season>{SEASON})\b|(?P<weekend>weekend)s?\b"
    rf"|(?P<month>(?-i:{MONTH}))(?!\w)(?:\s+(?P<day>{DAY})|(?!\.?\s+\d))|(?P<weekday>(?-i:{WEEKDAY}))\b)",
    re.IGNORECASE,
)
_AGO = re.compile(
    rf"(?:(?P<vague>{VAGUE})\s+)?(?:(?P<count>{COUNT})\s+)?(?:and\s+a\s+half\s+)?{_UNIT}(?:\s+and\s+a\s+half)?\s+"
    r"(?:(?P<ago>ago(?:\s+(?P<to_the>today|this\s+(?:week|month)))?\b|back\b(?!\s+(?:to|in)\b))|(?P<later>(?:later|afterwards?)\b|(?:on|after)(?=[,.])|after\s+that\b)"
    r"|(?P<earlier>(?:earlier|previously)\b|before(?=[,.;]|\s+that\b))|(?P<hence>from\s+(?:now|today))"
    r"|(?P<after>after\b(?=\s+(?!that\b)\w)))",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    rf"(?P<how>within|in(?P<over>\s+the\s+(?:next|coming))?)\s+(?P<count>{COUNT})\s+{_UNIT}(?:\s+time\b)?"
    r"(?!\s+(?:of|ago|later|before|after|in)\b)",
    re.IGNORECASE,
)
_WINDOW = re.compile(
    rf"(?P<which>last|past|recent|next|coming|previous)\s+"
    rf"(?:(?P<vague>{VAGUE})\s+)?(?:(?P<count>{COUNT})\s+)?(?P<unit>day|week|month|year|decade)(?P<many>s)?\b",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"(?:(?:end|close|beginning|start|middle|course|rest|remainder|half|quarter|part|months|days|weeks)\s+of|(?:earlier|later|late|early)\s+in)"
    r"\s+the\s+(?:current\s+)?(?P<unit>week|month|year)\b"
    r"|(?:mid|late|end|year|month)[-\s](?P<unit2>year|month)(?:[-\s]end)?\b(?!-)|(?P<yearend>year[-'’s]*\s?end)\b"
    r"|later\s+in\s+the\s+(?P<unit3>year)\b",
    re.IGNORECASE,
)
_IN_SEASON = re.compile(
    rf"(?:in|by|during|over|since|this|until)\s+(?:the\s+)?(?:early\s+|late\s+|mid-?)?(?P<season>{SEASON})\b(?!\s+(?:of|\d|\w+\s+\d))",
    re.IGNORECASE,
)
_WEEKEND = re.compile(r"(?:at|over|on|during|for)\s+(?:the|last)\s+weekend\b|weekend\b", re.IGNORECASE)


def starting_with_word(text: str, at: int, published: date) -> Span | None:
    """The relative time that begins with the word at `at`, or None."""
    if text[at].isdigit() and text[max(0, at - 1) : at] in tuple(".,-/"):
        return None
    for form, read in _FORMS:
        if (found := form.match(text, at, at + 90)) and (span := read(found, published)):
            return span
    return None


def _today(found: re.Match[str], published: date) -> Span:
    days = -1 if found["yesterday"] else 1 if found["tomorrow"] else 0
    if " day " in f" {found[0].casefold()} ":
        days *= 2
    return Span(found.start(), found.end(), "today", day_of(days_on(published, days)))


def _which(found: re.Match[str], published: date) -> Span | None:
    start, stop = found.span()
    which = found["which"].casefold().split()[-1]
    lean = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)
    if found["weekday"]:
        weekday = WEEKDAYS[found["weekday"].casefold()]
        if numbered := numbered_weekday(found.string, stop, weekday, published):
            return Span(start, numbered[0], "date", numbered[1])
        return Span(start, stop, "weekday", weekday=weekday, lean=lean)
    if found["month"]:
        day = ordinal(found["day"])
        year = None if lean else published.year
        return Span(start, stop, "date" if day else "month", (year, month_number(found["month"]), day), lean=lean)
    if found["weekend"]:
        return Span(start, stop, "weekend", lean=lean)
    if found["season"]:
        return Span(start, stop, "season", (_season(found["season"], lean, published), None, None))
    unit = found["unit"].casefold()
    if unit == "week":
        return _week(start, stop, lean, published) if lean else Span(start, stop, "this_week")
    if unit == "month":
        year, month = months_on(published.year, published.month, lean)
        return Span(start, stop, "month", (year, month, None))
    if unit == "year":
        return Span(start, stop, "year", (published.year + lean, None, None))
    if unit == "quarter":
        return Span(start, stop, "quarter", (months_on(published.year, published.month, 3 * lean)[0], None, None))
    return None


def _week(start: int, stop: int, lean: int, published: date) -> Span:
    monday = days_on(week_of(published), 7 * lean)
    return Span(start, stop, "week", shared(monday, days_on(monday, 5 if lean < 0 else 4)))


def _season(name: str, lean: int, published: date) -> int:
    first, last = _SEASON_MONTHS[name.casefold()]
    if lean < 0:
        return published.year if published.month > last else published.year - 1
    if lean > 0:
        return published.year if published.month < first else published.year + 1
    return published.year


def _ago(found: re.Match[str], published: date) -> Span | None:
    start, stop = found.span()
    unit = found["unit"].casefold()
    count = _how_many(found["count"])
    if (found["count"] or "").casefold().startswith("half"):
        count, unit = _HALVES.get(unit, (None, unit))
    if unit == "fortnight":
        unit, count = "week", 2 * (count or 1)
    if found["after"]:
        return Span(start, stop, "after", shift=(-count, unit)) if count is not None else None
    if found["later"] or found["earlier"]:
        if count is None:
            return Span(start, stop, "told", shift=(0, "vague"))
        return Span(start, stop, "told", shift=(count if found["later"] else -count, unit))
    if count is None:
        return None
    away = _away(published, count if found["hence"] else -count, unit)
    if found["to_the"]:
        return Span(start, stop, "ago", _to_the(found["to_the"], away, -count * (7 if unit == "week" else 0), published))
    return Span(start, stop, "ago", away)


def _to_the(what: str, away: Day, days: int, published: date) -> Day:
    """The day or month that is "a week ago today" or "two years ago this month"; `days` where so many are counted back."""
    if days:
        return day_of(days_on(published, days))
    return away[0], published.month if away[1] is None else away[1], published.day if what == "today" else None


def _away(published: date, count: int, unit: str) -> Day:
    """The day, month or year that lies `count` units from a day; weeks give a month only when no other is possible."""
    if unit == "fortnight":
        unit, count = "week", 2 * count
    if unit == "day":
        return day_of(days_on(published, count))
    if unit == "week":
        return shared(days_on(published, 7 * count - 3), days_on(published, 7 * count + 3))
    if unit == "month":
        year, month = months_on(published.year, published.month, count)
        return max(year, 1), month, None
    years = {"year": 1, "decade": 10, "centur": 100}[unit] * count
    return min(max(published.year + years, 1), 9999), None, None


def _how_many(text: str | None) -> int | None:
    if text is None:
        return None
    words = text.casefold()
    if words in ("a", "an", "half a"):
        return 1 if words != "half a" else None
    value = number(words)
    return None if value is None else int(value)


def _ahead(found: re.Match[str], published: date) -> Span | None:
    count = _how_many(found["count"])
    if count is None:
        return None
    when = _away(published, count, found["unit"].casefold())
    if found["over"] or found["how"].casefold() == "within":
        return Span(found.start(), found.end(), "within", last=when, lean=1)
    return Span(found.start(), found.end(), "ahead", when, lean=1)


def _window(found: re.Match[str], published: date) -> Span | None:
    which, unit = found["which"].casefold(), found["unit"].casefold()
    sign = 1 if which in ("next", "coming") else -1
    count = _how_many(found["count"])
    if which == "previous" or (not found["many"] and which != "past"):
        return None
    if not found["many"]:
        count = count or 1
    if count is not None and not found["vague"]:
        edge = _away(published, sign * count, unit)
        if sign > 0:
            return Span(found.start(), found.end(), "within", last=edge)
        if unit in ("year", "decade") and count > 1:
            return Span(found.start(), found.end(), "window", edge, (published.year, None, None))
        if unit in ("week", "month") and count > 1:
            begin = days_on(published, -7 * count)
            months = (begin.year, begin.month, None) if unit == "week" else edge
            return Span(found.start(), found.end(), "window", months, day_of(published))
        days = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}[unit] * count
    elif unit in _RECENT_DAYS:
        days = _RECENT_DAYS[unit]
    else:
        return None
    return Span(found.start(), found.end(), "window", shared(*sorted((published, days_on(published, sign * days)))))


def _part_of(found: re.Match[str], published: date) -> Span | None:
    unit = (found["unit"] or found["unit2"] or found["unit3"] or "year").casefold()
    if unit == "week":
        return Span(found.start(), found.end(), "this_week")
    return Span(found.start(), found.end(), unit, (published.year, published.month if unit == "month" else None, None))


def _in_season(found: re.Match[str], _published: date) -> Span:
    return Span(found.start("season"), found.end(), "season", (None, _SEASON_MONTHS[found["season"].casefold()][0], None))


def _weekend(found: re.Match[str], _published: date) -> Span:
    return Span(found.start(), found.end(), "weekend", lean=-1 if "last" in found[0].casefold() else 0)


_FORMS = (
    (_TODAY, _today),
    (_PART_OF, _part_of),
    (_WHICH, _which),
    (_AGO, _ago),
    (_AHEAD, _ahead),
    (_WINDOW, _window),
    (TOLD_FORM, told_before),
    (_IN_SEASON, _in_season),
    (_WEEKEND, _weekend),
)
