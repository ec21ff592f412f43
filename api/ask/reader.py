"""Reading a question: states, time, type and status words become parameters; what is left over is said."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field

from api.ask.lexicon import lexicon
from api.ask.tokens import Phrase, Token, Words
from api.ask.windows import Window, find_window
from graph.errors import Invalid
from graph.fact import FactType, Status
from graph.when import PartialDate, earliest, latest
from seed.names import AmbiguousName, Entity, UnknownName, meanings, nearest

SAFE_SHORT = {"usa", "uae", "ussr", "dprk", "nato"}
"""Names of up to four letters that are no words: read in lower case too. "us", "it" or "so" must be capitals to be states."""

EXAMPLES = (
    "all agreements between Russia and Belarus since 1999",
    "loans from China since 2010",
    "which exercises did Russia and Belarus hold before 2020",
    "planned arms deals of India",
    "sanctions between May 2014 and 2016",
)
CAN_ASK = (
    "Name one or two states (any name or code), a kind of event (agreements, loans, exercises, arms deals, meetings, deployments, sanctions, "
    "diplomatic actions, supplies, clashes, leaders, memberships), a time (since 1999, before 2010, between 2001 and 2005, in May 2014, last five "
    "years) or a status (signed, announced, planned, sought, ended). For example: "
) + "; ".join(EXAMPLES)


class NotUnderstood(Invalid):
    """A question from which nothing, or not enough, can be read."""

    title = "The question cannot be read"


class Part(BaseModel):
    """Some words of the question and what they were read as."""

    model_config = ConfigDict(frozen=True)

    words: str
    read_as: str


class Reading(BaseModel):
    """A question as parameters of `/events`."""

    model_config = ConfigDict(frozen=True)

    parties: tuple[str, ...] = Field((), description="ids of the states and organisations that take part, in the order named")
    types: tuple[FactType, ...] = ()
    status: tuple[Status, ...] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None
    parts: tuple[Part, ...] = Field((), description="which words were read as what")
    not_understood: tuple[str, ...] = Field((), description="words that were passed over")
    confidence: float = Field(description="share of the words with a meaning of their own that were understood, 0..1")


def read_question(question: str, today: dt.date) -> Reading:
    """What `question` asks for; `today` is what "last five years" counts back from.

    NotUnderstood, UnknownName or AmbiguousName where going on would be a guess.
    """
    words = Words.of(question)
    parts: list[tuple[int, Part]] = []
    since, until = _times(words, today, parts)
    entities = _entities(words, parts)
    types = _types(words, parts)
    status = _status(words, parts)
    left = _left_over(words)
    if len(entities) > 2:
        raise NotUnderstood(f"The question names {', '.join(entity.name for entity in entities)}: ask for one state, or for two at a time.")
    if not parts:
        raise NotUnderstood(f"Nothing in the question says what to look for. {CAN_ASK}.")
    return Reading(
        parties=tuple(entity.id for entity in entities),
        types=types,
        status=status,
        since=since,
        until=until,
        parts=tuple(part for _, part in sorted(parts, key=lambda each: each[0])),
        not_understood=tuple(token.text for token in left),
        confidence=round(len(parts) / (len(parts) + len(left)), 2),
    )


def _times(words: Words, today: dt.date, parts: list[tuple[int, Part]]) -> tuple[str | None, str | None]:
    """The window; "since 1999 ... until 2005" is one window said in two places."""
    first = find_window(words.question, today)
    if first is None:
        return None, None
    second = find_window(_without(words.question, first), today)
    since, until, taken = first.since, first.until, [first]
    if second and bool(first.since) != bool(second.since) and bool(first.until) != bool(second.until):
        since, until, taken = first.since or second.since, first.until or second.until, [first, second]
    if since and until and earliest(since) > latest(until):
        raise NotUnderstood(f"The question asks for a time from {since} to {until}, which ends before it begins.")
    for window in taken:
        words.claim_span(window.start, window.stop)
        said = " ".join(f"{name}={value}" for name, value in (("since", window.since), ("until", window.until)) if value)
        parts.append((window.start, Part(words=words.question[window.start : window.stop].strip(), read_as=said)))
    return since, until


def _without(question: str, window: Window) -> str:
    return question[: window.start] + " " * (window.stop - window.start) + question[window.stop :]


def _entities(words: Words, parts: list[tuple[int, Part]]) -> list[Entity]:
    found: dict[str, Entity] = {}
    for phrase in words.phrases():
        if not words.claimed.isdisjoint(range(phrase.first, phrase.last + 1)) or not _may_be_name(phrase, words):
            continue
        candidates = meanings().get(phrase.plain, ())
        if len(candidates) > 1:
            raise AmbiguousName(phrase.text, candidates)
        if candidates:
            words.claim(phrase)
            found[candidates[0].id] = candidates[0]
            parts.append((words.tokens[phrase.first].start, Part(words=phrase.text, read_as=f"{candidates[0].name} ({candidates[0].id})")))
    return list(found.values())


def _may_be_name(phrase: Phrase, words: Words) -> bool:
    letters = phrase.plain.replace(" ", "")
    if len(letters) <= 3 and letters not in SAFE_SHORT:
        after_the = phrase.first > 0 and words.tokens[phrase.first - 1].text.lower() == "the" and letters in ("us", "uk", "eu", "un")
        return after_the or (phrase.text.isupper() and not words.question.isupper())
    return phrase.plain not in lexicon().fillers


def _types(words: Words, parts: list[tuple[int, Part]]) -> tuple[FactType, ...]:
    found = []
    for phrase in words.phrases():
        if words.claimed.isdisjoint(range(phrase.first, phrase.last + 1)) and (meant := lexicon().type_of(phrase.plain)):
            words.claim(phrase)
            found.append((phrase, meant))
    strong = [(phrase, meant) for phrase, meant in found if phrase.plain not in lexicon().weak]
    for phrase, meant in strong or found:
        parts.append((words.tokens[phrase.first].start, Part(words=phrase.text, read_as=f"type={meant}")))
    return tuple(dict.fromkeys(meant for _, meant in strong or found))


def _status(words: Words, parts: list[tuple[int, Part]]) -> tuple[Status, ...]:
    found = []
    for phrase in words.phrases():
        if words.claimed.isdisjoint(range(phrase.first, phrase.last + 1)) and (meant := lexicon().status_of(phrase.plain)):
            words.claim(phrase)
            found.append(meant)
            parts.append((words.tokens[phrase.first].start, Part(words=phrase.text, read_as=f"status={meant}")))
    return tuple(dict.fromkeys(found))


def _left_over(words: Words) -> list[Token]:
    """Words with a meaning of their own that nothing was read from; one that stands for a name is an error, not passed over."""
    for phrase in words.phrases():
        if phrase.plain in lexicon().fillers:
            words.claim(phrase)
    left = words.rest()
    for token in left:
        likely = nearest(token.text)
        if likely or _stands_for_a_name(token, words):
            raise UnknownName(token.text, likely)
    return left


def _stands_for_a_name(token: Token, words: Words) -> bool:
    at = words.tokens.index(token)
    return at > 0 and (token.text[0].isupper() or words.tokens[at - 1].text.lower() in ("between", "and", "with"))
