"""Less common conditions in questions: in force, as known on a day, words in quotation marks, topics, sources."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, Protocol

from api.ask.amounts import CURRENCIES, UNIT, USUAL
from api.ask.meaning import Conditions, Meaning
from api.ask.tokens import Words
from api.ask.windows import DATE, NUMBER, as_count, as_date
from graph.filter import Sort
from graph.when import latest

ABOUT = ("on", "about", "concerning", "regarding")


class Notes(Protocol):
    """Where readings are noted."""

    def add(self, start: int, words: str, meant: Meaning) -> None:
        """These words, which begin at `start`, mean this."""


Read = Callable[[re.Match[str], dt.date], Conditions]


def find_extras(words: Words, notes: Notes, today: dt.date) -> dict[str, Any]:
    """The parameters that such phrases stand for."""
    asked: dict[str, Any] = {}
    for shape, read in RULES:
        found = shape.search(words.free_text())
        meant = _meant(read, found, today) if found else None
        if meant and meant.sort and "currency" in asked:
            meant = meant.model_copy(update={"currency": asked["currency"]})
        if found and meant and not meant.given().keys() & asked.keys() - {"currency"}:
            words.claim_span(found.start(), found.end())
            notes.add(found.start(), words.question[found.start() : found.end()], meant)
            asked |= meant.given()
    return asked


def _meant(read: Read, found: re.Match[str], today: dt.date) -> Conditions | None:
    """None where the calendar has no such day."""
    try:
        return read(found, today)
    except ValueError:
        return None


def find_topic(words: Words, notes: Notes) -> dict[str, str]:
    """ "... on visas", "visas: ...": the words that nothing else was read from are to be in the reports."""
    topic = _heading(words)
    for at, token in enumerate(words.tokens):
        follows = words.word(at - 1) in ABOUT if not topic else at - 1 == topic[-1] or (words.word(at - 1) == "and" and at - 2 == topic[-1])
        if at not in words.claimed and follows and token.text[0].islower():
            topic.append(at)
    if not topic:
        return {}
    for at in topic:
        words.claim_at(at)
    text = " ".join(words.tokens[at].text for at in topic)
    notes.add(words.tokens[topic[0]].start, text, Conditions(text=text))
    return {"text": text}


def _heading(words: Words) -> list[int]:
    """The one word before a colon, where that is how the question begins."""
    first = words.tokens[0] if words.tokens else None
    return [0] if first and first.text[0].islower() and words.question[first.stop :].startswith(":") and 0 not in words.claimed else []


def _in_force(found: re.Match[str], today: dt.date) -> Conditions:
    return Conditions(in_force_on=as_date(found["date"]) if found["date"] else today.isoformat())


def _recorded(found: re.Match[str], _: dt.date) -> Conditions:
    """At the end of the day, month or year."""
    return Conditions(recorded_by=dt.datetime.combine(latest(as_date(found["date"])), dt.time(23, 59, 59), dt.UTC))


def _sure(found: re.Match[str], _: dt.date) -> Conditions:
    return Conditions(min_confidence=float(found["share"]) / (100 if found["percent"] else 1))


def _counted(sort: Sort, currency: str | None = None) -> Read:
    """The order, and how many where the question gives a number before or after the word."""

    def read(found: re.Match[str], _: dt.date) -> Conditions:
        count = found["before"] or found["after"]
        return Conditions(sort=sort, currency=currency, limit=max(1, as_count(count)) if count else None)

    return read


_UNIT = r"(?!\s*(?:day|week|month|year|decade))"
_BEFORE, _AFTER = rf"(?:(?P<before>{NUMBER})\s+)?", rf"(?:\s+(?P<after>{NUMBER})\b{_UNIT})?\b"

_SHAPES: list[tuple[str, Read]] = [
    (r"[\"“”](?P<said>[^\"“”]{2,150})[\"“”]", lambda found, _: Conditions(text=found["said"])),
    (
        r"(?:(?:that|which)\s+)?(?:mention(?:s|ing)?|with\s+the\s+words?)\s+(?P<said>(?-i:[a-z])[\w-]+)\b",
        lambda found, _: Conditions(text=found["said"]),
    ),
    (
        rf"(?:that\s+(?:are|were)\s+)?(?:still\s+|currently\s+)?(?:in\s+force|in\s+effect|valid|standing)(?:\s+(?:on|in|as\s+of|at)\s+(?P<date>{DATE}))?",
        _in_force,
    ),
    (
        rf"(?:as\s+)?(?:was\s+)?known\s+(?:by|on|in|as\s+of)\s+(?P<date>{DATE})",
        lambda found, _: Conditions(known_by=as_date(found["date"])),
    ),
    (
        rf"(?:as\s+(?:was\s+)?recorded\s+(?:by|on|in|at|as\s+of)|recorded\s+by|(?:as\s+)?the\s+graph\s+(?:held|had|knew|hold|have|know)(?:\s+(?:it|them))?\s+(?:by|on|in|at))\s+(?P<date>{DATE})",
        _recorded,
    ),
    (
        r"(?:(?:that|which)\s+(?:are|is)\s+)?(?:at\s+least|over|more\s+than)\s+(?P<share>\d{1,3}(?:\.\d+)?)\s?(?P<percent>%|per\s?cent)\s+(?:sure|certain|confident)\b",
        _sure,
    ),
    (
        r"(?:with\s+)?(?:an?\s+)?confidence\s+(?:of\s+)?(?:over|above|at\s+least|more\s+than|from)\s+(?P<share>\d{1,3}(?:\.\d+)?)(?:\s?(?P<percent>%|per\s?cent\b))?",
        _sure,
    ),
    (
        rf"(?:reported|confirmed|told(?:\s+of)?|mentioned)\s+(?:by|in)\s+(?:at\s+least\s+)?(?P<count>{NUMBER})\s+(?:or\s+more\s+)?(?:sources|articles|reports|papers)",
        lambda found, _: Conditions(min_sources=as_count(found["count"])),
    ),
    (
        rf"(?:(?:that|which)\s+)?(?:at\s+least\s+)?(?P<count>{NUMBER})\s+(?:or\s+more\s+)?(?:sources|articles|reports|papers)\s+(?:tell|report|mention|speak|confirm)(?:\s+of)?\b",
        lambda found, _: Conditions(min_sources=as_count(found["count"])),
    ),
    (
        rf"with\s+(?:at\s+least\s+)?(?P<count>{NUMBER})\s+(?:or\s+more\s+)?(?:sources|articles|reports)",
        lambda found, _: Conditions(min_sources=as_count(found["count"])),
    ),
    (
        rf"(?:latest|last|newest|most\s+recent|top)\s+(?P<count>{NUMBER})\b{_UNIT}",
        lambda found, _: Conditions(limit=max(1, as_count(found["count"]))),
    ),
    (rf"in\s+(?:us\s+)?(?P<unit>{UNIT})\b", lambda found, _: Conditions(currency=CURRENCIES[found["unit"].lower()])),
    (
        _BEFORE + r"(?:largest|biggest|highest|greatest|most\s+expensive|most\s+valuable)" + _AFTER,
        _counted(Sort.AMOUNT, currency=USUAL),
    ),
    (_BEFORE + r"(?:earliest|oldest|first(?=\s+" + NUMBER + r"\b))" + _AFTER, _counted(Sort.OLDEST)),
    (
        _BEFORE + r"(?:most\s+(?:widely\s+)?reported|best\s+(?:sourced|documented|supported)|most\s+covered)" + _AFTER,
        _counted(Sort.SOURCES),
    ),
    (_BEFORE + r"(?:(?:most\s+)?recently\s+(?:added|learnt|loaded|recorded)|newly\s+(?:added|loaded))" + _AFTER, _counted(Sort.RECORDED)),
    (r"(?:how\s+many|(?:the\s+)?(?:total\s+)?number\s+of)\b", lambda _found, _today: Conditions(total=True)),
]
RULES = [(re.compile(rf"(?<!\w){shape}", re.IGNORECASE), read) for shape, read in _SHAPES]
