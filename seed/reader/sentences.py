"""Where the sentences of a text begin and end, by exact offsets."""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr st gen col lt maj adm brig capt sgt sen rep gov prof rev hon pres jan feb mar apr jun jul aug sep sept oct nov dec "
    "inc corp co ltd no nos vs etc approx u.s u.k u.n e.g i.e d.c a.m p.m u.s.s.r".split()
)
_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-ZÀ-ÖØ-Þ0-9])|\n[ \t]*\n\s*|\n(?=[ \t]*[-•*–—\d])|\n")
_MAY_END = frozenset(("u.s", "u.k", "u.n", "p.m", "a.m", "d.c"))
_OPENER = re.compile(r"\s+(?:The|In|On|He|She|It|But|A|They)\b")
_WRAPPED = re.compile(r"[ \t]*[a-zà-öø-ÿ]")
"""How a line begins that goes on with the sentence of the line before, where that ends in a letter or a comma: text broken to a width."""
LONGEST = 1500
"""Characters of the longest sentence; text without sentence ends is cut at the next space."""


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of `text` as (start, stop), in order, without surrounding space; a line break ends one, but where the line only went on."""
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(text):
        before = text[end.start() - 1 : end.start()]
        if end.group() == "\n" and (before.isalpha() or before == ",") and _WRAPPED.match(text, end.end()):
            continue
        if end.group()[0] == ".":
            word = re.search(r"([\w.]+)$", text[max(0, end.start() - 12) : end.start()])
            last = word[1].casefold() if word else ""
            initial = len(last) == 1 and last.isalpha()
            may_end = last in _MAY_END and _OPENER.match(text, end.end())
            if (last in _ABBREVIATIONS or initial) and not may_end:
                continue
        _add(text, start, end.end(), spans)
        start = end.end()
    _add(text, start, len(text), spans)
    return spans


def _add(text: str, start: int, stop: int, spans: list[tuple[int, int]]) -> None:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    while stop - start > LONGEST:
        space = text.rfind(" ", start, start + LONGEST)
        cut = space if space > start else start + LONGEST
        spans.append((start, cut))
        start = cut
        while start < stop and text[start].isspace():
            start += 1
    if stop > start:
        spans.append((start, stop))
