"""Which readings of an article tell of the same event, and the one fact that they come to."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace

from graph.when import earliest, latest
from seed.reader.compose import SYMMETRIC, Told, after
from seed.reader.drilling import with_army
from seed.reader.limits import Limits


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
    if (
        together
        and a.candidate.part != b.candidate.part
        and min(a.confidence, b.confidence) >= OWN_PART
        and _particulars(a) != _particulars(b)
    ):
        return False
    if together and _each_dated(a, b):
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
    if max(a, b, key=lambda one: one.candidate.sentence).candidate.further or _told_anew(a, b):
        return False
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
        return near or (a.date == b.date and a.type in ONE_UNDATED)
    return True


def _sure(a: Told, b: Told, least: float) -> bool:
    return min(a.confidence, b.confidence) >= least and min(a.candidate.spotted, b.candidate.spotted) >= EVOKED


def _each_dated(a: Told, b: Told) -> bool:
    """Whether two sure words of a sentence tell of an event each: of other dates, both told there, or of other dates and stages.

    "Russia, which supplied fifty tanks by 2017, promised a centre."
    """
    return _sure(a, b, APART) and a.date != b.date and (a.status != b.status or (a.candidate.date_here and b.candidate.date_here))


def _told_anew(a: Told, b: Told) -> bool:
    """Whether two sentences, none of them the headline, tell of an event each: both very surely, one with a closer date than the other.

    A drill is the exception: it is named with its year first and with its days further down.
    """
    apart = a.date != b.date and min(a.candidate.sentence, b.candidate.sentence) > 0
    return apart and a.type != "exercise" and _sure(a, b, ANEW)


def _particulars(told: Told) -> tuple[object, ...]:
    """What tells an event from another of its type in the same sentence."""
    return set(told.first), set(told.second), told.date, told.candidate.amount, told.candidate.count


def _turned_round(a: Told, b: Told) -> bool:
    """Whether each says of the same states what they did to each other ("fought a war"), though with the sides exchanged."""
    return a.first == b.second and a.second == b.first and _mutual(a) and _mutual(b)


def _mutual(told: Told) -> bool:
    acting, receiving = told.candidate.roles
    return all(min(acting.get(entity, 0.0), receiving.get(entity, 0.0)) >= MUTUAL for entity in (*told.first, *told.second))


ONE_UNDATED = frozenset({"membership", "clash", "meeting"})
"""Types of which an article tells once, though in sentences far apart, where it gives no date."""

MUTUAL = 0.5
"""Least chance of each state on either side, where it is told what they did to each other."""

OWN_PART = 0.5
"""Confidence from which two readings on either side of a semicolon that differ tell of an event each; with 0.7 half as many are told apart."""

APART = 0.8
"""Confidence from which two words of a sentence that differ in date tell of an event each; on the articles of `training/chosen_on.txt` half a
point more is found, as precisely; 0.7 reads alike."""

ANEW = 0.9
"""The same for words of two sentences, which lost a third of the facts that were lost because two were taken for one; 0.8 is less precise."""

EVOKED = 0.4
"""Least chance, by the first reading, that each of two such words evokes an event; 0.2 to 0.6 read alike."""

TRIP = 4
"""Days within which meetings of the same states are one visit (codebook, decision 29), unless one is a call; and drills one drill."""


def _one_trip(a: Told, b: Told) -> bool:
    calls = {a.candidate.kind == "call", b.candidate.kind == "call"}
    days = [dt.date.fromisoformat(one.date) for one in (a, b) if one.date and len(one.date) == 10]
    alike = a.type == "exercise" or a.status == b.status  # a drill is spoken of as planned and as held on its eve
    return calls == {False} and alike and len(days) == 2 and abs((days[0] - days[1]).days) <= TRIP


AGAIN = 0.4
"""What a further reading of one event counts towards its confidence; chosen on the articles of `training/chosen_on.txt`."""


SECOND = 0.7
"""Least confidence of a fact whose word tells of a surer one of another type: of those below 4 in 15 are right, of others from 0.55 to 0.7 half."""


def facts_of(told: list[Told], limits: Limits) -> list[Told]:
    """The facts that the readings `told` of an article come to: those not dropped, one for each event, if they are sure enough together."""
    events = merge([one for one in told if not one.dropped])
    return [event for event, least in zip(events, least_of(events, limits), strict=True) if event.confidence >= least]


def least_of(events: list[Told], limits: Limits) -> list[float]:
    """How sure each of `events` must be; a weak second reading of a word is no fact ("sent fighters to patrol its borders": no arms transfer)."""
    surest: dict[tuple[int, int], str] = {}
    for event in sorted(events, key=lambda one: one.confidence):
        surest[event.candidate.trigger] = event.type
    return [limits.fact if surest[event.candidate.trigger] == event.type else max(SECOND, limits.fact) for event in events]


def merge(facts: list[Told]) -> list[Told]:
    """Facts with those that tell of one event made one: the surest reading, with the most precise date, surer for every other."""
    return sorted((replace(kept, status=_status(kept, readings)) for kept, readings in by_event(facts)), key=lambda t: t.candidate.trigger)


def by_event(facts: list[Told]) -> list[tuple[Told, list[Told]]]:
    """Each event that `facts` tell of, as its readings come to but for the status, with these readings; the surest one first."""
    events: list[tuple[Told, list[Told]]] = []
    index = Index()
    for told in sorted(facts, key=lambda t: -t.confidence):
        for n in index.like(told):
            kept, readings = events[n]
            if same_event(kept, told):
                events[n] = (_joined(kept, told), [*readings, told])
                index.keep(n, events[n][0])
                break
        else:
            index.keep(len(events), told)
            events.append((told, [told]))
    return events


class Index:
    """The numbers of events by what another reading of one must share with it (`same_event`): long texts tell of too many to compare all."""

    def __init__(self) -> None:
        self._at: defaultdict[tuple[str, str, int], set[int]] = defaultdict(set)
        self._dated: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        self._undated: defaultdict[tuple[str, str], set[int]] = defaultdict(set)

    def keep(self, number: int, event: Told) -> None:
        """`event` is kept under `number`, or has changed there: what it was found by before, it still is."""
        for entity in (*event.first, *event.second):
            self._at[event.type, entity, event.candidate.sentence].add(number)
            (self._dated if event.date else self._undated)[event.type, entity].add(number)

    def like(self, told: Told) -> list[int]:
        """The events that `told` may tell of: of its states, and told beside it, or dated as it is, or not dated as it is not."""
        found: set[int] = set()
        for entity in (*told.first, *told.second):
            if told.date:
                found |= self._dated[told.type, entity]
            elif told.type in ONE_UNDATED:
                found |= self._undated[told.type, entity]
            for sentence in range(told.candidate.sentence - 1, told.candidate.sentence + 2):
                found |= self._at[told.type, entity, sentence]
        return sorted(found)


def _joined(kept: Told, other: Told) -> Told:
    date, end = kept.date, kept.end
    told_here = other.candidate.date_here and not kept.candidate.date_here and other.candidate.sentence == kept.candidate.sentence
    # from when to when is told of the drill itself, a day alone also of its notice
    span = other.end and not end and other.type == "exercise"
    if other.date and (date is None or told_here or span or (_agree(date, other.date) and len(other.date) > len(date))):
        date, end = other.date, after(other.date, other.end or end)
    confidence = kept.confidence + (1 - kept.confidence) * other.confidence * AGAIN
    candidate = with_army(kept.candidate, other.candidate)
    return replace(kept, candidate=candidate, date=date, end=end, confidence=confidence, others=(*kept.others, other.candidate))


ENDING = 1.5
"""How often a reading that says "ended" counts: of "ended five agreements" the noun alone tells of no end. 1.2 to 2.5 read alike."""

CONCLUDED = 0.4
"""Confidence from which any reading, also of another sentence, says that an agreement announced is concluded; of other types it is as often wrong."""

UNEVOKED = 0.1
"""What a word says of an event's status that is not likely to evoke the event at all; one that surely evokes it says eleven times as much."""


def _status(event: Told, readings: list[Told]) -> str:
    """The status that the readings of the event's sentence together are surest of; of an agreement the furthest that any tells.

    Words that hardly evoke the event say less of it than its verb: "hoped to purchase jets and S-400 systems".
    """
    votes: dict[str, float] = {}
    for reading in readings:
        if reading.candidate.sentence == event.candidate.sentence:
            weight = (ENDING if reading.status == "ended" else 1.0) * (UNEVOKED + reading.candidate.spotted)
            votes[reading.status] = votes.get(reading.status, 0.0) + weight * reading.confidence
    likeliest = max(votes, key=lambda status: votes[status])
    concluded = event.type == "agreement" and any(one.status == "done" and one.confidence >= CONCLUDED for one in readings)
    return "done" if likeliest == "announced" and concluded else likeliest
