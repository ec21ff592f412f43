"""From what the words say to a date: the week of a weekday, the year of a month, the day after the one told before."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from seed.when.bygone import bygone_year, listed_year
from seed.when.cues import Direction, direction, sentence_start
from seed.when.told import Told, from_told, nth_of_told
from seed.when.weekdays import weekday_of_told
from seed.when.words import Day, Span, day_of, days_on, real, shared, week_of


def resolved(text: str, span: Span, published: date, told: Told) -> tuple[Day | None, Day | None]:
    if span.rule == "weekend":
        saturday = days_on(week_of(published), 5)
        if span.lean < 0 or (_lean(text, span) not in ("future", "aimed") and saturday > published):
            saturday = days_on(saturday, -7)
        elif span.lean > 0 and saturday <= published:
            saturday = days_on(saturday, 7)
        return day_of(saturday), day_of(days_on(saturday, 1))
    if span.weekday is not None:
        return (weekday_of_told(span, published, told), None) if span.shift else _weekday(text, span, published)
    if span.rule == "after":
        return _before_clause(text, span, published, told), None
    if span.rule == "nth":
        ahead = direction(text, span.start, span.stop) in ("future", "aimed")
        return nth_of_told(span, published, told, begin=sentence_start(text, span.start), ahead=ahead), None
    if span.shift:
        return from_told(span, published, told), None
    if span.rule == "this_week":
        return _this_week(text, span, published), None
    if span.rule in ("ahead", "within") and span.lean and not _is_ahead(text, span):
        return None, None
    first, last = span.first, span.last
    if first[1] is not None and first[0] is None:
        first = (
            listed_year(text, span, published) or bygone_year(text, span, published, told) or _year(text, span, published),
            first[1],
            None if span.rule == "season" else first[2],
        )
        if span.rule == "season":
            first = (first[0], None, None)
    if last and last[0] is None:
        year = first[0] or published.year
        last = (year + (1 if (last[1] or 0) < (first[1] or 0) else 0), last[1], last[2])
    return (first if first[0] is not None else None), last


def _this_week(text: str, span: Span, published: date) -> Day:
    """The month of those days of the week that have passed, or that are left, where one month holds them."""
    monday = week_of(published)
    where = _lean(text, span)
    first = published if where in ("future", "aimed") else monday
    year, month, _ = shared(first, published if where == "past" else max(published, days_on(monday, 4)))
    return year, month, None


_RECORD = re.compile(r"\b(?:first|second|third|fourth|fifth|only|last|time|[a-z]{2,}est|most)\b[^.\n]{0,80}$", re.IGNORECASE)


def _is_ahead(text: str, span: Span) -> bool:
    """ "in two weeks" counts forward, unless it says how rare something is ("the first visit in seven years")."""
    begin = sentence_start(text, span.start)
    return direction(text, span.start, span.stop) in ("future", "aimed") and not _RECORD.search(text, begin, span.start)


def _lean(text: str, span: Span) -> Direction:
    if span.lean:
        return "past" if span.lean < 0 else "future"
    return direction(text, span.start, span.stop)


_SET_FOR = re.compile(r"(?<!\btime )for\s+(?:early\s+|late\s+)?$")
_OVER = re.compile(
    r"['’]s\s+(?!(?:[\w.-]+\s+){0,4}?(?:meeting|summit|talks|session|vote|election|conference|visit|deadline|hearing|council|signing|ceremony|review)s?\b)"
)
""" "Monday's attack" is behind, "Monday's summit" may be to come."""


_COMES = re.compile(
    r"\b(?:comes(?!\s+(?:from|(?:\w+\s+){0,3}after)\b)|lands|reaches|sees|sits?|goes|returns|follows(?=\s+(?:on|in|at)\b))\b[^.;:,]{0,40}"
    r"(?<!ed )(?<!held )(?<!made )(?<!taken )(?<!given )(?<!sent )(?<!begun )\bon\s+$"
)
""" "The minister comes on Monday" is to come, as what is told in the present; not "comes after talks on Monday", "returns with goods seized on Monday"."""


def _weekday(text: str, span: Span, published: date) -> tuple[Day, Day | None]:
    assert span.weekday is not None
    ahead = (span.weekday - published.weekday()) % 7
    future = _lean(text, span) in ("future", "aimed")
    if span.rule == "weekday" and not span.lean:
        over = _OVER.match(text, span.stop)
        set_for = _SET_FOR.search(text, max(0, span.start - 12), span.start) or _COMES.search(text, max(0, span.start - 60), span.start)
        future = not over and (future or bool(set_for))
    days = (ahead or 7 * (span.lean > 0)) if future else ahead - 7 * bool(ahead or span.lean < 0)
    first = days_on(published, days)
    last = None
    if span.rule.startswith("to_weekday_"):
        last = day_of(days_on(first, (int(span.rule[-1]) - span.weekday) % 7))
    return day_of(first), last


_FRONTED_NOUN = re.compile(r"\s+(?:the|its|his|her|their|this|that|a|an|[a-z]+ing)\b")


def _before_clause(text: str, span: Span, published: date, told: Told) -> Day | None:
    """ "... a day after Lima closed its consulate": what follows lies that long before the sentence's own time, else before publication."""
    begin = sentence_start(text, span.start)
    if text[begin : span.start].endswith("first "):
        return None
    if span.start - begin < 12 and _FRONTED_NOUN.match(text, span.stop):
        return None  # "Two days after the attack, he resigned" dates what comes next from an attack told earlier
    if told.at >= begin:
        return from_told(span, published, told)
    return None if direction(text, span.start, span.start) in ("future", "aimed") else from_told(span, published, Told())


