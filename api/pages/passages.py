"""An article's text cut where facts begin and end, so that a page can mark each in place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

PARAGRAPH: Final = re.compile(r"\n\s*\n|\n(?=\S)")


@dataclass(frozen=True)
class Span:
    """Characters `start` to `stop` of the text, and what to call them."""

    start: int
    stop: int
    key: int


@dataclass(frozen=True)
class Piece:
    """A run of text, from offset `start`, that the same spans cover."""

    start: int
    text: str
    keys: tuple[int, ...]


def paragraphs(text: str, spans: Sequence[Span]) -> list[list[Piece]]:
    """The paragraphs of `text`, each cut into pieces at the borders of `spans`; together they are the text less blank space between."""
    return [pieces(text, start, stop, spans) for start, stop in _bounds(text)]


def around(text: str, span: Span) -> list[list[Piece]]:
    """Only the paragraphs that `span` touches."""
    touched = [(start, stop) for start, stop in _bounds(text) if start < span.stop and span.start < stop]
    return [pieces(text, start, stop, [span]) for start, stop in touched]


def pieces(text: str, start: int, stop: int, spans: Sequence[Span]) -> list[Piece]:
    """`text[start:stop]` cut at the borders of the spans that reach into it."""
    inside = [span for span in spans if span.start < stop and start < span.stop]
    borders = sorted({start, stop, *(edge for span in inside for edge in (span.start, span.stop) if start < edge < stop)})
    return [
        Piece(left, text[left:right], tuple(span.key for span in inside if span.start <= left and right <= span.stop))
        for left, right in pairwise(borders)
    ]


def _bounds(text: str) -> list[tuple[int, int]]:
    edges = [0, *(edge for found in PARAGRAPH.finditer(text) for edge in found.span()), len(text)]
    return [(start, stop) for start, stop in zip(edges[::2], edges[1::2], strict=True) if text[start:stop].strip()]
