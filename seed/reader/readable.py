"""A text made readable for the rules without moving a character: offsets into it are offsets into the original."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

_SMALL_WORDS = frozenset(
    "the of and to in a that is was for it with as his on be at by he had not are but from or have an they which one you were her all she there "
    "would their we him been has when who will more no if out so said what up its about into than them can only other new some could two may then".split()
)
"""Words that stay small in running text."""

WIDEST = 120
"""Characters of the longest line of a text that is broken to a width; paragraphs of other texts are longer lines."""
FULL = 3
"""Least line breaks behind which the next word had no room, of a text that is broken to a width."""
BROKEN = 0.6
"""Least share of such among the breaks of a paragraph. No article of 1,279 that are not broken is changed; of 265 broken to 40 to 110
characters 97 in 100 become exactly what they were."""
_NEW = re.compile(r"[ \t]{2,}|[ \t]*[-•*]\s")
"""How a line begins that does not go on with the one before: indented, or with the mark of a list."""
_FOOTNOTE = re.compile(r"(?<=[\w.,;:!?”\"'’)\]])\[(?:\d{1,3}|[a-z]|note \d{1,2}|citation needed)\]")
"""A mark that points to a footnote: "signed in May.[12]"."""
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\((?:https?:/)?/[^()\s]*\)")
"""A link in Markdown: "[Oslo](https://example.org/oslo)"."""


def readable(text: str) -> str:
    """`text` with the same length: lines that are broken to a width joined, marks of footnotes and addresses of links left out, capitals
    lowered where nearly all is in capitals, and what is no character replaced."""
    clean = _joined(text.encode("utf-8", "replace").decode("utf-8").replace("\x00", " ").replace("\u00a0", " "))
    clean = _LINK.sub(lambda link: f" {link[1]}".ljust(len(link[0])), clean)
    clean = _FOOTNOTE.sub(lambda mark: " " * len(mark[0]), clean)
    letters = [c for c in clean[:5000] if c.isalpha()]
    if len(letters) > 80 and sum(c.isupper() for c in letters) > 0.85 * len(letters):
        lowered = re.sub(
            r"[^\W\d_]+",
            lambda m: m.group() if len(m.group()) <= 2 and m.group() in ("US", "UN", "EU", "UK") else _capitalised(m.group()),
            clean,
        )
        return lowered if len(lowered) == len(clean) else clean
    return clean


def _joined(text: str) -> str:
    """`text` with a space for each line break behind which the next word had no room, in paragraphs where most breaks are such."""
    lines = text.split("\n")
    inner = [n for n, (line, after) in enumerate(pairwise(lines)) if line.strip() and after.strip() and not _NEW.match(after)]
    width = max((len(lines[n].rstrip()) for n in inner), default=0)
    full = {n for n in inner if len(lines[n].rstrip()) + 1 + len(lines[n + 1].split()[0]) > width}
    if width > WIDEST or len(full) < FULL:
        return text
    joined: set[int] = set()
    for _, ranked in groupby(enumerate(inner), key=lambda ranked: ranked[1] - ranked[0]):
        paragraph = {n for _, n in ranked}
        if len(full & paragraph) >= BROKEN * len(paragraph):
            joined |= full & paragraph
    return "".join(line + (" " if n in joined else "\n") for n, line in enumerate(lines))[: len(text)]


def _capitalised(word: str) -> str:
    return word.casefold() if word.casefold() in _SMALL_WORDS else word[0] + word[1:].lower()
