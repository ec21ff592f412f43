"""Reading a question: who, what, when, how much become parameters of `/events`; what is left over is said."""

from __future__ import annotations

import datetime as dt
from itertools import takewhile
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_serializer

from api.ask.amounts import USUAL, find_amounts
from api.ask.extras import find_extras, find_topic
from api.ask.kinds import find_kinds
from api.ask.lexicon import lexicon
from api.ask.meaning import Conditions, Meaning, Mentioned, Person
from api.ask.parties import find_parties
from api.ask.people import find_people
from api.ask.plainly import direction, plainly
from api.ask.refusals import NotUnderstood, refuse
from api.ask.sides import who_is_asked_for
from api.ask.tokens import Token, Words
from api.ask.windows import find_window
from api.parameters import EventSelection
from graph.errors import complaints
from graph.fact import FactType
from graph.filter import Sort
from graph.when import earliest, latest
from seed.names import UnknownName, nearest

MONEY = {FactType.LOAN, FactType.ARMS_TRANSFER, FactType.SUPPLY, FactType.AGREEMENT}
"""Types that articles give sums for."""

EXAMPLES = (
    "all agreements between Russia and Belarus since 1999",
    "loans over $1bn from China to African states since 2010",
    "who visited Minsk in 2021",
    "which exercises did Russia and Belarus hold before 2020",
    "latest arms deals of India",
    "US sanctions against Iran in force in 2019",
)
CAN_ASK = (
    "Name states or organisations (by any name or code), people, a kind of event (agreements, loans, exercises, arms deals, meetings, deployments, "
    "sanctions, diplomatic actions, supplies, clashes, leaders, memberships), a time (since 1999, before 2010, in May 2014, last five years), a status "
    "(signed, announced, planned, sought, ended), an amount (over $1bn) or a thing (gas, S-400)."
)


class Part(BaseModel):
    """Some words of the question and what they were read as."""

    model_config = ConfigDict(frozen=True)

    words: str
    read_as: str = Field(description="parameters of `/events`, or a name with its id")
    said: str = Field(description="the same in words for people")


class Reading(BaseModel):
    """A question as parameters of `/events`."""

    model_config = ConfigDict(frozen=True)

    asked: EventSelection = Field(description="the parameters that say the same; those not asked for are left out")
    parts: tuple[Part, ...] = Field(description="which words were read as what")
    direction: str = Field(
        description="who acts and whom it concerns, in words; empty where the question does not say", examples=["by Russia"]
    )
    not_understood: tuple[str, ...] = Field((), description="words that were passed over")
    confidence: float = Field(description="share of the words with a meaning of their own that were understood, 0..1")

    @property
    def parties(self) -> tuple[str, ...]:
        """The states and organisations named."""
        named = (*self.asked.between, self.asked.state, self.asked.actor, self.asked.recipient, self.asked.organization)
        return tuple(dict.fromkeys(name for name in named if name))

    @field_serializer("asked")
    def _only_set(self, asked: EventSelection) -> dict[str, Any]:
        return asked.model_dump(mode="json", exclude_defaults=True, by_alias=True)


def read_question(question: str, today: dt.date) -> Reading:
    """What `question` asks for; `today` is what "last five years" counts back from.

    NotUnderstood, UnknownName or AmbiguousName where going on would be a guess.
    """
    words, parts = Words.of(question), _Parts()
    asked = find_extras(words, parts, today)
    asked |= _amounts(words, parts) | _times(words, today, parts, standing="in_force_on" in asked)
    parties = find_parties(words)
    for party in parties:
        parts.add(party.start, party.words, Mentioned(id=party.entity.id, name=party.entity.name, members=party.group))
    asked |= find_people(words, parts, [party.entity.id for party in parties], asked)
    what = find_kinds(words)
    for found in what.found:
        parts.add(found.start, found.words, found.meant)
    refuse(words, [*((party.start, party.words) for party in parties), *parts.people()])
    asked |= {name: list(value) for name, value in (("type", what.types), ("kind", what.kinds), ("status", what.status)) if value}
    asked |= {"item": what.item} if what.item else {}
    if asked.get("sort") == Sort.AMOUNT and what.types and not MONEY & set(what.types):
        raise NotUnderstood(
            f"The largest {' and '.join(what.types)} cannot be told: only loans, arms transfers, supplies and agreements have sums."
        )
    asked |= who_is_asked_for(parties, what.types, what.kinds)
    left = _left_over(words, asked, parts)
    if not parts.read:
        raise NotUnderstood(f"Nothing in the question says what to look for. {CAN_ASK}", EXAMPLES)
    confidence = round(len(parts.read) / (len(parts.read) + len(left)), 2)
    not_understood = tuple(token.text for token in left)
    selection = _selection(asked)
    return Reading(
        asked=selection, parts=parts.in_order(), direction=direction(selection), not_understood=not_understood, confidence=confidence
    )


