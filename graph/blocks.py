"""Blocking keys: two reports can tell of one event only if they share one."""

from __future__ import annotations

from datetime import timedelta

from graph.fact import Fact, FactType
from graph.names import family_name, item_words, slug, telling
from graph.shape import dyad_id, dyads
from graph.when import earliest, latest

FEW = 4
"""Up to so many participants every pair of them is a key; a larger gathering is looked for among those of more than two."""

MARGIN = timedelta(days=10)
"""How far the dates of two reports of one event may lie apart and still share the key of a year."""


def keys(fact: Fact) -> frozenset[str]:
    """The keys of a fact: its type and each pair of its states, with each of: years, amount, telling name, items, place when undated.

    Offices and memberships are known by who and what alone. A fact with nothing to know it by is found only by the same bare claim.
    """
    marks = _marks(fact) or {f"bare:{fact.status}:{fact.kind or ''}:{slug(fact.quote)[:40]}"}
    return frozenset(f"{fact.type}|{group}|{mark}" for group in _groups(fact) for mark in marks)


def _groups(fact: Fact) -> tuple[str, ...]:
    everyone = fact.roles.everyone()
    if len(everyone) == 1:
        return everyone
    pairs = tuple(dyad_id(*pair) for pair in dyads(fact.roles)) if len(everyone) <= FEW else ()
    return (*pairs, "many") if len(everyone) > 2 else pairs  # who names a few of many may mean the same gathering


def _marks(fact: Fact) -> set[str]:
    if fact.type is FactType.LEADERSHIP:
        return {f"person:{family_name(fact.persons[0])}"}
    if fact.type is FactType.MEMBERSHIP:
        return {"any"}
    marks = set(_years(fact))
    if fact.amount:
        marks.add(f"amount:{fact.amount:.0f}{fact.currency or ''}")
    if fact.name and (name := telling(fact.name)):
        marks.add("name:" + "-".join(sorted(name)))
    marks.update(f"item:{word}" for word in item_words(fact.items))
    if not fact.date and fact.place:
        marks.add(f"place:{slug(fact.place)}")
    return marks


def _years(fact: Fact) -> set[str]:
    when = fact.date or fact.end
    if when is None:
        return set()
    first, last = earliest(when), latest(when)
    if len(when) == 10:  # a day: reports may be a few days off, so at the turn of a year both years are keys
        padded = {first.year, last.year}
        if first.toordinal() > MARGIN.days:
            padded.add((first - MARGIN).year)
        if first.year < 9999:
            padded.add((last + MARGIN).year)
        return {str(year) for year in padded}
    return {str(first.year)}
