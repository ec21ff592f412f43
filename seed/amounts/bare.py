"""Numbers that are sums, though their currency stands with another: "Japan lent $300 million, the World Bank another 200 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from seed.amounts.numbers import DIGITS, MAGNITUDES, UNNAMED, WORDS, number

_TIMES: Final = {word: times for word, times in MAGNITUDES.items() if times >= 1e6 and len(word) > 1}
_MAGNITUDE = re.compile(rf"(?<=[\s-])(?:{'|'.join(sorted(_TIMES, reverse=True))})(?={UNNAMED}|\s+of\b)", re.IGNORECASE)
"""A million, a billion or a trillion, with nothing behind it that would be what is counted ("300 million barrels")."""
_BEFORE = re.compile(rf"(?<![\w.,$€£¥/-])(?:(?P<one>another|extra|further|an?)|(?P<number>{DIGITS}|\b{WORDS}))[\s-]{{1,2}}$", re.IGNORECASE)
_INHABITANTS = re.compile(r"\b(?:country|nation|people|population|city|land|state|audience)\s+of\s+$", re.IGNORECASE)
_REACH: Final = 40
"""Characters before the magnitude in which its number begins."""


def bare_sums(text: str, start: int, stop: int) -> Iterator[tuple[int, int, float]]:
    """Start, end and amount of every number of millions or more in `text[start:stop]` that is of nothing named behind it."""
    for magnitude in _MAGNITUDE.finditer(text, start, stop):
        since = max(start, magnitude.start() - _REACH)
        found = _BEFORE.search(text[since : magnitude.start()])
        if not found or _INHABITANTS.search(text, max(start, since - _REACH), since + found.start()):
            continue
        value = 1.0 if found["one"] else number(found["number"])
        if value is not None:
            yield since + found.start(), magnitude.end(), value * _TIMES[magnitude[0].casefold()]
