"""A text made readable for the rules without moving a character: offsets into it are offsets into the original."""

from __future__ import annotations

import re

_SMALL_WORDS = frozenset(
    "the of and to in a that is was for it with as his on be at by he had not are but from or have an they which one you were her all she there "
    "would their we him been has when who will more no if out so said what up its about into than them can only other new some could two may then".split()
)
"""Words that stay small in running text."""


def readable(text: str) -> str:
    """`text` with the same length, capitals lowered where nearly all is in capitals, and what is no character replaced."""
    clean = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", " ").replace("\u00a0", " ")
    letters = [c for c in clean[:5000] if c.isalpha()]
    if len(letters) > 80 and sum(c.isupper() for c in letters) > 0.85 * len(letters):
        lowered = re.sub(
            r"[^\W\d_]+",
            lambda m: m.group() if len(m.group()) <= 2 and m.group() in ("US", "UN", "EU", "UK") else _capitalised(m.group()),
            clean,
        )
        return lowered if len(lowered) == len(clean) else clean
    return clean


def _capitalised(word: str) -> str:
    return word.casefold() if word.casefold() in _SMALL_WORDS else word[0] + word[1:].lower()
