"""When a deal ends that is told with its length in years: "a five-year gas agreement" of 2006 stands until 2011."""

from __future__ import annotations

import re
from typing import Final

from seed.amounts.numbers import DIGITS, WORDS, number
from seed.reader.compose import Told

_NOUNS: Final = {
    "agreement": "agreement|treaty|pact|accord|deal|contract|lease|truce|convention|partnership|protocol",
    "supply": "agreement|pact|accord|deal|contract",
    "sanction": "ban|embargo",
    "deployment": "lease|mission|deployment",
}
"""What may be said to last so many years, by the type of the event."""

_YEARS: Final = rf"(?P<years>{DIGITS}|{WORDS})"
_BEFORE: Final = rf"\b{_YEARS}[- ]year[-,]?\s(?:[\w$€£.,'’-]+\s){{0,4}}?(?:NOUNS)s?\b"
_BEHIND: Final = rf"\b(?:NOUNS)s?\b[^.;,]{{0,40}}?\bfor\s(?:a\s(?:period|term)\sof\s|the\snext\s)?{_YEARS}\syears\b(?!\sof\b)"
_PATTERNS: Final = {
    type_: tuple(re.compile(pattern.replace("NOUNS", nouns), re.IGNORECASE) for pattern in (_BEFORE, _BEHIND))
    for type_, nouns in _NOUNS.items()
}
_AGAIN: Final = re.compile(
    r"\b(?:renew|exten[ds]|prolong|roll(?:s|ed)\sover|automatic|expir|laps|r[au]ns?\sout|ends?\b|ended\b|indefinite)", re.IGNORECASE
)
"""Of a deal that goes on or is over the length alone does not tell when it ends."""
REACH: Final = 60
"""Characters between the word of the event ("signed") and the deal."""


def runs_until(told: Told, text: str, sentence: tuple[int, int]) -> str | None:
    """The year (YYYY) in which what `told` tells of ends by the length that its sentence gives, None where it gives none."""
    if not told.date or told.status != "done" or _AGAIN.search(text, *sentence):
        return None
    word = told.candidate.trigger
    found = [match for pattern in _PATTERNS.get(told.type, ()) for match in pattern.finditer(text, *sentence)]
    near = [m for m in found if m.start() - REACH <= word[0] and word[1] <= m.end() + REACH and not _parted(text, word, m.span())]
    lengths = {number(match["years"].casefold()) for match in near}
    return f"{int(told.date[:4]) + int(years):04}" if len(lengths) == 1 and (years := lengths.pop()) else None


def _parted(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    return ";" in text[min(one[0], other[0]) : max(one[1], other[1])]
