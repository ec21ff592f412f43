"""From candidates to facts: which are told surely enough, who fills the roles, and which tell of the same event."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from graph.when import earliest, latest
from seed.reader.candidate import Candidate
from seed.reader.drilling import with_army
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
    told = Told(candidate, first, second, confidence, candidate.date, _after(candidate.date, candidate.end), candidate.status)
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


def _after(date: str | None, end: str | None) -> str | None:
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


def _agree(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return True
    return earliest(a) <= latest(b) and earliest(b) <= latest(a)


def same_event(a: Told, b: Told) -> bool:
    """Whether two readings in one article tell of the same event."""
    if a.type != b.type:
        return False
    sides = ((set(a.first), set(b.first)), (set(a.second), set(b.second)))
    if a.type in SYMMETRIC:
        x, y = sides[0]
        if not (x <= y or y <= x):
            return False
    elif not all(x <= y or y <= x for x, y in sides) and not _turned_round(a, b):
        return False
    together = a.candidate.sentence == b.candidate.sentence
    if together and a.candidate.part != b.candidate.part and min(a.confidence, b.confidence) >= OWN_PART:
        return False
    if not _agree(a.date, b.date):
        if together:
            # one of two readings of a sentence may have taken its date from another sentence, or the news's day for want of one
            return a.candidate.date_here != b.candidate.date_here or a.candidate.news != b.candidate.news
        return a.type in ("meeting", "exercise") and _one_trip(a, b)
    x_amount, y_amount = a.candidate.amount, b.candidate.amount
    if x_amount and y_amount and abs(x_amount - y_amount) > 0.02 * y_amount:
        return False
    if together:
        return True
    near = abs(a.candidate.sentence - b.candidate.sentence) <= 1
    if a.date != b.date and {a.status, b.status} & {"sought", "planned"} and {a.status, b.status} & {"done", "ended"}:
        return False  # what is still wanted is not what has come about
    if a.type == "meeting" and (a.candidate.kind == "call") != (b.candidate.kind == "call"):
        return False
    if a.type == "agreement":  # of one day: what they agreed to is not what they signed
        return near or (a.date is not None and a.date == b.date and a.candidate.kind == b.candidate.kind and a.status == b.status)
    if (a.status == "ended") != (b.status == "ended"):
        return False
    if a.date is None or b.date is None:
        return near or (a.date == b.date and a.type in ("membership", "clash", "meeting"))
    return True


def _turned_round(a: Told, b: Told) -> bool:
    """Whether each says of the same states what they did to each other ("fought a war"), though with the sides exchanged."""
    return a.first == b.second and a.second == b.first and _mutual(a) and _mutual(b)


def _mutual(told: Told) -> bool:
    acting, receiving = told.candidate.roles
    return all(min(acting.get(entity, 0.0), receiving.get(entity, 0.0)) >= MUTUAL for entity in (*told.first, *told.second))


MUTUAL = 0.5
"""Least chance of each state on either side, where it is told what they did to each other."""

OWN_PART = 0.5
"""Confidence from which two readings on either side of a semicolon tell of an event each; with 0.7 half as many are told apart."""

TRIP = 4
"""Days within which meetings of the same states are one visit (codebook, decision 29), unless one is a call; and drills one drill."""


def _one_trip(a: Told, b: Told) -> bool:
    calls = {a.candidate.kind == "call", b.candidate.kind == "call"}
    days = [dt.date.fromisoformat(one.date) for one in (a, b) if one.date and len(one.date) == 10]
    alike = a.type == "exercise" or a.status == b.status  # a drill is spoken of as planned and as held on its eve
    return calls == {False} and alike and len(days) == 2 and abs((days[0] - days[1]).days) <= TRIP


AGAIN = 0.4
"""What a further reading of one event counts towards its confidence; chosen on the articles of `training/chosen_on.txt`."""


def facts_of(told: list[Told], limits: Limits) -> list[Told]:
    """The facts that the readings `told` of an article come to: those not dropped, one for each event, if they are sure enough together."""
    return [one for one in merge([one for one in told if not one.dropped]) if one.confidence >= limits.fact]


def merge(facts: list[Told]) -> list[Told]:
    """Facts with those that tell of one event made one: the surest reading, with the most precise date, surer for every other."""
    return sorted((replace(kept, status=_status(kept, readings)) for kept, readings in by_event(facts)), key=lambda t: t.candidate.trigger)


def by_event(facts: list[Told]) -> list[tuple[Told, list[Told]]]:
    """Each event that `facts` tell of, as its readings come to but for the status, with these readings; the surest one first."""
    events: list[tuple[Told, list[Told]]] = []
    for told in sorted(facts, key=lambda t: -t.confidence):
        for n, (kept, readings) in enumerate(events):
            if same_event(kept, told):
                events[n] = (_joined(kept, told), [*readings, told])
                break
        else:
            events.append((told, [told]))
    return events


def _joined(kept: Told, other: Told) -> Told:
    date, end = kept.date, kept.end
    told_here = other.candidate.date_here and not kept.candidate.date_here and other.candidate.sentence == kept.candidate.sentence
    # from when to when is told of the drill itself, a day alone also of its notice
    span = other.end and not end and other.type == "exercise"
    if other.date and (date is None or told_here or span or (_agree(date, other.date) and len(other.date) > len(date))):
        date, end = other.date, _after(other.date, other.end or end)
    confidence = kept.confidence + (1 - kept.confidence) * other.confidence * AGAIN
    candidate = with_army(kept.candidate, other.candidate)
    return replace(kept, candidate=candidate, date=date, end=end, confidence=confidence, others=(*kept.others, other.candidate))


ENDING = 1.5
"""How often a reading that says "ended" counts: of "ended five agreements" the noun alone tells of no end. 1.2 to 2.5 read alike."""


def _status(event: Told, readings: list[Told]) -> str:
    """The status that the readings of the event's sentence together are surest of."""
    votes: dict[str, float] = {}
    for reading in readings:
        if reading.candidate.sentence == event.candidate.sentence:
            weight = ENDING if reading.status == "ended" else 1.0
            votes[reading.status] = votes.get(reading.status, 0.0) + weight * reading.confidence
    return max(votes, key=lambda status: votes[status])
