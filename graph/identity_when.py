"""What the dates and stages of two reports say about whether they tell of one event."""

from __future__ import annotations

from collections.abc import Iterator

from graph.fact import FactType, Status
from graph.match import CONTRADICTION, Feature
from graph.traits import Traits

MONTH, DAY = 7, 10
"""Precisions of a date, in characters."""

STAGE = {Status.SOUGHT: 0, Status.PLANNED: 1, Status.ANNOUNCED: 2, Status.DONE: 3, Status.ENDED: 4}
"""How far an event has come, in order."""

STAGED = frozenset({FactType.AGREEMENT, FactType.LOAN, FactType.ARMS_TRANSFER, FactType.SUPPLY, FactType.SANCTION, FactType.DEPLOYMENT})
"""Types that take long from being sought to their end, so that later stages carry later dates."""

LONGEST_WAY = 3 * 366
"""Days from one stage to a later one beyond which it is more likely another event."""


TERM_GAP = 5 * 366
"""Days between two mentions of a person in an office beyond which it may be another term or another person of that name."""


def when_features(one: Traits, other: Traits) -> Iterator[Feature]:
    """Features of date and stage, with their weights."""
    if one.type is FactType.MEMBERSHIP:
        yield _membership(one, other)
        return
    if one.span is None or other.span is None:
        return
    gap = max(0, (other.span[0] - one.span[1]).days, (one.span[0] - other.span[1]).days)
    if one.type is FactType.LEADERSHIP:
        if gap > TERM_GAP:
            yield "years apart", -3.0
    elif gap == 0:
        yield _overlap(one, other)
    elif _in_stages(one, other):
        yield ("a later stage", -0.5) if gap <= LONGEST_WAY else ("a later stage, long after", -3.0)
    elif _one_treaty(one, other) and gap <= LONGEST_WAY:
        yield "a treaty of this name, at another date", -0.5
    elif one.precision < DAY or other.precision < DAY or gap > 10:
        yield "dates differ", CONTRADICTION
    elif gap == 1:
        yield "a day apart", 2.0
    elif gap <= 3:
        yield "a few days apart", 0.5
    else:
        yield "days apart", -2.0


def _overlap(one: Traits, other: Traits) -> Feature:
    coarser, finer = sorted((one.precision, other.precision))
    if coarser == DAY:
        return ("same day", 3.0) if one.span and other.span and one.span[0] == other.span[0] else ("days overlap", 2.0)
    if coarser == MONTH:
        return "same month", 1.2
    return ("same year", 0.7) if finer == coarser else ("within the year", 0.5)


def _in_stages(one: Traits, other: Traits) -> bool:
    if one.type not in STAGED or one.status is other.status or one.span is None or other.span is None:
        return False
    (_, first), (_, second) = sorted(((STAGE[one.status], one.span), (STAGE[other.status], other.span)))
    return first[0] <= second[1]


def _one_treaty(one: Traits, other: Traits) -> bool:
    """Signing, ratification and entry into force of a treaty carry dates of their own."""
    treaties = one.type is FactType.AGREEMENT and {one.kind, other.kind} <= {"treaty", None}
    return treaties and bool(one.name) and one.name == other.name


def _membership(one: Traits, other: Traits) -> Feature:
    """Leaving ends the membership that began before it; a state that joins again begins another."""
    if (one.status is Status.ENDED) != (other.status is Status.ENDED):
        begun, left = (other, one) if one.status is Status.ENDED else (one, other)
        backwards = begun.span is not None and left.span is not None and left.span[1] < begun.span[0]
        return ("left before it joined", CONTRADICTION) if backwards else ("leaving ends it", 2.0)
    if one.span and other.span and one.status is other.status and abs(one.span[0].year - other.span[0].year) > 1:
        return "dates differ", CONTRADICTION
    return "same membership", 2.0
