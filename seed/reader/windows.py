"""Cutting a text into the stretches that the reader model sees: some sentences to read, with what stands before them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import chain, islice

from tokenizers import Tokenizer

TARGET = 256
"""Word pieces of the sentences that a window reads. With 352 F1 was half a point to one and a half lower, though the networks had learnt on 352."""
CONTEXT = 96
"""Word pieces shown before them, so that "the two countries" can be understood: the beginning of the article and the sentences before."""
BEGINNING = 40
"""Word pieces of the beginning, mostly a headline and a lead: the states that a text is about are often not named again."""


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces with character offsets into the article; the first and last are the model's own marks.

    Pieces before `target` are context, the first `beginning` of them the article's beginning, with a gap behind it. `sentence` gives each
    piece's sentence number in the article (-1: a mark).
    """

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    sentence: tuple[int, ...]
    target: int
    beginning: int

    @property
    def parts(self) -> list[tuple[int, int]]:
        """The stretches of the article that are shown, in order."""
        at = 1 + self.beginning
        parts = [(self.starts[at], self.stops[-2])]
        return [(self.starts[1], self.stops[self.beginning]), *parts] if self.beginning else parts

    def pieces(self, start: int, stop: int) -> tuple[int, int] | None:
        """The range of pieces that text[start:stop] covers, or None when it lies outside the window."""
        first = bisect_right(self.stops, start, 1, len(self.ids) - 1)
        last = bisect_left(self.starts, stop, 1, len(self.ids) - 1)
        return (first, last) if first < last else None

    def starts_word(self, text: str, piece: int) -> bool:
        """Whether a piece begins a word of letters."""
        at = self.starts[piece]
        return text[at : at + 1].isalpha() and not (at and text[at - 1].isalnum() and self.stops[piece - 1] == at)


def windows(text: str, spans: list[tuple[int, int]], tokenizer: Tokenizer, cls: int = 101, sep: int = 102) -> list[Window]:
    """The windows that together read every sentence of `spans` once, each with up to CONTEXT pieces before it."""
    pieces: list[list[tuple[int, int, int, int]]] = []
    for number, (start, stop) in enumerate(spans):
        encoding = tokenizer.encode(text[start:stop], add_special_tokens=False)
        row = [(i, a + start, b + start, number) for i, (a, b) in zip(encoding.ids, encoding.offsets, strict=True)]
        pieces += [row[at : at + TARGET] for at in range(0, len(row), TARGET)]
    beginning = list(islice(chain.from_iterable(pieces), BEGINNING))
    out: list[Window] = []
    at = 0
    while at < len(pieces):
        upto, size = at, 0
        while upto < len(pieces) and size + len(pieces[upto]) <= TARGET:
            size += len(pieces[upto])
            upto += 1
        since, shown = at, 0
        while since > 0 and shown + len(pieces[since - 1]) <= CONTEXT - BEGINNING:
            since -= 1
            shown += len(pieces[since])
        before = [piece for piece in beginning if piece[3] < pieces[since][0][3]]
        rows = [(cls, 0, 0, -1), *before, *(piece for row in pieces[since:upto] for piece in row)]
        end = rows[-1][2]
        ids, starts, stops, numbers = zip(*rows, (sep, end, end, -1), strict=True)
        out.append(Window(ids, starts, stops, numbers, 1 + len(before) + shown, len(before)))
        at = upto
    return out
