"""Pairs of states that a name of many stands for: an organisation means its members, each while it belonged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from graph.errors import Invalid
from graph.filter import Pair
from graph.shape import dyad_id
from graph.when import earliest, latest
from seed.names import resolve
from seed.reference_data import memberships

MOST = 2_500
"""Pairs that one question may ask for: those of some 70 states. All the world's at once would be a list of everything."""


@dataclass(frozen=True)
class Presence:
    """An entity and the days in which it counts."""

    entity: str
    since: dt.date | None = None
    until: dt.date | None = None


def among(names: Iterable[str]) -> tuple[Pair, ...]:
    """Every pair of those that `names` stand for. Raises UnknownName, AmbiguousName, and Invalid for no pair or too many."""
    present = list(dict.fromkeys(one for name in names for one in stands_for(name)))
    return _checked(_pair(one, other) for one, other in combinations(present, 2))


def partners(name: str, others: Iterable[str]) -> tuple[Pair, ...]:
    """The pairs of `name` itself with each of those that `others` stand for. Raises like `among`."""
    one = Presence(resolve(name).id)
    return _checked(_pair(one, other) for name in others for other in stands_for(name))


def stands_for(name: str) -> tuple[Presence, ...]:
    """A state stands for itself, an organisation for its members and itself."""
    found = resolve(name)
    return (Presence(found.id), *_members(found.id))


@cache
def _members(organization: str) -> tuple[Presence, ...]:
    return tuple(
        Presence(row.state, earliest(row.start) if row.start else None, latest(row.end) if row.end else None)
        for row in memberships()
        if row.organization == organization and row.status == "member"
    )


def _pair(one: Presence, other: Presence) -> Pair | None:
    since = max((day for day in (one.since, other.since) if day), default=None)
    until = min((day for day in (one.until, other.until) if day), default=None)
    if one.entity == other.entity or (since and until and since > until):
        return None
    return Pair(dyad=dyad_id(one.entity, other.entity), since=since, until=until)


def _checked(pairs: Iterable[Pair | None]) -> tuple[Pair, ...]:
    found = tuple(dict.fromkeys(pair for pair in pairs if pair))
    if not found:
        raise Invalid("This names no pair: name two states, or an organisation whose members are meant.")
    if len(found) > MOST:
        raise Invalid(
            f"This names {len(found):,} pairs, at most {MOST:,} can be asked for at once: name fewer states or a smaller organisation."
        )
    return found
