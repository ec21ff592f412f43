"""What the dates and stages of two reports say about whether they tell of one event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from graph.fact import Fact, FactType, Status
from graph.match import CONTRADICTION
from graph.names import telling
from graph.when import earliest, latest

STAGE = {Status.SOUGHT: 0, Status.PLANNED: 1, Status.ANNOUNCED: 2, Status.DONE: 3, Status.ENDED: 4}
"""How far an event has come, in order."""

STANDING = frozenset({FactType.AGREEMENT, FactType.LOAN, FactType.ARMS_TRANSFER, FactType.SUPPLY, FactType.SANCTION, FactType.DEPLOYMENT})
"""Types that take long from being sought to their end, so that later stages carry later dates."""

LONGEST_WAY = 3 * 366
"""Days from one stage to a later one beyond which it is more likely another event."""


def when_features(one: Fact, other: Fact) -> Iterator[tuple[str, float]]:
    """Features of date and stage, with their weights."""
    mine, theirs = _span(one), _span(other)
    if mine is None or theirs is None:
        if one.type is FactType.MEMBERSHIP:
            yield from _membership(one, other)
        return
    gap = _gap(mine, theirs)
    if one.type is FactType.MEMBERSHIP:
        yield from _membership(one, other)
    elif gap == 0:
        yield _overlap(one, other, mine, theirs)
    elif _in_stages(one, other, mine, theirs):
        yield ("a later stage", -0.5) if gap <= LONGEST_WAY else ("a later stage, long after", -3.0)
    elif _one_treaty(one, other) and gap <= LONGEST_WAY:
        yield "a treaty of this name, at another date", -0.5
    elif not (_is_day(one) and _is_day(other)):
        yield "dates differ", CONTRADICTION
    elif gap == 1:
        yield "a day apart", 2.0
    elif gap <= 3:
        yield "a few days apart", 0.5
    elif gap <= 10:
        yield "days apart", -2.0
    else:
        yield "dates differ", CONTRADICTION


def _span(fact: Fact) -> tuple[date, date] | None:
    when = fact.date or fact.end
    return (earliest(when), latest(fact.end or when)) if when else None


def _is_day(fact: Fact) -> bool:
    return len(fact.date or fact.end or "") == 10


def _gap(mine: tuple[date, date], theirs: tuple[date, date]) -> int:
    return max(0, (theirs[0] - mine[1]).days, (mine[0] - theirs[1]).days)


def _overlap(one: Fact, other: Fact, mine: tuple[date, date], theirs: tuple[date, date]) -> tuple[str, float]:
    if _is_day(one) and _is_day(other):
        if mine[0] == theirs[0]:
            return "same day", 3.0
        return "days overlap", 2.0
    lengths = sorted((len(one.date or one.end or ""), len(other.date or other.end or "")))
    if lengths[0] == 7:
        return "same month", 1.2
    return ("same year", 0.7) if lengths == [4, 4] else ("within the year", 0.5)


def _in_stages(one: Fact, other: Fact, mine: tuple[date, date], theirs: tuple[date, date]) -> bool:
    if one.type not in STANDING or one.status is other.status:
        return False
    (_, first), (_, second) = sorted(((STAGE[one.status], mine), (STAGE[other.status], theirs)))
    return first[0] <= second[1]


def _one_treaty(one: Fact, other: Fact) -> bool:
    """Signing, ratification and entry into force of a treaty carry dates of their own."""
    return all(fact.type is FactType.AGREEMENT and fact.kind in {"treaty", None} and fact.name for fact in (one, other)) and bool(
        telling(one.name or "") and telling(one.name or "") == telling(other.name or "")
    )


def _membership(one: Fact, other: Fact) -> Iterator[tuple[str, float]]:
    if (one.status is Status.ENDED) != (other.status is Status.ENDED):
        yield "joining and leaving", CONTRADICTION
    elif one.date and other.date and one.status is other.status is Status.DONE and one.date[:4] != other.date[:4]:
        yield "dates differ", -1.0
    else:
        yield "same membership", 2.0
