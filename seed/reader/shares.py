"""One verb that tells of several events: each gets its own states and its own time, sum or number."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, takewhile

from seed.reader.compose import SYMMETRIC, Told, narrowed
from seed.reader.gapped import Group, Mark, Series, series_in
from seed.reader.places import Place

PAID = frozenset(("loan", "supply", "arms_transfer"))
"""Types whose events are told apart by a sum alone."""
COUNTED = frozenset(("deployment", "arms_transfer", "supply", "diplomatic_action"))
"""Types whose events are told apart by a number alone."""


def share_out(told: list[Told], places: list[Place], text: str, spans: list[tuple[int, int]]) -> list[Told]:
    """`told` with readings that tell by one verb of several events as one reading of each; `spans` are the sentences."""
    out: list[Told] = []
    for sentence, readings in groupby(told, key=lambda one: one.candidate.sentence):
        here = list(readings)
        for series in series_in(places, text, spans[sentence]) if any(not one.dropped for one in here) else []:
            here = _shared(here, series)
        out += here
    return out


def _shared(told: list[Told], series: Series) -> list[Told]:
    sides: dict[str, int] = {}
    for one in sorted(told, key=lambda one: -one.confidence):  # readings of one event agree on who the others are: as the surest has it
        if _tells(one, series) and (side := _side(one, series)) is not None and _parts(one, series, side):
            sides.setdefault(one.type, side)
    out: list[Told] = []
    for one in told:
        if one.type not in sides:
            out.append(one)
        elif _tells(one, series):
            out += _parts(one, series, sides[one.type]) or [one]
        elif series.short[0].start <= one.candidate.trigger[0] < series.short[-1].stop:
            out.append(replace(one, dropped=one.dropped or "told by the verb of the clause before"))
        else:
            out.append(one)
    return out


def _tells(told: Told, series: Series) -> bool:
    """Whether `told` is read off the whole clause and is the event that the short ones repeat."""
    return not told.dropped and series.start <= told.candidate.trigger[0] < series.short[0].start and _fits(told, series)


def _side(told: Told, series: Series) -> int | None:
    """The side that those of the short clauses fill, None where nobody in the whole clause stands there as they do."""
    return next((side for side in _sides(told, series.short[0].who) if _parallel(told, series, side)), None)


def _parts(told: Told, series: Series, side: int) -> list[Told]:
    """One reading for each clause, those of the short clauses on this side, as likely there as those of the whole one are."""
    who = _parallel(told, series, side)
    if who is None:
        return []
    alike = takewhile(lambda short: short is series.short[0] or _sides(told, short.who)[0] == side, series.short)
    named = {*who.ids, *series.later, *(e for short in series.short for e in short.who.ids)}
    others = tuple(e for e in (told.first if told.type in SYMMETRIC else (told.first, told.second)[1 - side]) if e not in named)
    if not others:
        return []
    chance = min(told.candidate.roles[side][e] for e in who.ids if e in (told.first, told.second)[side])
    clauses = [(who, series.mark), *((short.who, short.mark) for short in alike)]
    return [
        _part(told, dict.fromkeys(ids, chance), others, mark, side)
        for group, mark in clauses
        for ids in ([(e,) for e in group.ids] if _is_apart(told, mark) else [group.ids])
    ]


def _is_apart(told: Told, mark: Mark) -> bool:
    """Whether those of one clause acted one by one: within a year or a month, not on a day, or with a number for each."""
    day = mark.time is None or mark.time.date is None or len(mark.time.date) == len("2021-09-09")
    return told.type not in SYMMETRIC and (mark.each or not day)


def _part(told: Told, who: dict[str, float], others: tuple[str, ...], mark: Mark, side: int) -> Told:
    """The event of one clause, of `who` on this side, with those `others` that the whole clause names for all."""
    first, second = told.candidate.roles
    roles = (first | who, second) if side == 0 else (first, second | who)
    candidate = replace(told.candidate, roles=roles, count=mark.count or told.candidate.count)
    if mark.money:
        candidate = replace(candidate, amount=mark.money.value, currency=mark.money.currency)
    if mark.time:
        candidate = replace(candidate, date=mark.time.date, end=mark.time.end, date_here=True)
    part = replace(told, candidate=candidate, date=candidate.date, end=candidate.end)
    if told.type in SYMMETRIC:
        return narrowed(part, (*who, *others), ())
    return narrowed(part, tuple(who), others) if side == 0 else narrowed(part, others, tuple(who))


def _fits(told: Told, series: Series) -> bool:
    """Whether the series tells of this event: it is dated by one of its times, or of a type that its sums or numbers tell apart."""
    if series.mark.time:
        return told.date in {mark.time.date for mark in (series.mark, *(short.mark for short in series.short)) if mark.time}
    return told.type in (PAID if series.mark.money else COUNTED)


def _sides(told: Told, who: Group) -> list[int]:
    """The sides that those of a short clause may stand on, the likelier first."""
    if told.type in SYMMETRIC:
        return [0]
    if told.type == "membership":
        return [int("organisation" in who.forms)]
    first, second = (sum(chances.get(e, 0.0) for e in who.ids) for chances in told.candidate.roles)
    return [1, 0] if second > first else [0, 1]


def _parallel(told: Told, series: Series, side: int) -> Group | None:
    """Who in the whole clause stands on this side as those of the short one do: with the same preposition, at best named alike."""
    other, ids = series.short[0].who, set((told.first, told.second)[side])
    filling = [group for group in series.groups if group.preposition == other.preposition and ids & set(group.ids)]
    return next((group for group in reversed(filling) if group.forms & other.forms), filling[0] if filling else None)
