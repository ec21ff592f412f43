"""A question as words, each claimed by at most one reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from seed.names import plain

WORD = re.compile(r"\w+(?:['’.]\w+)*(?:(?<=\.\w)\.)?")
LONGEST = 7
"""Words of the longest name or phrase looked for."""


@dataclass(frozen=True)
class Token:
    """One word of the question."""

    text: str
    start: int
    stop: int


@dataclass(frozen=True)
class Phrase:
    """Some words in a row, none of them claimed yet."""

    text: str
    plain: str
    first: int
    last: int


@dataclass
class Words:
    """The question's words and which of them something has been read from."""

    question: str
    tokens: list[Token]
    claimed: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, question: str) -> Words:
        """The words of `question`; the possessive is no part of a word."""
        found = [Token(match[0], match.start(), match.end()) for match in WORD.finditer(re.sub(r"['’]s\b", "  ", question))]
        return cls(question, found)

    def phrases(self) -> Iterator[Phrase]:
        """Every run of unclaimed words, from left to right, the longest first."""
        for first in range(len(self.tokens)):
            for length in range(min(LONGEST, len(self.tokens) - first), 0, -1):
                if not self.claimed.intersection(range(first, first + length)):
                    text = self.question[self.tokens[first].start : self.tokens[first + length - 1].stop]
                    yield Phrase(text, plain(text), first, first + length - 1)

    def claim(self, phrase: Phrase) -> None:
        """These words have been read."""
        self.claimed.update(range(phrase.first, phrase.last + 1))

    def claim_span(self, start: int, stop: int) -> None:
        """The words between these offsets have been read."""
        self.claimed.update(number for number, token in enumerate(self.tokens) if token.start < stop and token.stop > start)

    def rest(self) -> list[Token]:
        """The words that nothing has been read from."""
        return [token for number, token in enumerate(self.tokens) if number not in self.claimed]
