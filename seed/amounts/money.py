"""How much: sums of money with their ISO 4217 currency, as news writes them ("630 mln dlrs", "US$1.5bn", "half a billion euros").

A word with several readings takes the nationality right before it, else, but for the dollar, the nearest one in its sentence,
else a default (`data/currencies.json`): dollar USD, pound GBP, franc FRF, peso MXN, rupee INR, crown CZK; dinars and shillings
of nobody are no sum. Millions of nothing named ("another 20 million") are of the currency of the sum before them: so are nine in ten of those
that are annotated.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.fact import MOST_MONEY
from seed.amounts.bare import bare_sums
from seed.amounts.currencies import code_beside, code_in_sentence, currencies, currency_marks, name_of
from seed.amounts.numbers import DIGITS, MAGNITUDES, WORDS, number


@dataclass(frozen=True, slots=True)
class Money:
    """A sum at `text[start:stop]`: `amount` in full units of `currency` (ISO 4217); of a stretch ("$4 to $5 billion") the first.

    `unit_price` marks the price of one of something ("18 dlrs a barrel"), which is no amount of a fact (codebook, Decision 13).
    """

    start: int
    stop: int
    amount: float
    currency: str
    unit_price: bool


_MAGNITUDE: Final = r"(?:lakh\s+crore|thousand|lakhs?|[mb]illions?|trillion|mln|mn|bln|bn|trln|trn|tn|crores?|[mbk])(?![A-Za-z])"
_TO: Final = r"\s{0,2}(?P<to>-|–|—|\bto\b|\bor\b|\band\b)\s{0,2}"
_NUMBER: Final = rf"(?:{DIGITS}|\b{WORDS})"
_SUM = re.compile(
    rf"(?P<number>{DIGITS})(?:[\s-]{{0,2}}(?P<magnitude>{_MAGNITUDE}))?"
    rf"(?:{_TO}(?P<sign>(?:US|A|C)?[$€£¥])?\s?(?P<second>{DIGITS})[\s-]{{0,2}}(?P<shared>{_MAGNITUDE}))?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:(?<![\w.,$€£¥/-])|(?<=[a-z]-))(?P<number>{_NUMBER})(?:[\s-]{{0,2}}(?P<own>{_MAGNITUDE}))?(?:{_TO}(?P<second>{_NUMBER}))?"
    rf"(?:[\s-]{{0,2}}(?P<magnitude>{_MAGNITUDE}))?"
    r"(?:\s+worth\s+of)?(?:\s|-\s?){1,2}(?P<beside>(?:(?!(?:the|a|an|in|of)\s)[A-Za-z.]+[\s-]){0,2})$",
    re.IGNORECASE,
)
_LARGE_WORD = re.compile(r"(?:thousand|million|billion|trillion)$", re.IGNORECASE)
_LARGE: Final = 10_000
"""From here on "pounds" and "crowns" without a nationality are money, not weights or hats."""
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_STERLING = re.compile(r"\s+(?:sterling|stg)\b")
_OF_OR_HYPHEN = re.compile(r"\s+of\b|-")
_PRICED = re.compile(
    r"[\s-]{0,2}(?:(?:an?|/)[\s-]?(?:barrel|bbl|tonne|ton|metric\s+ton|kilo|kilogram|kg|pound|lb|ounce|troy\s+ounce|litre|liter"
    r"|gallon|bushel|bag|share|head|unit|piece|person|hour|ticket|cubic|thousand|megawatt|kilowatt|dose|shot|vote|seat|night|bottle)\b"
    r"|apiece\b|(?:per|/)[\s-]?(?!year|annum|month|week|day|quarter|cent)\w)",
    re.IGNORECASE,
)


def find_money(text: str, start: int = 0, stop: int | None = None) -> list[Money]:
    """Every sum of money in `text[start:stop]`, in order, with offsets into `text`."""
    stop = len(text) if stop is None else stop
    found: list[Money] = []
    for money in _sums(text, start, stop):
        if not found or money.start >= found[-1].stop:
            found.append(money)
    return sorted([*found, *_bare(text, found, stop)], key=lambda money: money.start)


def _bare(text: str, named: list[Money], stop: int) -> Iterator[Money]:
    """The sums behind the first of `named` whose currency is not named."""
    if not named:
        return
    for begin, end, amount in bare_sums(text, named[0].stop, stop):
        behind = bisect_right(named, begin, key=lambda money: money.start)
        before = named[behind - 1]
        free = before.stop <= begin and (behind == len(named) or end <= named[behind].start)
        if free and amount <= MOST_MONEY:
            yield Money(begin, end, round(amount, 2), before.currency, bool(_PRICED.match(text, end, end + 40)))


def _sums(text: str, start: int, stop: int) -> Iterator[Money]:
    for mark in currency_marks(text, start, stop):
        if mark["symbol"]:
            code = currencies().symbols[" ".join(mark["symbol"].split())]  # "U.S." and "$" may stand on two lines
            money = _after_symbol(text, mark, stop, code) or _before_code(text, mark, start, code)
        else:
            money = _before_word(text, mark, start, stop)
        if money:
            yield money


def _after_symbol(text: str, mark: re.Match[str], stop: int, code: str) -> Money | None:
    at = mark.end()
    while at < stop and at < mark.end() + 2 and text[at] in " \u00a0-":
        at += 1
    found = _SUM.match(text, at, stop)
    if not found:
        return None
    if mark["symbol"] == "¥":
        code = "CNY" if re.search(r"\bChin|Beijing|yuan|renminbi", text[max(0, at - 120) : at + 120]) else "JPY"
    elif mark["symbol"].startswith("Rs"):
        code = code_in_sentence(text, at, "rupee") or code
    magnitude, end = found["magnitude"], found.end()
    if found["shared"] and not magnitude:
        if _one_stretch(text, found, mark.start()):
            magnitude = found["shared"]
        else:
            end = found.end("number")
    return _money(text, mark.start(), end, found["number"], magnitude, code)


def _one_stretch(text: str, found: re.Match[str], begin: int) -> bool:
    """Whether "$4 to 5 billion" is one stretch, not a sum and another number ("$500 to 2 million families")."""
    if found["to"].casefold() == "and" and not _BETWEEN.search(text, max(0, begin - 12), begin):
        return False
    first, second = number(found["number"]), number(found["second"])
    return bool(found["sign"]) or (first is not None and second is not None and first < second)


def _before_code(text: str, mark: re.Match[str], start: int, code: str) -> Money | None:
    if not (mark["symbol"].isalpha() and len(mark["symbol"]) == 3) and mark["symbol"] not in "€£":
        return None
    found = _BEFORE.search(text[max(start, mark.start() - 60) : mark.start()] + " ")
    if not found or found["beside"].strip():
        return None
    begin = max(start, mark.start() - 60) + found.start()
    return _money(text, begin, mark.end(), found["number"], found["own"] or found["magnitude"], code)


def _before_word(text: str, mark: re.Match[str], start: int, stop: int) -> Money | None:
    found = _BEFORE.search(text, max(start, mark.start() - 80), mark.start())
    if not found:
        return None
    name = name_of(mark["word"])
    beside = found["beside"].strip(" -\u00a0\n")
    large = found["own"] or found["magnitude"] or _LARGE_WORD.search(found["number"]) or (number(found["number"]) or 0) >= _LARGE
    tail = _STERLING.match(text, mark.end(), stop)
    if name in currencies().only_large and not (large or beside or tail):
        return None
    if name == "pound" and _OF_OR_HYPHEN.match(text, mark.end()):
        return None  # a weight
    if name == "dollar" and not beside:
        code = currencies().words[name].default
    else:
        code = "GBP" if tail else code_beside(name, beside) if beside else code_in_sentence(text, mark.start(), name)
    begin, digits = found.start(), found["number"]
    if found["second"] and found["to"].casefold() == "and" and not _BETWEEN.search(text, max(0, begin - 12), begin):
        begin, digits = found.start("second"), found["second"]
    magnitude = found["own"] if found["own"] and begin == found.start() else found["magnitude"]
    return _money(text, begin, tail.end() if tail else mark.end(), digits, magnitude, code)


def _money(text: str, begin: int, end: int, digits: str, magnitude: str | None, code: str | None) -> Money | None:
    value = number(digits)
    if value is None or code is None:
        return None
    amount = value * MAGNITUDES[" ".join(magnitude.casefold().split())] if magnitude else value
    if amount > MOST_MONEY:
        return None
    return Money(begin, end, round(amount, 2), code, bool(_PRICED.match(text, end, end + 40)))
