"""Dates that name a month or a year: "9 September 2021", "Sept. 9-12", "March 1999", "1999-2004", "the 1990s"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from seed.when.words import DASH, DAY, MONTH, MONTHS, YEAR, Day, Span, real, year_called

_YEAR_TAIL: Final = (
    rf"(?:(?:\s*,\s*|\s+)(?:(?:of|in)\s+)?(?P<year>{YEAR})"
    r"|\s*,?\s+(?:of\s+)?(?P<which>this|last|next|that|the\s+same|the\s+(?:following|next|previous))\s+year\b)?"
)
_SPAN: Final = r"\s{0,2}(?:-{1,2}|–|—|\bto\b|\buntil\b|\bthrough\b|\band\b|\bor\b|&)\s{0,2}"

_ISO = re.compile(r"(?P<year>1[4-9]\d\d|20\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-2]\d|3[01])(?!\d)")
_NUMERIC = re.compile(rf"(?P<a>\d{{1,2}})(?P<sep>[./])(?P<b>\d{{1,2}})(?P=sep)(?P<year>{YEAR})")
_DAY_MONTH = re.compile(rf"(?P<day>{DAY})(?:{_SPAN}(?:the\s+)?(?P<to>{DAY}))?\s+(?:of\s+)?(?P<month>{MONTH})(?![\w-]){_YEAR_TAIL}")
_MONTH_DAY = re.compile(
    rf"(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY})(?!\s+(?:million|billion|percent|per\s+cent|mln)\b)"
    rf"(?:{_SPAN}(?P<to>{DAY})(?!\s+(?:{MONTH}|percent|years|p\.m|a\.m)))?{_YEAR_TAIL}"
)
_MONTH = re.compile(rf"(?P<month>{MONTH})(?![\w]){_YEAR_TAIL}")
_YEARS = re.compile(rf"(?P<year>{YEAR})(?:(?P<decade>s\b|'s\b(?=\s+and\b))|{DASH}(?P<to>{YEAR})|(?:-|–|/)(?P<short>\d\d)(?![\d-]))?")
_MERELY_A_WORD = {"may", "march", "mar", "dec", "sep", "jan"}
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|by|since|until|till|last|next|this|late|early|mid|during|from|through|before|after|to|and|between|for|on|or|end)[-\s]+$",
    re.IGNORECASE,
)

_HEADING = re.compile(r"(?:^|\n)\W{0,3}$")
_HEADS = re.compile(r"\s?[–—:]|\s-\s")
""" "March – The minister lands in Colombo." """

_NAME_HYPHEN = re.compile(r"[A-Z][a-z]+-$")
_NAME = re.compile(r"\b[A-Z][a-z]+\s$")
_COUNTED = re.compile(
    r"\s+(?:[a-z]+[\s-]){0,2}?(?:troops|soldiers|men|women|people|personnel|servicemen|servicewomen|police|officers|civilians|refugees|migrants"
    r"|workers|prisoners|jobs|homes|houses|tons|tonnes|km|kilometres|kilometers|miles|metres|meters|feet|barrels|mln|million|billion|dollars|dlrs"
    r"|euros|pounds|yen|percent|pct|bpd|megawatts|MW|GMT|UTC|hours|hrs|local\s+time|Moscow\s+time|EST|EDT|CET|a\.m|p\.m|votes|vehicles|tanks|missiles"
    r"|students|pages|delegates|participants|years|days|seats|marines|fighters|militants|guests|companies|firms|ships|kilograms|kg|litres|acres|hectares)\b"
)
_LEADS_TO_NUMBER = re.compile(
    r"(?:[$€£¥]|\b(?:about|some|nearly|almost|than|up\s+to|approximately|roughly|over|least|most|resolution|article|no\.?|number|flight|section|boeing"
    r"|page|room|another|by\s+a|the\s+other|under)\s+|[.,:/+]|\b[A-Za-z]{1,2}-|\d[-–]|\d\s)$",
    re.IGNORECASE,
)
_CLOCK_OR_SHARE = re.compile(r"%|°|:\d|\s?(?:gmt|utc)\b")
_SURELY_YEAR = re.compile(r"\b(?:in|since|during)\s$", re.IGNORECASE)
_LEADS_TO_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|of|to|between|and|during|before|after|through|early|late|mid|year|or|around|for|circa|as|on|fiscal|FY"
    r"|spring|summer|autumn|fall|winter|the|an?|its|his|her|their|our|this|that|these|those|any|like|into|versus|vs\.?|both)[-\s(]{1,3}|[('\"“‘\[,;/–—-]\s?|[A-Za-z]['’]s\s)$",
    re.IGNORECASE,
)


def month_number(word: str) -> int:
    return MONTHS[word.casefold().rstrip(".")]


def starting_with_digit(text: str, at: int, published: date) -> Span | None:
    """The absolute date that begins with the digit at `at`, or None."""
    if at and (text[at - 1].isalnum() or (text[at - 1] in ".,:$€£¥/+" and text[max(0, at - 2) : at - 1].isdigit())):
        return None
    if found := _ISO.match(text, at):
        return _checked(Span(at, found.end(), "date", (int(found["year"]), int(found["month"]), int(found["day"]))))
    if found := _NUMERIC.match(text, at):
        return _numeric(found)
    if found := _DAY_MONTH.match(text, at):
        return _named(found, published)
    if found := _YEARS.match(text, at):
        return _years(text, found, published)
    return None


def starting_with_month(text: str, at: int, published: date) -> Span | None:
    """The absolute date that begins with the month name at `at`, or None."""
    if (found := _MONTH_DAY.match(text, at)) and (span := _named(found, published)):
        return span
    found = _MONTH.match(text, at)
    if not found or _NAME_HYPHEN.search(text, max(0, at - 12), at):
        return None
    if not (found["year"] or found["which"]):
        heads = _HEADING.search(text, max(0, at - 4), at) and _HEADS.match(text, found.end())
        if found["month"].casefold().rstrip(".") in _MERELY_A_WORD and not heads and not _BEFORE_MONTH.search(text, max(0, at - 10), at):
            return None
        if text[found.end() : found.end() + 1] == "." and found["month"].endswith("."):
            return None
    return _named(found, published)


def _checked(span: Span) -> Span | None:
    return span if real(span.first) and real(span.last) else None


def _numeric(found: re.Match[str]) -> Span | None:
    first, second, year = int(found["a"]), int(found["b"]), int(found["year"])
    if found["sep"] == "." or first > 12:
        parts: Day = (year, second, first)
    elif second > 12:
        parts = (year, first, second)
    else:
        parts = (year, None, None)  # 3/4/2019 is March to some readers and April to others
    if parts[1] is not None and not 1 <= parts[1] <= 12:
        return None
    return _checked(Span(found.start(), found.end(), "date", parts))


def _named(found: re.Match[str], published: date) -> Span | None:
    groups = found.groupdict()
    month = month_number(groups["month"])
    day = ordinal(groups.get("day"))
    to = ordinal(groups.get("to"))
    year = int(groups["year"]) if groups["year"] else None
    shift = None
    which = " ".join((groups["which"] or "").split())
    if which in ("this", "last", "next"):
        year = year_called(which, published)
    elif which:
        shift = ({"the following": 1, "the next": 1, "the previous": -1}.get(which, 0), "year")
    rule = "month" if day is None else "date"
    last: Day | None = (year, month, to) if to else None
    if to and day and to <= day:
        return None
    return _checked(Span(found.start(), found.end(), rule, (year, month, day), last, shift=shift))


def ordinal(text: str | None) -> int | None:
    return int(re.sub(r"\D", "", text)) if text else None


def _years(text: str, found: re.Match[str], published: date) -> Span | None:
    at, year = found.start(), int(found["year"])
    before = text[max(0, at - 16) : at]
    if found["decade"]:
        rule = "decade" if year % 10 == 0 else "year"
        end: Day | None = (year + (99 if year % 100 == 0 and year < 2000 else 9), None, None)
        return Span(at, found.end(), rule, (year, None, None), end if rule == "decade" else None)
    if name := re.search(r"[A-Za-z]{3,}-$", before):
        if not re.search(r"\b(?:mid|late|early|pre|post|since|end)-$", name[0], re.IGNORECASE):
            return Span(at, at + 4, "name_year", (year, None, None)) if year >= 1950 else None
    elif _LEADS_TO_NUMBER.search(before) or _CLOCK_OR_SHARE.match(text, found.end()):
        return None
    counted = _COUNTED.match(text, found.end(), found.end() + 60)
    if counted and not (_SURELY_YEAR.search(before) and 1900 <= year <= published.year and counted[0].islower()):
        return None
    if found["to"] and int(found["to"]) > year:
        return Span(at, found.end(), "years", (year, None, None), (int(found["to"]), None, None))
    if found["short"] and 0 < int(found["short"]) - year % 100 <= 30:
        return Span(at, found.end(), "years", (year, None, None), (year - year % 100 + int(found["short"]), None, None))
    if year > published.year + 80:
        return None
    after = text[at + 4 : at + 24]
    if _LEADS_TO_YEAR.search(before):
        return Span(at, at + 4, "year", (year, None, None))
    if _NAME.search(before):
        return Span(at, at + 4, "name_year", (year, None, None)) if year >= 1950 else None
    return None if re.match(r"\s+[a-z]+s\b|[A-Za-z]", after) else Span(at, at + 4, "year", (year, None, None))
