"""The vocabulary of dates in English news, and the partial day that a reading of it gives."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from seed.amounts.numbers import TENS, UNITS

MONTHS: Final = {
    spelling: month for month in range(1, 13) for spelling in (calendar.month_name[month].casefold(), calendar.month_abbr[month].casefold())
} | {"sept": 9}

WEEKDAYS: Final = {
    spelling: day
    for day, spellings in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs", "friday fri", "saturday sat", "sunday sun")
    )
    for spelling in spellings.split()
}

MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
)
WEEKDAY: Final = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|:\d|[.,]\d)"
YEAR: Final = r"(?:1[4-9]\d\d|20\d\d)(?![\d]|[.,]\d|-year)"
DASH: Final = r"\s{0,3}(?:-{1,2}|–|—|to|until|till|through|thru)\s{0,3}"
COUNT: Final = rf"(?:\d{{1,3}}|an?|half\s+a|(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(UNITS)}))?|{'|'.join(UNITS)}|(?:a|two|three|several)\s+(?:dozen|hundred))"
SEASON: Final = r"spring|summer|autumn|fall|winter"
VAGUE: Final = r"(?:a\s+few|several|some|many|couple\s+of|a\s+couple\s+of|recent|few|a\s+number\s+of)"

Day = tuple[int | None, int | None, int | None]
"""Year, month, day, as far as known; a day always has its month."""


def day_of(when: date) -> Day:
    return when.year, when.month, when.day


def real(parts: Day | None) -> bool:
    """Whether a calendar has it (no 31 April, no year 0); no date at all is none that is wrong."""
    year, month, day = parts or (None, None, None)
    if year is not None and not 1 <= year <= 9999:
        return False
    return day is None or (month is not None and 1 <= day <= calendar.monthrange(year or 2000, month)[1])


def written(parts: Day) -> str | None:
    """YYYY, YYYY-MM or YYYY-MM-DD; None without a year."""
    year, month, day = parts
    if year is None:
        return None
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")


def shared(first: date, last: date) -> Day:
    """The most precise day, month or year that holds both; the year of the middle when none does."""
    if first == last:
        return day_of(first)
    if (first.year, first.month) == (last.year, last.month):
        return first.year, first.month, None
    if first.year == last.year:
        return first.year, None, None
    return (first + (last - first) / 2).year, None, None


def months_on(year: int, month: int, months: int) -> tuple[int, int]:
    """The year and month `months` after (or, negative, before) the given one."""
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1


def year_called(which: str, published: date) -> int:
    """The year of "last", "this" or "next" year."""
    return published.year + ("last", "this", "next").index(which) - 1


def days_on(when: date, days: int) -> date:
    """`days` later (earlier when negative), held within the calendar."""
    return date.fromordinal(min(max(when.toordinal() + days, 1), date.max.toordinal()))


def week_of(when: date) -> date:
    """The Monday of its week."""
    return when - timedelta(days=when.weekday())


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that tells a time, before context has completed it.

    `first` and `last` may lack a year, which the publication date and the words around complete.
    `weekday` (0 Monday) waits for the week to be chosen. `shift` (number, unit) counts from the time told before.
    """

    start: int
    stop: int
    rule: str
    first: Day = (None, None, None)
    last: Day | None = None
    weekday: int | None = None
    lean: int = 0
    shift: tuple[int, str] | None = None

    @property
    def open_year(self) -> bool:
        """Whether it is a month or a day of one, and no word of it says of which year."""
        return self.first[0] is None and self.first[1] is not None and not self.lean and not self.shift
