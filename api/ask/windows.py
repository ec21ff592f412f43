"""Time in questions: "since 1999", "between May 2014 and 2016", "in the 1990s", "last five years"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph.when import earliest, latest


@dataclass(frozen=True)
class Window:
    """A stretch of time that a question names, both ends included, and where in the question it does."""

    since: str | None
    until: str | None
    start: int
    stop: int


MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DATE = (
    rf"(?:{YEAR}-\d\d-\d\d|{YEAR}-\d\d|(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+{YEAR}"
    rf"|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{YEAR}|{MONTH},?\s+(?:of\s+)?{YEAR}|{YEAR})(?!\d)"
)
NUMBERS = {word: number for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)} | {
    "couple of": 2,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
}
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})"
UNIT = r"(?P<unit>day|week|month|year|decade)s?"


def find_window(question: str, today: dt.date) -> Window | None:
    """The first stretch of time that `question` names; `today` is what "last five years" counts back from."""
    for shape, reading in RULES:
        for found in shape.finditer(question):
            try:
                since, until = reading(found, today)
            except (ValueError, OverflowError):
                continue
            return Window(since, until, found.start(), found.end())
    return None


def as_date(text: str) -> str:
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD` for a date in words; ValueError where the calendar has no such day."""
    year = re.search(YEAR, text)
    assert year is not None
    if re.fullmatch(r"[\d-]+", text.strip()):
        found = text.strip()
    else:
        month = re.search(MONTH, text, re.IGNORECASE)
        day = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", text)
        found = year[0] + (f"-{MONTHS[month[0][:3].lower()]:02}" if month else "") + (f"-{int(day[1]):02}" if month and day else "")
    earliest(found)
    return found


def _before(date: str) -> str:
    """The last year, month or day before `date`, as precise as it is."""
    return (earliest(date) - dt.timedelta(days=1)).isoformat()[: len(date)]


def _after(date: str) -> str:
    return (latest(date) + dt.timedelta(days=1)).isoformat()[: len(date)]


def as_count(text: str) -> int:
    """A number in figures or words."""
    return int(text) if text.isdigit() else NUMBERS[text.lower()]


Reading = Callable[[re.Match[str], dt.date], tuple[str | None, str | None]]


def _range(found: re.Match[str], _: dt.date) -> tuple[str, str]:
    first, second = as_date(found["first"]), as_date(found["second"])
    if earliest(first) > latest(second):
        raise ValueError("the window ends before it begins")
    return first, second


def _short_range(found: re.Match[str], _: dt.date) -> tuple[str, str]:
    """ "1999/05" ends in 2005."""
    century = int(found["year"][:2]) + (found["end"] < found["year"][2:])
    return found["year"], f"{century}{found['end']}"


def _back(found: re.Match[str], today: dt.date) -> tuple[str, None]:
    """ "Last five years" of a day in 2026 begins on the same day of 2021."""
    count, unit = as_count(found["count"] or "1"), found["unit"].lower()
    if unit in ("day", "week"):
        return (today - dt.timedelta(days=count * (7 if unit == "week" else 1))).isoformat(), None
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return dt.date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1])).isoformat(), None


def _named(found: re.Match[str], today: dt.date) -> tuple[str, str]:
    year, month = divmod(today.year * 12 + today.month - 1 - (found["which"].lower() == "last"), 12)
    this = f"{today.year - (found['which'].lower() == 'last')}" if found["unit"].lower() == "year" else f"{year}-{month + 1:02}"
    return this, this


def _decade(found: re.Match[str], _: dt.date) -> tuple[str, str]:
    part = (found["part"] or "").lower()
    first = int(found["decade"]) if len(found["decade"]) == 4 else 1900 + int(found["decade"])
    start, stop = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
    return str(first + start), str(first + stop)


def _season(found: re.Match[str], _: dt.date) -> tuple[str, str]:
    """Of the northern half of the world; the winter of 2020 ends in 2021."""
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[found["season"].lower()]
    last = dt.date(int(found["year"]) + (first == 12), first + 2 if first < 12 else 2, 1)
    return f"{found['year']}-{first:02}", last.isoformat()[:7]


def _rules() -> Iterator[tuple[str, Reading]]:
    yield rf"(?:between|from)\s+(?P<first>{DATE})\s+(?:and|to|until|till|through)\s+(?P<second>{DATE})", _range
    yield rf"(?:in|during|over|from)?\s*\b(?P<first>{YEAR})\s*(?:-|–|—|to|until)\s*(?P<second>{YEAR})\b(?!-)", _range
    yield rf"(?:in|during|over|from)?\s*\b(?P<year>{YEAR})\s*[–/]\s*(?P<end>\d\d)\b(?!-)", _short_range
    yield (
        rf"(?:since|from|starting(?:\s+(?:in|from))?)\s+(?P<first>{DATE})(?:\s+on(?:wards?)?|\s+and\s+(?:after|later))?",
        lambda found, _: (as_date(found["first"]), None),
    )
    yield rf"(?:(?:in|during)\s+)?(?:the\s+)?(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<year>{YEAR})", _season
    yield rf"(?P<first>{DATE})\s+(?:onwards?|and\s+(?:after|later))", lambda found, _: (as_date(found["first"]), None)
    yield rf"(?:later\s+than|after|following)\s+(?P<first>{DATE})", lambda found, _: (_after(as_date(found["first"])), None)
    yield (
        rf"(?:before|prior\s+to|earlier\s+than|up\s+to\s+but\s+not\s+including)\s+(?P<first>{DATE})",
        lambda found, _: (None, _before(as_date(found["first"]))),
    )
    yield (
        rf"(?:until|till|up\s+to|through|by(?:\s+the\s+end\s+of)?|no\s+later\s+than)\s+(?P<first>{DATE})",
        lambda found, _: (None, as_date(found["first"])),
    )
    yield r"(?:(?:in|during|of|from)\s+)?(?:the\s+)?(?:(?P<part>early|mid|late)[\s-]+)?(?P<decade>(?:1[5-9]|20)\d0|[2-9]0)['’]?s\b", _decade
    yield (
        rf"(?:in|during|over|for|within)?\s*(?:the\s+)?(?:last|past|previous|most\s+recent)\s+(?P<count>{NUMBER})\s+{UNIT}\b",
        _back,
    )
    yield r"(?:in|during|over)\s+the\s+(?:last|past)\s+(?P<count>)(?P<unit>week|month|year|decade)\b", _back
    yield r"(?:past|last)\s+(?P<count>)(?P<unit>week|decade)\b", _back
    yield r"(?:in\s+)?(?P<which>this|last)\s+(?P<unit>year|month)\b", _named
    yield r"(?:on\s+)?\b(?P<which>today|yesterday)\b", lambda found, today: _one_day(today, found["which"])
    yield (
        rf"(?:(?:in|during|on|of|for|dated|from)\s+)?\b(?P<first>{DATE})",
        lambda found, _: (as_date(found["first"]), as_date(found["first"])),
    )


def _one_day(today: dt.date, which: str) -> tuple[str, str]:
    day = (today - dt.timedelta(days=which.lower() == "yesterday")).isoformat()
    return day, day


RULES: list[tuple[re.Pattern[str], Reading]] = [
    (re.compile(rf"\b{shape}" if shape[0] == "(" else shape, re.IGNORECASE), reading) for shape, reading in _rules()
]
"""Tried in this order: what says more comes first."""
