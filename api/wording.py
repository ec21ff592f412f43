"""Types, dates, numbers and sums in words for people."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from typing import Final

from graph.fact import FactType, Status

TYPES: Final[dict[FactType, tuple[str, str]]] = {
    FactType.AGREEMENT: ("agreement", "agreements"),
    FactType.LOAN: ("loan or aid", "loans and aid"),
    FactType.EXERCISE: ("exercise", "exercises"),
    FactType.ARMS_TRANSFER: ("arms transfer", "arms transfers"),
    FactType.MEETING: ("meeting", "meetings"),
    FactType.DEPLOYMENT: ("deployment", "deployments"),
    FactType.SANCTION: ("sanction", "sanctions"),
    FactType.DIPLOMATIC_ACTION: ("diplomatic action", "diplomatic actions"),
    FactType.SUPPLY: ("supply", "supplies"),
    FactType.CLASH: ("clash", "clashes"),
    FactType.LEADERSHIP: ("office", "offices"),
    FactType.MEMBERSHIP: ("membership", "memberships"),
}
"""Each type as one and as many."""

STATUSES: Final[dict[Status, str]] = {
    Status.DONE: "done",
    Status.ANNOUNCED: "announced",
    Status.PLANNED: "planned",
    Status.SOUGHT: "sought",
    Status.ENDED: "ended",
}

SCALES: Final = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def listed(words: Sequence[str]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def day(text: str) -> str:
    """A partial date as people write it: '1999', 'September 2021', '9 September 2021'."""
    year, *rest = text.split("-")
    parts = [str(int(rest[1]))] if len(rest) == 2 else []
    if rest:
        parts.append(calendar.month_name[int(rest[0])])
    return " ".join((*parts, str(int(year))))


def year(text: str) -> str:
    """The year of a partial date as people write it: '1999' of '1999-12-08'; anything else as it stands."""
    first = text.split("-", maxsplit=1)[0]
    return str(int(first)) if first.isdecimal() else text


def when(date: str | None, end: str | None) -> str:
    """A date or a span: '10–16 September 2021', '30 May – 2 June 2018', 'until 2020', 'no date given'."""
    if not date and not end:
        return "no date given"
    if not date or not end or date == end:
        return day(date) if date else f"until {day(end or '')}"
    first, last = day(date).split(), day(end).split()
    if len(first) == len(last) == 3 and first[1:] == last[1:]:
        return f"{first[0]}–{' '.join(last)}"
    if first[-1] == last[-1] and len(first) > 1:
        first = first[:-1]
    return f"{' '.join(first)} – {' '.join(last)}"


def in_force(date: str) -> str:
    """'in force in 2019', 'in force on 9 September 2021'."""
    return f"in force {'on' if len(date) == len('2019-09-09') else 'in'} {day(date)}"


def moment(when: dt.datetime) -> str:
    """A moment to the minute, UTC: '9 September 2021, 14:05 UTC'."""
    utc = when.astimezone(dt.UTC)
    return f"{day(utc.date().isoformat())}, {utc:%H:%M} UTC"


def number(value: float) -> str:
    """A number with its scale in words: '630 million', '1.5 billion', '45,000'."""
    for size, word in SCALES:
        if abs(value) >= size:
            return f"{value / size:,.2f}".rstrip("0").rstrip(".") + f" {word}"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"


def money(amount: float | None, currency: str | None) -> str:
    """'630 million USD'; empty where no sum is known."""
    return " ".join(filter(None, (number(amount), currency))) if amount is not None else ""


def counted(count: int, fact_type: FactType) -> str:
    """'1 agreement', '20 agreements'."""
    return f"{number(count)} {TYPES[fact_type][count != 1]}"


def in_number(count: int, noun: str) -> str:
    """'1 article', '2,000 articles'."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
