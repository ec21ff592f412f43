"""The year of a month or day that goes on from a bygone year of its sentence: "In May 2012 he left, and came back in June"."""

from __future__ import annotations

import re
from datetime import date

from seed.when.cues import sentence_start
from seed.when.told import Told
from seed.when.words import Span

_FRONTED = re.compile(
    r"\W*(?:(?:and|but|then|only|once),?\s+)?(?:(?:early|late)\s+)?(?:(?:on|in|at)\s+)?"
    r"(?:the\s+(?:spring|summer|autumn|winter|end|beginning|start)\s+of\s+)?",
    re.IGNORECASE,
)
"""All that stands before a time with which a sentence begins."""
_COUNTED_BACK = re.compile(r"last\b|(?:\w+\s+){1,3}ago\b", re.IGNORECASE)
_WHEN = re.compile(r"(?:\w+\s+){0,2}\d{4},?\s+when\b")
_ASIDE = re.compile(r"\b(?:since|of|until|till|before|after|by)\s+$", re.IGNORECASE)
_ASIDE_ENDS = re.compile(r",\s(?:has|have|had|is|was|were|will)\b")
""" "Proclaimed on 1 February 1958, was dissolved on 28 September"."""
_LAST = re.compile(r"\s+last\b", re.IGNORECASE)
""" "On 8 September last"."""


def bygone_year(text: str, span: Span, published: date, told: Told) -> int | None:
    """The year of `span`, which has none, where it goes on from the time told before it in its sentence, as far as it has passed; else None.

    It does where the sentence begins with that time, in a clause that hangs on it ("in 1971, when Delhi recognised it on 6 December"), or
    where both are days ("joined NATO on 29 March 2004 and the Union on 1 May"). Elsewhere the month is most often a recent one ("bought in
    2009, came in June").
    """
    begin = sentence_start(text, span.start)
    year, month, day = told.year or (None, None, None)
    if span.lean or told.at < begin or not year or year >= published.year or _LAST.match(text, span.stop):
        return None
    begins = _FRONTED.fullmatch(text, begin, told.at) and not _COUNTED_BACK.match(text, told.at)
    hangs = _WHEN.match(text, told.at, span.start) and ";" not in text[told.at : span.start]
    aside = _ASIDE.search(text, max(begin, told.at - 8), told.at) or _ASIDE_ENDS.search(text, told.at, span.start)
    if not (begins or hangs or (day and span.first[2] and not aside)):
        return None
    assert span.first[1]
    year += bool(month and span.first[1] < month)
    return year if (year, span.first[1]) <= (published.year, published.month) else None
