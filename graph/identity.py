"""Do two reports tell of one event? A score that explains itself feature by feature.

The weights were set by hand so that one strong agreement (the same day, amount or proper name) beside the same participants is enough,
and so that a doubt keeps two events apart: merging two events is worse than leaving one twice.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.fact import ROLES, Fact, FactType
from graph.identity_when import when_features
from graph.match import CONTRADICTION, Feature, Match
from graph.names import family_name, telling, words


def compare(one: Fact, other: Fact) -> Match:
    """How alike two facts of two reports are; the same either way round."""
    if one.type is not other.type:
        return Match(features=(Feature(name="types differ", weight=CONTRADICTION),))
    found = (_who, _when, _amount, _name, _kind, _items, _count, _persons, _place)
    return Match(features=tuple(Feature(name=name, weight=weight) for part in found for name, weight in part(one, other)))


Scored = Iterator[tuple[str, float]]


def _who(one: Fact, other: Fact) -> Scored:
    mine, theirs = set(one.roles.everyone()), set(other.roles.everyone())
    if mine == theirs:
        yield "same participants", 1.5
    elif mine < theirs or theirs < mine:
        yield "one names more participants", 0.5
    elif len(mine & theirs) >= 2:
        yield "some participants shared", -0.5
    else:
        yield "participants differ", CONTRADICTION
    if len(ROLES[one.type]) == 2 and _turned(one, other):
        mutual = one.type in {FactType.CLASH, FactType.DIPLOMATIC_ACTION}
        yield "direction turned round", -0.5 if mutual else CONTRADICTION


def _turned(one: Fact, other: Fact) -> bool:
    acting, receiving = ROLES[one.type]
    mine, theirs = set(getattr(one.roles, acting)), set(getattr(other.roles, acting))
    return bool(mine & set(getattr(other.roles, receiving)) or theirs & set(getattr(one.roles, receiving)))


def _when(one: Fact, other: Fact) -> Scored:
    if one.type is FactType.LEADERSHIP:
        return  # one tenure is told of again and again, each time dated by the article
    yield from when_features(one, other)


def _amount(one: Fact, other: Fact) -> Scored:
    if not one.amount or not other.amount or one.currency != other.currency:
        return
    ratio = max(one.amount, other.amount) / min(one.amount, other.amount)
    if ratio == 1:
        yield "same amount", 3.0
    elif ratio <= 1.05:
        yield "nearly the same amount", 1.5
    elif ratio <= 1.5:
        yield "amounts differ", -1.2
    else:
        yield "amounts far apart", -3.5


_NAMED = frozenset({FactType.EXERCISE, FactType.AGREEMENT})
"""Types whose telling names are proper names more often than not."""


def _name(one: Fact, other: Fact) -> Scored:
    if one.type is FactType.LEADERSHIP or not one.name or not other.name:
        return
    mine, theirs = telling(one.name), telling(other.name)
    numbers_mine, numbers_theirs = _numbers(mine), _numbers(theirs)
    if numbers_mine and numbers_theirs and numbers_mine != numbers_theirs:
        yield "numbers in the names differ", CONTRADICTION
    elif not mine or not theirs:
        if words(one.name) == words(other.name):
            yield "same plain name", 0.5
    elif mine == theirs:
        yield "same name", 3.0
    elif mine < theirs or theirs < mine:
        yield "one name within the other", 2.0
    elif mine & theirs:
        yield "names overlap", 0.5
    else:
        yield "names differ", -3.0 if one.type in _NAMED else -1.0


def _numbers(name: frozenset[str]) -> set[str]:
    return {word for word in name if word.isdigit()}


_KIND_DIFFERS: dict[FactType, float] = {
    FactType.DEPLOYMENT: CONTRADICTION,
    FactType.DIPLOMATIC_ACTION: CONTRADICTION,
    FactType.LEADERSHIP: CONTRADICTION,
    FactType.SANCTION: -2.5,
    FactType.AGREEMENT: -1.5,
    FactType.LOAN: -0.7,
    FactType.ARMS_TRANSFER: -0.5,
}


def _kind(one: Fact, other: Fact) -> Scored:
    if one.type is FactType.LEADERSHIP and one.kind == other.kind:
        yield "same office", 1.0
    if not one.kind or not other.kind:
        return
    if one.kind == other.kind:
        yield "same kind", 0.3
    elif "other" not in {one.kind, other.kind}:
        if one.type is FactType.MEETING:
            if "call" in {one.kind, other.kind}:
                yield "a call and a meeting in person", CONTRADICTION
        else:
            yield "kinds differ", _KIND_DIFFERS.get(one.type, -0.5)


def _items(one: Fact, other: Fact) -> Scored:
    mine = {word for item in one.items for word in words(item)}
    theirs = {word for item in other.items for word in words(item)}
    if mine and theirs:
        yield ("items shared", 1.2) if mine & theirs else ("items differ", -2.0)


def _count(one: Fact, other: Fact) -> Scored:
    if one.count and other.count:
        if one.count == other.count:
            yield "same count", 1.0
        elif max(one.count, other.count) > 2 * min(one.count, other.count):
            yield "counts far apart", -1.0


def _persons(one: Fact, other: Fact) -> Scored:
    mine, theirs = ({family_name(person) for person in fact.persons} for fact in (one, other))
    if not mine or not theirs:
        return
    if one.type is FactType.LEADERSHIP:
        yield ("same person", 2.0) if mine == theirs else ("persons differ", CONTRADICTION)
    elif mine & theirs:
        yield "persons shared", 0.7
    else:
        yield "persons differ", -2.5 if one.type is FactType.MEETING else -0.5


def _place(one: Fact, other: Fact) -> Scored:
    if not one.place or not other.place:
        return
    if words(one.place) & words(other.place):
        yield "same place", 0.7
    elif one.type in {FactType.MEETING, FactType.CLASH, FactType.EXERCISE}:
        yield "places differ", -1.5
