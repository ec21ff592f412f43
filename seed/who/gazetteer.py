"""A table of names, and finding the longest of them at each place of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from anyascii import anyascii

Form = Literal["name", "demonym", "capital", "metonym", "city", "organisation", "person"]

WORD = re.compile(r"[^\W_]+(?:\.[^\W_](?=\.))*\.?(?<=\.\w\.)|[^\W_]+|[&/.'’-]")
"""A word, an acronym with its stops ("U.S."), or one of the marks that occur inside names."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one name stands for; several ids where the name alone does not decide."""

    ids: tuple[str, ...]
    form: Form


@dataclass(frozen=True, slots=True)
class Found:
    """A name at text[start:stop]."""

    start: int
    stop: int
    entry: Entry


UNSEEN = re.compile("[\u00ad\u200b-\u200d]")
"""Soft hyphens and marks without width, which pages put into words to tell where a line may break."""


def words_of(name: str) -> tuple[str, ...]:
    """A name as the words that the finder compares, case kept, curly apostrophes straightened."""
    return tuple(word.replace("’", "'") for word in WORD.findall(name))


class Gazetteer:
    """A table of names by their words. Capitals count: "Turkey" is a state, "turkey" a bird."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, ...], Entry | None] = {}
        self._longest: dict[str, int] = {}
        self._words: set[str] = set()

    def add(self, name: str, entry: Entry | None) -> None:
        """Enter a name; None marks a phrase that only looks like one. The first entry of a name stays."""
        words = words_of(name)
        if words and words not in self._names:
            self._names[words] = entry
            self._words.update(words)
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def _known(self, word: str) -> str:
        """The word as it is, or as it is typed without accents where only that occurs in a name."""
        return word if word.isascii() or word in self._words else anyascii(word)

    def find(self, text: str) -> list[Found]:
        """All names in `text`, left to right, the longest at each place, none overlapping; UNSEEN marks break none, nor do accents ("Perú")."""
        seen = UNSEEN.sub("", text)
        at = range(len(text)) if len(seen) == len(text) else [n for n, char in enumerate(text) if not UNSEEN.match(char)]
        spans = [(at[m.start()], at[m.end() - 1] + 1, self._known(m.group().replace("’", "'"))) for m in WORD.finditer(seen)]
        found: list[Found] = []
        i = 0
        while i < len(spans):
            reach = min(self._longest.get(spans[i][2], 0), len(spans) - i)
            for length in range(reach, 0, -1):
                words = tuple(word for _, _, word in spans[i : i + length])
                if words in self._names:
                    entry = self._names[words]
                    if entry:
                        found.append(Found(spans[i][0], spans[i + length - 1][1], entry))
                    i += length
                    break
            else:
                i += 1
        return found
