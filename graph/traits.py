"""What identity looks at in a fact, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.fact import ROLES, Fact, FactType, Status
from graph.names import folded, item_words, telling, words
from graph.when import earliest, latest


@dataclass(frozen=True, slots=True)
class Traits:
    """A fact as sets and spans to be compared."""

    type: FactType
    status: Status
    kind: str | None
    everyone: frozenset[str]
    acting: frozenset[str]
    receiving: frozenset[str]
    """Empty for types without a direction."""
    span: tuple[date, date] | None
    """First and last day that it may have lain on."""
    precision: int
    """Characters of its date: 4 a year, 7 a month, 10 a day, 0 none."""
    amount: float | None
    currency: str | None
    count: int | None
    plain_name: frozenset[str]
    """All words of its name."""
    name: frozenset[str]
    """The words of its name that tell which thing it is."""
    numbers: frozenset[str]
    items: frozenset[str]
    persons: tuple[str, ...]
    place: frozenset[str]


def traits(fact: Fact) -> Traits:
    """The traits of a fact."""
    roles = ROLES[fact.type]
    when = fact.date or fact.end
    name = telling(fact.name) if fact.name else frozenset[str]()
    return Traits(
        type=fact.type,
        status=fact.status,
        kind=fact.kind,
        everyone=frozenset(fact.roles.everyone()),
        acting=frozenset(getattr(fact.roles, roles[0])),
        receiving=frozenset(getattr(fact.roles, roles[1])) if len(roles) == 2 else frozenset(),
        span=(earliest(when), latest(fact.end or when)) if when else None,
        precision=len(when or ""),
        amount=fact.amount or None,
        currency=fact.currency,
        count=fact.count or None,
        plain_name=words(fact.name) if fact.name else frozenset(),
        name=name,
        numbers=frozenset(word for word in name if word.isdigit()),
        items=item_words(fact.items),
        persons=tuple(folded(person) for person in fact.persons),
        place=words(fact.place) if fact.place else frozenset(),
    )