_NEAR: Final = 31
"""Days either side of publication within which a date without a year and without a cue is the nearest one."""
_FAR: Final = 270
"""A reading that lies further off than this gives way to one within _NEAR days on the other side, within 3 * _NEAR where no verb says it is past."""

_MONTHS_AHEAD: Final = 7
"""A bare month that is to come lies at most so far ahead; beyond it writers say "next January"."""
_MONTHS_NEAR: Final = 3
"""A bare month so little ahead, with no cue beside it, is to come."""


_JUST_PASSED: Final = 2
"""Writers say "in August", not "last August", of one that passed no longer ago than so many months."""
_NAMED_BY_MONTH = re.compile(
    r"\b(?!end|start|beginning|middle|half|weeks?|days?|course|part|quarter|month|remainder|rest|close|as)[a-z]+ of $"
)
""" "Under an accord of May" names it by a month that has passed."""


def _year(text: str, span: Span, published: date) -> int:
    """The year of a month or a day of a month that has none: by the words beside it, else the nearest past."""
    _, month, day = span.first
    assert month is not None
    here = published.year
    where = _lean(text, span)
    before = max(0, span.start - 24)
    if _NAMED_BY_MONTH.search(text, before, span.start):
        where = "past"
    elif _SET_FOR.search(text, before, span.start) and (month - published.month) % 12 <= _MONTHS_AHEAD:
        where = "future"
    if day is None:
        if span.lean:
            passed = month < published.month - _JUST_PASSED
            return here + (span.lean > 0 and month <= published.month) - (span.lean < 0 and not passed)
        ahead = (month - published.month) % 12
        coming = ahead <= {"future": _MONTHS_AHEAD, "aimed": _MONTHS_AHEAD, "unknown": _MONTHS_NEAR, "past": 0}[where]
        total = published.year * 12 + published.month - 1 + (ahead if coming else ahead - 12 if ahead else 0)
        return total // 12
    years = [year for year in (here - 1, here, here + 1) if real((year, month, day))]
    years = years or [year for year in range(here - 4, here - 1) if real((year, month, day))]  # 29 February
    if not years:
        return here  # a day that no year has, and that is no date
    offsets = {year: (date(year, month, day) - published).days for year in years}
    past = max((y for y in offsets if offsets[y] <= 1), default=here)
    ahead = min((y for y in offsets if offsets[y] >= 0), default=here)
    nearest = min(offsets, key=lambda y: abs(offsets[y]))
    if abs(offsets[nearest]) <= _NEAR and where == "unknown":
        return nearest
    chosen = ahead if where in ("future", "aimed") else past
    if (
        not span.lean
        and abs(offsets.get(chosen, 0)) > _FAR
        and not text.endswith("since ", 0, span.start)
        and abs(offsets[nearest]) <= (1 if where == "past" else 3) * _NEAR
    ):
        return nearest
    return chosen