def _selection(asked: dict[str, Any]) -> EventSelection:
    try:
        return EventSelection.model_validate(asked)
    except ValidationError as error:
        raise NotUnderstood(f"The question asks for what cannot be: {complaints(error)}.") from None


class _Read(NamedTuple):
    """Some words, where in the question they begin, and what they mean."""

    start: int
    words: str
    meant: Meaning


class _Parts:
    """What has been read so far."""

    def __init__(self) -> None:
        self.read: list[_Read] = []

    def add(self, start: int, words: str, meant: Meaning) -> None:
        self.read.append(_Read(start, words.strip(), meant))

    def take(self, meant: Meaning) -> bool:
        """Forget what was read so; whether anything was."""
        kept = [each for each in self.read if each.meant != meant]
        taken, self.read = len(kept) < len(self.read), kept
        return taken

    def people(self) -> list[tuple[int, str]]:
        """Where people were found, and in which words."""
        return [(each.start, each.words) for each in self.read if isinstance(each.meant, Person)]

    def in_order(self) -> tuple[Part, ...]:
        """As an answer tells them."""
        found = sorted(self.read, key=lambda each: each.start)
        return tuple(Part(words=each.words, read_as=each.meant.written, said=plainly(each.meant)) for each in found)


def _times(words: Words, today: dt.date, parts: _Parts, *, standing: bool) -> dict[str, Any]:
    """The window; "since 1999 ... until 2005" is one window said in two places. Of what is `standing` today or in a year, that year."""
    first = find_window(words.free_text(), today)
    if first is None:
        return {}
    words.claim_span(first.start, first.stop)
    second = find_window(words.free_text(), today)
    since, until, taken = first.since, first.until, [first]
    if second and bool(first.since) != bool(second.since) and bool(first.until) != bool(second.until):
        words.claim_span(second.start, second.stop)
        since, until, taken = first.since or second.since, first.until or second.until, [first, second]
    if since and until and earliest(since) > latest(until):
        raise NotUnderstood(f"The question asks for a time from {since} to {until}, which ends before it begins.")
    if standing and since and since == until and parts.take(Conditions(in_force_on=today.isoformat())):
        parts.add(first.start, words.question[first.start : first.stop], Conditions(in_force_on=since))
        return {"in_force_on": since}
    for window in taken:
        parts.add(window.start, words.question[window.start : window.stop], Conditions(since=window.since, until=window.until))
    return {name: value for name, value in (("since", since), ("until", until)) if value}


def _amounts(words: Words, parts: _Parts) -> dict[str, Any]:
    found = find_amounts(words.free_text())
    if found is None:
        return {}
    words.claim_span(found.start, found.stop)
    meant = Conditions(min_amount=found.least, max_amount=found.most, currency=found.currency or USUAL)
    parts.add(found.start, words.question[found.start : found.stop], meant)
    return meant.given()


def _left_over(words: Words, asked: dict[str, Any], parts: _Parts) -> list[Token]:
    """Words with a meaning of their own that nothing was read from; one that stands for a name is an error, not passed over."""
    for phrase in words.phrases():
        if phrase.plain in lexicon().fillers:
            words.claim(phrase)
    asked |= find_topic(words, parts) if "text" not in asked else {}
    asked |= _place(words, parts)
    left = words.rest()
    for token in left:
        likely = nearest(token.text, least=0.6 if token.text[0].isupper() else 0.75)
        if token.text.lower() not in lexicon().ordinary and (likely or _stands_for_a_name(token, words)):
            raise UnknownName(token.text, likely)
    return left


def _place(words: Words, parts: _Parts) -> dict[str, str]:
    """ "signed in Geneva", "talks in San Francisco": capitals after "in" that are no state."""
    for at, token in enumerate(words.tokens):
        named = list(takewhile(lambda one: one not in words.claimed and words.tokens[one].text[0].isupper(), range(at, len(words.tokens))))
        if named and words.word(at - 1) in ("in", "at", "near") and not nearest(token.text, least=0.8):
            place = words.question[token.start : words.tokens[named[-1]].stop]
            words.claim_span(token.start, words.tokens[named[-1]].stop)
            parts.add(token.start, place, Conditions(place=place))
            return {"place": place}
    return {}


def _stands_for_a_name(token: Token, words: Words) -> bool:
    at = words.tokens.index(token)
    return at > 0 and (token.text[0].isupper() or words.word(at - 1) in ("between", "and", "with"))
