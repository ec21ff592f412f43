"""When: every time that a text tells, resolved against its publication date as the codebook says ("Dates", Decisions 12, 24, 29)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from seed.amounts.numbers import TENS, UNITS
from seed.when.absolute import starting_with_digit, starting_with_month
from seed.when.ages import age
from seed.when.cues import PUT_OFF
from seed.when.edges import edge_day
from seed.when.holidays import holiday
from seed.when.joining import is_dateline, joined_spans
from seed.when.lasting import lasting
from seed.when.relative import starting_with_word
from seed.when.resolving import resolved
from seed.when.told import SPELT, Told, nth_of_month
from seed.when.weekdays import starting_with_weekday
from seed.when.words import MONTHS, WEEKDAYS, Day, Span, day_of, days_on, real, written


@dataclass(frozen=True, slots=True)
class Time:
    """A time told at `text[start:stop]`: `date` and `end` are YYYY, YYYY-MM, YYYY-MM-DD or None; `rule` says how it was read.

    A stretch that only ends ("until 2030", "by 2025", "within three months") has no `date` but an `end`. `open_year`: no word of the time
    says which year its month or day is of.
    """

    start: int
    stop: int
    date: str | None
    end: str | None
    rule: str
    open_year: bool = False


_TOKEN: Final = re.compile(r"[A-Za-z]+|\d+")
_WORDS: Final = {
    *"today tonight yesterday tomorrow last next this that the current coming past recent previous following present".split(),
    *"early late mid earlier later end close beginning start middle course rest remainder quarter part".split(),
    *"in within by during over since until at on for a an half few several some many couple".split(),
    *"new christmas boxing day days week weeks weekend month months year years decade decades".split(),
    *UNITS,
    *TENS,
}
_LIMITED: Final = r"\s+(?:(?:at\s+least|about|the|early|late|mid|end\s+of|close\s+of)[-\s]+){0,3}$"
_UNTIL = re.compile(rf"\b(?:until|till|through|valid\s+to){_LIMITED}", re.IGNORECASE)
_BY = re.compile(rf"\b(?:by|no\s+later\s+than){_LIMITED}", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|from)\s+(?:the\s+)?(?:(?:early|late|mid|middle)[-\s]+)?$", re.IGNORECASE)
"""What has gone on "since the 1950s" did not end with them, and no year of theirs is told."""
_NOT_UNTIL = re.compile(r"(?:\bnot|n['’]t)\b[^.]{0,60}\buntil\s+\w{0,8}\s?$")
"""What "did not open until 5 May" opened on that day."""
_MEMORY: Final = 1000
"""Characters over which "the following day" may look back to the time that it follows."""


def find_times(text: str, published: date, start: int = 0, stop: int | None = None) -> list[Time]:
    """Every time in `text[start:stop]`, in order, with offsets into `text`; "the following day" looks back no further than `start`."""
    spans = joined_spans(text, list(_spans(text, published, start, len(text) if stop is None else stop)))
    times: list[Time] = []
    told = Told()
    for span in spans:
        if span.start - told.at > _MEMORY:
            told = Told()
        if span.rule == "decade" and _SINCE.search(text, max(0, span.start - 30), span.start):
            continue
        first, last = resolved(text, span, published, told)
        if (first is None and last is None) or not (real(first) and real(last)):
            continue
        if first and last and (written(last) or "") < (written(first) or "")[: len(written(last) or "")]:
            last = None
        rule = "dateline" if is_dateline(text, span) else span.rule
        if first is not None and last is None and (limit := _limit(text, span, first, published)):
            first, last, rule = None, first, limit
        if first is not None and rule not in ("dateline", "name_year", "window"):
            told = told.then(first, span.start, published)
        times.append(Time(span.start, span.stop, first and written(first), last and written(last), rule, span.open_year))
    return _with_lengths(text, times, start, len(text) if stop is None else stop)


def _with_lengths(text: str, times: list[Time], start: int, stop: int) -> list[Time]:
    """Days on which a "three-day visit" begins get its last day as their end; one that the day ends or lies within is a time of its own."""
    days = [index for index, time in enumerate(times) if time.date and len(time.date) == 10 and not time.end and time.rule != "dateline"]
    apart: list[Time] = []
    for found in lasting(text, [times[index].start for index in days], start, stop):
        time = times[days[found.day]]
        assert time.date
        day = date.fromisoformat(time.date)
        if found.into is None:
            times[days[found.day]] = replace(time, end=days_on(day, found.length - 1).isoformat(), rule="stay")
        elif all(other.stop <= found.start or other.start >= found.stop for other in times):
            begun = days_on(day, 1 - found.into)
            apart.append(Time(found.start, found.stop, begun.isoformat(), days_on(begun, found.length - 1).isoformat(), "stay"))
    return sorted([*times, *apart], key=lambda time: time.start) if apart else times


def _spans(text: str, published: date, start: int, stop: int) -> Iterator[Span]:
    free = start
    for token in _TOKEN.finditer(text, start, stop):
        at = token.start()
        if at < free:
            continue
        word = token[0]
        span = None
        if word[0].isdigit():
            if len(word) <= 4:
                span = starting_with_digit(text, at, published)
                if span is None and len(word) <= 3:
                    span = age(text, at, published) or starting_with_word(text, at, published) or nth_of_month(text, at, published)
        elif (key := word.casefold()) in SPELT:
            span = edge_day(text, at, published) or nth_of_month(text, at, published)
        elif key in _WORDS:
            span = holiday(text, at, published) or edge_day(text, at, published) or starting_with_word(text, at, published)
            if span is None and (key in UNITS or key in TENS):
                span = age(text, at, published) or nth_of_month(text, at, published)
        elif key in MONTHS:
            span = starting_with_month(text, at, published)
        elif key in WEEKDAYS:
            span = starting_with_weekday(text, at, published)
        if span is not None and span.stop <= stop:
            free = span.stop
            yield span


def _limit(text: str, span: Span, first: Day, published: date) -> str | None:
    """Which word makes the time a last day without a first: "until 2030", and "by 2025" where that is still to come."""
    before = text[max(0, span.start - 90) : span.start]
    if _UNTIL.search(before):
        return None if _NOT_UNTIL.search(before) or PUT_OFF.search(before) else "until"
    still_open = (written(first) or "") >= (written(day_of(published)) or "")[: len(written(first) or "")]
    return "by" if still_open and _BY.search(before) else None
