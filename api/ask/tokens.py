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

    def is_free(self, phrase: Phrase) -> bool:
        """Whether nothing has been read from any of these words yet."""
        return self.claimed.isdisjoint(range(phrase.first, phrase.last + 1))

    def word(self, at: int) -> str:
        """The word at this place in lower case; empty beyond the ends."""
        return self.tokens[at].text.lower() if 0 <= at < len(self.tokens) else ""

    def before(self, phrase: Phrase, passing: tuple[str, ...] = ()) -> str:
        """The word before `phrase`, with those in `passing` stepped over."""
        at = phrase.first - 1
        while self.word(at) in passing:
            at -= 1
        return self.word(at)

    def after(self, phrase: Phrase) -> str:
        """The word after `phrase`."""
        return self.word(phrase.last + 1)

    def is_last(self, at: int) -> bool:
        """Whether no word stands after this place."""
        return at >= len(self.tokens) - 1

    def claim_at(self, at: int) -> None:
        """This word has been read."""
        self.claimed.add(at)

    def claim(self, phrase: Phrase) -> None:
        """These words have been read."""
        self.claimed.update(range(phrase.first, phrase.last + 1))

    def claim_span(self, start: int, stop: int) -> None:
        """The words between these offsets have been read."""
        self.claimed.update(number for number, token in enumerate(self.tokens) if token.start < stop and token.stop > start)

    def free_text(self) -> str:
        """The question with all words that were read blanked out: offsets stay true."""
        kept = list(self.question)
        for number in self.claimed:
            token = self.tokens[number]
            kept[token.start : token.stop] = " " * (token.stop - token.start)
        return "".join(kept)

    def rest(self) -> list[Token]:
        """The words that nothing has been read from."""
        return [token for number, token in enumerate(self.tokens) if number not in self.claimed]
