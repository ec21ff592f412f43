"""Two times that make one: "from 29 July to 10 August 2020", "between 2015 and 2019", "Saturday and Sunday"."""

from __future__ import annotations

import re
from dataclasses import replace

from seed.when.words import Day, Span

_JOIN = re.compile(
    r"\s{0,3}(?:-{1,2}|–|—|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bthru\b)\s{1,3}(?:the\s+end\s+of\s+|about\s+|on\s+)?"
    r"|\s{0,2}[–—-]\s{0,2}|\s+or\s+"
)
_APPOSED = re.compile(r",?\s*(?:on|in)?\s*", re.IGNORECASE)
_IN_YEAR = re.compile(r",?\s+(?:in|on)\s+(?:the\s+(?:end|beginning|middle)\s+of\s+|early\s+|late\s+|mid-)?")
""" "Last year in May", "in 2016, on October 10"."""
_YEAR_AT = re.compile(r"(?:in\s\d{4}|.{0,3}(?:last|this|next)\s+year)$", re.IGNORECASE | re.DOTALL)
_AND = re.compile(r"\s*,?\s+and\s+(?:on\s+)?(?:the\s+end\s+of\s+)?")
_LISTED = re.compile(r"\s?(?:,|/|&|,?\s?\b(?:and|or)\b)\s?(?:on\s|in\s)?")
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?(?:(?:early|late|mid)[-\s])?$", re.IGNORECASE)
_DATELINE = re.compile(r"(?:^|\n)[ \t]*(?:[A-Z][\w.'’-]*[ ,/]+){0,6}(?:\([^()\n]{1,40}\)[ ,]*)?$")
_DATELINE_AFTER = re.compile(r"\s*,?\s*(?:\d{4}\s*)?(?:\([\w /.-]{1,40}\)|-{1,2}|–|—)")


def joined_spans(text: str, spans: list[Span]) -> list[Span]:
    """Two times with "to" between them, or "and" after "between" or from one day to the next, become one stretch."""
    joined: list[Span] = []
    for span in spans:
        before = joined[-1] if joined else None
        if before and before.rule == "told" and span.rule in ("date", "month") and _APPOSED.fullmatch(text, before.stop, span.start):
            joined[-1] = span  # "the next day, August 10": the date says it better
        elif (
            before
            and _YEAR_AT.match(text, max(0, before.start - 3), before.stop)
            and span.rule in ("month", "date")
            and span.open_year
            and not span.last
            and _IN_YEAR.fullmatch(text, before.stop, span.start)
        ):
            joined[-1] = replace(span, start=before.start, first=(before.first[0], *span.first[1:]))
        elif before and _make_one(text, before, span):
            first = _with_year(before, span)
            rule = f"{before.rule}_to_{span.rule}" if span.weekday is None else f"to_weekday_{span.weekday}"
            joined[-1] = replace(before, stop=span.stop, first=first, last=span.first, rule=rule)
        else:
            if before and before.rule == span.rule and not before.last and _LISTED.fullmatch(text, before.stop, span.start):
                joined[-1] = replace(before, first=_with_year(before, span))
            joined.append(span)
    return joined


def _with_year(span: Span, later: Span) -> Day:
    """The date of `span`, with the year of the `later` one beside it where it has none ("October and November 2019")."""
    year, month, day = span.first
    if year is not None or month is None or span.shift or later.first[0] is None:
        return span.first
    return later.first[0] - (later.first[1] is not None and month > later.first[1]), month, day


def _make_one(text: str, first: Span, second: Span) -> bool:
    gap = text[first.stop : second.start]
    if len(gap) > 24 or first.last or second.last or first.shift or second.shift or (first.weekday is None) != (second.weekday is None):
        return False
    if _JOIN.fullmatch(gap):
        if " or " in gap or gap.strip() in ("-", "--", "–", "—"):
            return first.rule == second.rule and (not is_dateline(text, first))
        return True
    if not _AND.fullmatch(gap):
        return False
    if _BETWEEN.search(text, max(0, first.start - 20), first.start):
        return True
    if first.weekday is not None and second.weekday is not None and not gap.lstrip().startswith(","):
        return (second.weekday - first.weekday) % 7 == 1 and not first.lean
    return False


def is_dateline(text: str, span: Span) -> bool:
    """Whether the date stands where agencies put the day of writing: "LONDON, March 22 - ..."."""
    return span.rule == "date" and bool(
        _DATELINE_AFTER.match(text, span.stop, span.stop + 60) and _DATELINE.search(text, max(0, span.start - 80), span.start)
    )
