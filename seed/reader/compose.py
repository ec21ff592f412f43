"""From candidates to facts: which are told surely enough, and who fills the roles."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.when import earliest, latest
from seed.reader.candidate import Candidate
from seed.reader.labels import EVENT_TYPES, ROLE_NAMES
from seed.reader.limits import Limits

SYMMETRIC = frozenset(t for t, (_, second) in zip(EVENT_TYPES, ROLE_NAMES, strict=True) if second is None)


@dataclass(frozen=True, slots=True)
class Told:
    """A fact in the making: a candidate with its roles decided, and the further candidates that tell of the same event, surest first."""

    candidate: Candidate
    first: tuple[str, ...]
    second: tuple[str, ...]
    confidence: float
    date: str | None
    end: str | None
    status: str
    dropped: str | None = None
    others: tuple[Candidate, ...] = ()

    @property
    def type(self) -> str:
        """The event type."""
        return self.candidate.type


def decide(candidate: Candidate, limits: Limits) -> Told:
    """The candidate with its roles; `dropped` says why it is no fact, where it is none."""
    least = 2 if candidate.type in ("agreement", "meeting") else 1
    first, second = _side(candidate, 0, limits, least), _side(candidate, 1, limits, 1)
    if candidate.type == "agreement":  # an organisation that gave a treaty its name is not thereby a party
        states = tuple(e for e in first if e not in candidate.absent)
        first = states if len(states) >= 2 else first
    first, second = _parted(candidate, first, second)
    confidence = limits.confidence(candidate, first, second)
    told = Told(candidate, first, second, confidence, candidate.date, after(candidate.date, candidate.end), candidate.status)
    if candidate.chance < limits.event:
        return replace(told, dropped=f"{candidate.type} too unsure here ({candidate.chance:.2f} < {limits.event:.2f})")
    if reason := _lacking(told):
        return replace(told, dropped=reason)
    if confidence < limits.reading:
        return replace(told, dropped=f"too unsure as a whole ({confidence:.2f} < {limits.reading:.2f})")
    return told


def _parted(candidate: Candidate, first: tuple[str, ...], second: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sides with each entity on the one where it is likelier: one state cannot stand on both.

    Where all of several would stand on one side ("they restored relations"), the one that leans to it least stands on the other.
    """
    acting, receiving = candidate.roles
    lean = {entity: acting[entity] - receiving[entity] for entity in set(first) & set(second)}
    ranked = sorted(lean, key=lambda entity: (lean[entity], entity))
    to_second = {entity for entity in ranked if lean[entity] < 0}
    if len(ranked) > 1 and to_second.issuperset(first):
        to_second.remove(ranked[-1])
    elif len(ranked) > 1 and not to_second and set(second) <= set(ranked):
        to_second.add(ranked[0])
    return (
        tuple(entity for entity in first if entity not in to_second),
        tuple(entity for entity in second if entity not in lean or entity in to_second),
    )


def narrowed(told: Told, first: tuple[str, ...], second: tuple[str, ...]) -> Told:
    """`told` of nobody but these: one of several events that were read as one, as sure as they were together."""
    roles = told.candidate.roles
    likely = {e: roles[0][e] for e in first}, {e: roles[1][e] for e in second}
    return replace(told, candidate=replace(told.candidate, roles=likely), first=first, second=second)


def after(date: str | None, end: str | None) -> str | None:
    """`end`, where it is not before `date`."""
    return end if end and (date is None or latest(end) >= earliest(date)) else None


UNNAMED = 0.95
"""Least chance of a further entity that the event's sentence does not name, beside others that it does name; 0.8 to 1 read alike."""


def _side(candidate: Candidate, side: int, limits: Limits, least: int) -> tuple[str, ...]:
    """The entities likely enough for a role; where fewer than `least` are, the likeliest others fill up."""
    chances = candidate.roles[side]
    ranked = sorted(chances, key=lambda e: -chances[e])
    usual = 2 if candidate.type in SYMMETRIC else 1
    told_here = candidate.named.issuperset(ranked[:usual])

    def wanted(n: int, entity: str) -> float:
        if n < least:
            return limits.lone_role
        return UNNAMED if n >= usual and told_here and entity not in candidate.named else limits.role

    return tuple(e for n, e in enumerate(ranked) if chances[e] >= wanted(n, e))


def _lacking(told: Told) -> str | None:
    """Why the roles found do not make a fact of this type, or None when they do."""
    if told.type in ("agreement", "meeting"):
        return None if len(told.first) >= 2 or _own_session(told) else f"{told.type} of fewer than two"
    if told.type == "exercise":
        return None if told.first else "nobody takes part"
    if told.type in ("loan", "supply", "arms_transfer"):
        return None if told.first and told.second else "no giver and taker"
    if told.type == "sanction":
        return None if told.first else "nobody imposes it"
    if told.type == "deployment":
        return None if told.first and told.second else "no sender and host"
    return None if told.first and told.second else "one side is missing"


OWN_SESSION = 0.6
"""Least chance of the one organisation that holds a session of its own; 0.4 to 0.8 read alike on the articles of `training/chosen_on.txt`."""


def _own_session(told: Told) -> bool:
    """Whether it is a session of one organisation, which is a meeting though no second side is named (codebook, decision 29)."""
    return told.type == "meeting" and any(e in told.candidate.bodies and told.candidate.roles[0][e] >= OWN_SESSION for e in told.first)
