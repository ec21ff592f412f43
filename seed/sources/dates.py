"""Publication dates as sources write them. Only a date with its year is one: nothing is guessed."""

from __future__ import annotations

import calendar
import re
from email.utils import parsedate_to_datetime

from graph.when import PartialDate, earliest

MONTHS = {name.casefold()[:3]: number for number, name in enumerate(calendar.month_name) if number}

MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4})"
TIME = r"(?:[\s,|T-]+\d{1,2}[:.]\d{2}.{0,30})?"
LABEL = r"(?:(?:date|published|posted|first published)(?:\s+on)?\s*:?\s*)?"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"

WRITTEN = [
    re.compile(LABEL + WEEKDAY + rf"{MONTH}\s+{DAY},?\s+{YEAR}" + TIME, re.IGNORECASE),
    re.compile(LABEL + WEEKDAY + rf"{DAY}\s+{MONTH},?\s+{YEAR}" + TIME, re.IGNORECASE),
]
ISO = re.compile(LABEL + r"(?P<date>\d{4}-\d{2}-\d{2})(?:[T ].{0,40})?", re.IGNORECASE)


def full_date(text: str) -> PartialDate | None:
    """The day that `text` as a whole gives (ISO 8601, English, RFC 2822; a clock time is passed over), or None."""
    text = " ".join(text.split())
    if found := ISO.fullmatch(text):
        return _real(found["date"])
    for shape in WRITTEN:
        if found := shape.fullmatch(text):
            return _real(f"{found['year']}-{MONTHS[found['month'].casefold()[:3]]:02}-{int(found['day']):02}")
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except ValueError:
        return None


def _real(date: str) -> PartialDate | None:
    try:
        earliest(date)
    except ValueError:
        return None
    return date
