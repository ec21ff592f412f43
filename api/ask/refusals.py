"""What is refused in a question, because reading on would answer another question: days that are none, "not", "or" between names."""

from __future__ import annotations

import re

from api.ask.lexicon import lexicon
from api.ask.tokens import Token, Words
from api.ask.windows import DATE, as_date
from graph.errors import Invalid


class NotUnderstood(Invalid):
    """A question from which nothing, or not enough, can be read."""

    title = "The question cannot be read"

    def __init__(self, said: str, examples: tuple[str, ...] = ()) -> None:
        """`examples` are questions that can be read; the message ends with them."""
        super().__init__(f"{said} For example: {'; '.join(examples)}." if examples else said)
        self.said = said


Named = tuple[int, str]
"""Where in the question a state, organisation or person is named, and in which words."""

LEAVING_OUT = re.compile(
    r"(?<!\w)(?:not|no|never|neither|nor|without|except|excluding|other\s+than|apart\s+from|\w+n['’]t)(?!\w)", re.IGNORECASE
)
A_DAY = re.compile(rf"(?<!\w){DATE}", re.IGNORECASE)


def refuse(words: Words, named: list[Named]) -> None:
    """NotUnderstood for what a question may not hold, where nothing else was read from the words."""
    _refuse_days_that_are_none(words)
    if found := LEAVING_OUT.search(words.free_text()):
        raise NotUnderstood(f"{found[0]!r} cannot be read: a question says what is looked for, not what is to be left out.")
    _refuse_alternatives(words, named)


def _refuse_days_that_are_none(words: Words) -> None:
    for found in A_DAY.finditer(words.free_text()):
        try:
            as_date(found[0])
        except ValueError:
            raise NotUnderstood(f"{found[0]!r} is no day of the calendar.") from None


def _refuse_alternatives(words: Words, named: list[Named]) -> None:
    """ "From Russia or China" are two questions: one answers what concerns both."""
    for at in range(len(words.tokens)):
        one, other = _beside(words, named, at, -1), _beside(words, named, at, 1)
        if words.word(at) == "or" and at not in words.claimed and one and other:
            asked = words.question
            first = asked[: words.tokens[at].start] + asked[other[0] + len(other[1]) :]
            second = asked[: one[0]] + asked[other[0] :]
            raise NotUnderstood(
                f"{one[1]!r} or {other[1]!r} are two questions: ask “{' '.join(first.split())}” and “{' '.join(second.split())}”."
            )


def _beside(words: Words, named: list[Named], at: int, step: int) -> Named | None:
    """The name next to this word; those that nothing was read from, and "states" of "African states", are stepped over."""
    at += step
    while 0 <= at < len(words.tokens) and (at not in words.claimed or words.word(at) in {*lexicon().members, "member"}):
        at += step
    return _at(words.tokens[at], named) if 0 <= at < len(words.tokens) else None


def _at(token: Token, named: list[Named]) -> Named | None:
    return next(((start, said) for start, said in named if start <= token.start < start + len(said)), None)
