"""How many: numbers with the noun that they count ("up to 200,000 troops", "51 agreements", "two dozen jets").

"One" is left out: it is seldom a count ("one of the", "one official said").
Numbers that name, measure, date, price or rank something are no counts: the 30 of "Su-30", 28 km, 10 percent, 1999, "Article 5".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from seed.amounts.currencies import currencies
from seed.amounts.numbers import DIGITS, SCALES, TENS, UNITS, UNNAMED, WORDS, number
from seed.paths import DATA
from seed.when.absolute import starting_with_digit
from seed.when.words import MONTHS

_DATA = DATA / "counted.toml"


@dataclass(frozen=True, slots=True)
class Count:
    """A number and what it counts at `text[start:stop]`: `value`, and the head `noun` as written ("" in "another 20 will follow")."""

    start: int
    stop: int
    value: int
    noun: str


@dataclass(frozen=True, slots=True)
class _Words:
    plurals: frozenset[str]
    singulars: frozenset[str]
    measures: frozenset[str]
    stops: frozenset[str]
    numbered: frozenset[str]


@cache
def _words() -> _Words:
    lists = {name: frozenset(words.casefold().split()) for name, words in tomllib.loads(_DATA.read_text(encoding="utf-8")).items()}
    money = {*currencies().words, *currencies().spellings, *(symbol.casefold() for symbol in currencies().symbols)}
    return _Words(lists["plurals"], lists["singulars"], lists["measures"] | money, lists["stops"], lists["numbered"])


_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_STARTERS: Final = frozenset((*UNITS, *TENS, "a", "half")) - {"zero", "one"}
_DIGITS = re.compile(DIGITS)
_SPELT = re.compile(WORDS, re.IGNORECASE)
_PAIR = re.compile(r"a\s+pair\s+of\b", re.IGNORECASE)
_SCALED = re.compile(r"[\s-]{1,2}(thousand|million|mln|billion|bln|dozen|lakh|crore)\b", re.IGNORECASE)
_SCALE_OF: Final = {**SCALES, "mln": 1_000_000, "bln": 1_000_000_000}
_STRONG = re.compile(r"[\s-]strong\b", re.IGNORECASE)
_RANGE = re.compile(rf"\s?(?:-|–|to|or)\s?(?:{DIGITS})(?![\w/:])")
_OR_SO = re.compile(r"\s+or\s+so\b")
_OF_THOSE = re.compile(
    rf"\s+of\s+(?:(?:the|its|his|her|their|these|those|our|your|my)\b)?(?:\s*(?:{DIGITS}|\b{WORDS}))?(?!\s*of\b)", re.IGNORECASE
)
_OF_THEM = re.compile(r"\s+(?:of\s+(?:them|which|whom)|more|others|apiece)\b")
_ALONE = re.compile(
    r"\s+(?:each|are|were|is|was|will|have|had|has|would|in|from|who|which|that|deployed|stationed|[a-z]+ing)\b(?!-)|[.,;)]"
)
_BARE = re.compile(rf"(?:\s+or\s+so\b)?{UNNAMED}", re.IGNORECASE)
_BARE_LEAST: Final = 100
"""A number of nothing named may be a count from here on ("Britain has 42,000"): of those one in three is annotated, of lower ones one in nine."""
_ABOUT = re.compile(
    r"\b(?:about|around|some|another|than|nearly|almost|roughly|approximately|least|most|to|total|totalled|or|and|only|of)\s+$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[ \u00a0]{0,2}\n?[ \u00a0]{0,2}((?:[A-Z]\.){2,}|[^\W\d_](?:[\w/-]|['’](?!s\b)|\.(?=\w))*)(['’]s\b|['’])?")
_CAPITALISED = re.compile(r"[A-Z]")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?[\s-]+$")
_REACH: Final = 8
"""Words after a number among which its noun is sought."""
_LATEST: Final = date(2100, 1, 1)


def find_counts(text: str, start: int = 0, stop: int | None = None) -> list[Count]:
    """Every number that counts something in `text[start:stop]`, in order, with offsets into `text`."""
    return list(_counts(text, start, len(text) if stop is None else stop))


def _counts(text: str, start: int, stop: int) -> Iterator[Count]:
    free = start
    for token in _TOKEN.finditer(text, start, stop):
        at = token.start()
        if at < free:
            continue
        if token[0][0].isdigit():
            free, read = _in_digits(text, token, stop)
        elif token[0].casefold() in _STARTERS:
            free, read = _in_words(text, at, stop)
        else:
            continue
        if read is not None and (count := _with_noun(text, at, free, stop, read)):
            yield count


def _in_digits(text: str, token: re.Match[str], stop: int) -> tuple[int, int | None]:
    """Where the number ends and its value; no value for dates, fractions, clock times, ordinals and parts of names."""
    at = token.start()
    before = text[max(0, at - 1) : at]
    if before.isalnum() or before in tuple("$€£¥₽₹.,:/#+_-–\u2011") or _is_named(text, at):
        return token.end(), None
    if (dated := starting_with_digit(text, at, _LATEST)) and dated.rule != "name_year":
        return dated.stop, None
    found = _DIGITS.match(text, at, stop)
    if not found:
        return token.end(), None
    if text[found.end() : found.end() + 1] in tuple("/:%°") or re.match(r"[^\W\d_]", text[found.end() : found.end() + 1]):
        return found.end(), None
    return _scaled(text, found, stop)


def _in_words(text: str, at: int, stop: int) -> tuple[int, int | None]:
    if text[max(0, at - 1) : at] in tuple("-’'") or _is_named(text, at):
        return at, None
    if pair := _PAIR.match(text, at, stop):
        return pair.end(), 2
    found = _SPELT.match(text, at, stop)
    return _scaled(text, found, stop) if found else (at, None)


def _scaled(text: str, found: re.Match[str], stop: int) -> tuple[int, int | None]:
    value, end = number(found[0]), found.end()
    if value is not None and (scale := _SCALED.match(text, end, stop)):
        value, end = value * _SCALE_OF[scale[1].casefold()], scale.end()
    if value is None or round(value, 6) % 1 or value < 1:
        return end, None
    return end, round(value)


def _is_named(text: str, at: int) -> bool:
    """ "Resolution 1701", "April 5", "Group of Seven", "aged 30"."""
    found = _LAST_WORD.search(text, max(0, at - 16), at)
    if not found:
        return False
    word = found[1].casefold()
    if word == "of" and text[at].isupper():
        return True
    return (word in MONTHS and found[1][0].isupper()) or (word in _words().numbered and not (word == "by" and text[at].isalpha()))


def _with_noun(text: str, start: int, end: int, stop: int, value: int) -> Count | None:
    strong = _STRONG.match(text, end, stop)
    at = strong.end() if strong else end
    if not strong and re.match(r"[-–][^\W\d_]", text[at : at + 2]):
        return None  # a "28-point" plan
    for filler in (_RANGE, _OR_SO, _OF_THOSE):
        if found := filler.match(text, at, stop):
            at = found.end()
    head = _head(text, at, stop, 1 if strong else value)
    if head:
        noun, noun_stop = head
        return None if noun.casefold() in _words().measures else Count(start, noun_stop, value, noun)
    about = _ABOUT.search(text, max(0, start - 16), start)
    alone = (
        _OF_THEM.match(text, end, stop)
        or (about and _ALONE.match(text, end, stop))
        or (value >= _BARE_LEAST and _BARE.match(text, end, stop))
    )
    return Count(start, end, value, "") if alone and value > 1 else None


def _head(text: str, at: int, stop: int, value: int) -> tuple[str, int] | None:
    """The noun that heads the phrase from `at`, and where it ends: for one thing the last word, for several the first plural
    that no other plural follows."""
    words, head = _words(), None
    for position in range(_REACH):
        found = _WORD.match(text, at, stop)
        if not found:
            break
        word = found[1]
        plain = word.casefold()
        if plain in words.measures:
            return head or (word, found.end(1))
        if plain in ("and", "or") and head is None and position:
            at = found.end()
            continue
        if plain in words.stops:
            break
        plural = _is_plural(word)
        if value == 1:
            head = (word, found.end(1))
        elif head is not None and not plural and not _CAPITALISED.match(head[0]):
            break
        elif plural:
            head = (word, found.end(1))
        at = found.end()
    return head


def _is_plural(word: str) -> bool:
    plain = word.casefold()
    words = _words()
    if plain in words.plurals:
        return True
    return len(word) > 2 and word[-1] == "s" and plain[-2:] not in ("ss", "us", "is") and plain not in words.singulars
