"""The year of a month or day that goes on from a bygone year of its sentence: "In May 2012 he left, and came back in June"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from seed.when.absolute import month_number
from seed.when.cues import sentence_start
from seed.when.told import Told
from seed.when.words import DAY, MONTH, YEAR, Span

_FRONTED = re.compile(
    r"\W*(?:(?:and|but|then|only|once),?\s+)?(?:(?:early|late)\s+)?(?:(?:on|in|at)\s+)?"
    r"(?:the\s+(?:spring|summer|autumn|winter|end|beginning|start)\s+of\s+)?",
    re.IGNORECASE,
)
"""All that stands before a time with which a sentence begins."""
_BEGINS = re.compile(rf"{_FRONTED.pattern}(?:(?:{DAY}\s+)?{MONTH}\s+(?:{DAY},?\s+)?)?(?P<year>{YEAR})\b", re.IGNORECASE)
""" "In 2014 they left in March and came back in November": both are of the year with which the sentence begins."""
_COUNTED_BACK = re.compile(r"last\b|(?:\w+\s+){1,3}ago\b", re.IGNORECASE)
_WHEN = re.compile(r"(?:\w+\s+){0,2}\d{4},?\s+when\b")
_ASIDE = re.compile(r"\b(?:since|of|until|till|before|after|by)\s+$", re.IGNORECASE)
_ASIDE_ENDS = re.compile(r",\s(?:has|have|had|is|was|were|will)\b")
""" "Proclaimed on 1 February 1958, was dissolved on 28 September"."""
_LAST = re.compile(r"\s+last\b", re.IGNORECASE)
""" "On 8 September last"."""

_TO_JOIN = r"(?:,\s(?:and\s)?|\s(?:and|or)\s)(?:(?:again|then)\s)?(?:(?:in|on|of)\s)?"
_IN_LIST = re.compile(
    rf"(?:{_TO_JOIN}(?:{DAY}\s)?{MONTH}(?:\s{DAY})?)*{_TO_JOIN}(?:{DAY}\s)?(?P<month>{MONTH})(?:\s{DAY},)?\s(?:(?P<year>{YEAR})|(?P<lean>last|this|next)\syear)\b"
)
""" "In March, June and September 2018": one year for the whole list."""

_LONG: Final = 400
"""Characters over which a sentence is looked back for the time with which it begins."""
_HEADED = re.compile(
    rf"[^\w\n]{{0,4}}(?:(?:{DAY}\s+)?(?P<month>{MONTH})\s+(?:{DAY},?\s+)?(?={YEAR}\s?[:–—-]))?(?P<year>{YEAR})(?:\s?[:–—]|\s-\s|\.(?=\s[A-Z])|\s+(?=\n))"
)
""" "2013 - In May ..." heads a paragraph of a chronology."""
_PARAGRAPH: Final = 1500
"""Characters over which a paragraph is looked back for its heading."""
_TURN: Final = 9
"""A month by so many earlier than that of the heading is of the next year: January in a paragraph headed "December 2021"."""


def _paragraph(text: str, at: int) -> int | None:
    """Where the paragraph of `at` begins; None for that of the headline, and for one that begins too far back."""
    return text.rfind("\n", max(0, at - _PARAGRAPH), at) + 1 or None


def _headed_year(text: str, begin: int, span: Span, published: date) -> int | None:
    """The year of `span` in a paragraph of a chronology, from `begin` on, that a bygone year heads ("2013 - In May ..."); else None."""
    found = _HEADED.match(text, begin, span.start)
    if not found or int(found["year"]) >= published.year:
        return None
    assert span.first[1]
    return int(found["year"]) + (found["month"] is not None and month_number(found["month"]) - span.first[1] >= _TURN)


def _opened_year(text: str, begin: int, span: Span, published: date, told: Told) -> int | None:
    """The year of `span` in a paragraph, from `begin` on, that opens with a bygone year and has told of no recent one, its months in order.

    "In 1990 Iraq marched into Kuwait. An embargo followed on 6 August."
    """
    opened = _BEGINS.match(text, begin, span.start)
    year, month, _ = told.year or (None, None, None)
    if not opened or not year or told.at < begin:
        return None
    assert span.first[1]
    return year if int(opened["year"]) <= year < published.year and span.first[1] >= (month or 0) else None


def listed_year(text: str, span: Span, published: date) -> int | None:
    """The year of `span`, which has none, in a list of months or days that ends with one ("in March and June 2018"), or the year before; else None."""
    found = None if span.lean or span.rule == "season" else _IN_LIST.match(text, span.stop)
    if not found:
        return None
    assert span.first[1]
    year = int(found["year"]) if found["year"] else published.year + {"last": -1, "this": 0, "next": 1}[found["lean"]]
    return year - (span.first[1] > month_number(found["month"]))


def bygone_year(text: str, span: Span, published: date, told: Told) -> int | None:
    """The year of `span`, which has none, where it goes on from the time told before it in its sentence, as far as it has passed; else None.

    It does where the sentence begins with that time, in a clause that hangs on it ("in 1971, when Delhi recognised it on 6 December"), or
    where both are days ("joined NATO on 29 March 2004 and the Union on 1 May"). Elsewhere the month is most often a recent one ("bought in
    2009, came in June"), but in a paragraph that a bygone year heads or opens.
    """
    assert span.first[1]
    if span.lean or _LAST.match(text, span.stop):
        return None
    if (paragraph := _paragraph(text, span.start)) is not None:
        headed = _headed_year(text, paragraph, span, published) or _opened_year(text, paragraph, span, published, told)
        if headed:
            return headed
    begin = sentence_start(text, span.start, _LONG)
    year, month, day = told.year or (None, None, None)
    if told.at < begin or not year or year >= published.year:
        return None
    begins = (_FRONTED.fullmatch(text, begin, told.at) and not _COUNTED_BACK.match(text, told.at)) or (
        (fronted := _BEGINS.match(text, begin, told.at)) and int(fronted["year"]) == year
    )
    hangs = _WHEN.match(text, told.at, span.start) and ";" not in text[told.at : span.start]
    aside = _ASIDE.search(text, max(begin, told.at - 8), told.at) or _ASIDE_ENDS.search(text, told.at, span.start)
    if not (begins or hangs or (day and span.first[2] and not aside)):
        return None
    year += bool(month and span.first[1] < month)
    return year if (year, span.first[1]) <= (published.year, published.month) else None
