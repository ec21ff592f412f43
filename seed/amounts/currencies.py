"""Which currency a symbol, a code or a word means: "$", "EUR", "120 million Swiss francs", pounds in a sentence about Egypt."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from seed.paths import DATA
from seed.when.cues import sentence_start

_DATA = DATA / "currencies.json"
_NEAR: Final = 120
"""Characters after the word, within its sentence, in which a nationality may decide what "pounds" are."""
_OWN_ADJECTIVES: Final = frozenset(("german", "west german", "deutsche", "turkish", "japanese", "chinese", "indian", "south korean"))
"""Adjectives that may stand before a currency, in small letters too, and mean its default."""


@dataclass(frozen=True, slots=True)
class CurrencyWord:
    """A currency's name: its code by the word right before it, by a nationality in its sentence, else by default."""

    default: str | None
    beside: Mapping[str, str]
    of: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Currencies:
    """The curated list; `only_large` are words that are money only in millions ("crowns", "marks") or beside a nationality."""

    symbols: Mapping[str, str]
    words: Mapping[str, CurrencyWord]
    spellings: Mapping[str, str]
    only_large: frozenset[str]


@cache
def currencies() -> Currencies:
    data = json.loads(_DATA.read_text(encoding="utf-8"))
    words = {name: CurrencyWord(w.get("default"), w.get("beside", {}), w.get("of", {})) for name, w in data["words"].items()}
    symbols = {**{code: code for code in data["codes"]}, **data["code_names"], **data["symbols"]}
    return Currencies(symbols, words, data["spellings"], frozenset(data["only_large"]))


def _longest_first(names: Mapping[str, object]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=lambda n: (-len(n), n)))


_TOKEN = re.compile(r"[^\W\d_]+|[$€£¥₽₹₩₴₺₪₱₦]")


def currency_marks(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """Every symbol and code (group `symbol`) and every currency word (group `word`) in `text[start:stop]`, in order."""
    begins, free = _first_tokens(), start
    for token in _TOKEN.finditer(text, start, stop):
        if token.start() >= free and token[0].casefold() in begins and (mark := _mark().match(text, token.start(), stop)):
            free = mark.end()
            yield mark


@cache
def _first_tokens() -> frozenset[str]:
    known = currencies()
    return frozenset(_TOKEN.findall(name.casefold())[0] for names in (known.symbols, known.words, known.spellings) for name in names)


@cache
def _mark() -> re.Pattern[str]:
    known = currencies()
    lettered = {name: 0 for name in known.symbols if name.isalpha() and name.isascii()}
    others = {name: 0 for name in known.symbols if name not in lettered}
    return re.compile(
        rf"(?P<symbol>(?<![A-Za-z])(?:{_longest_first(others)}|(?:{_longest_first(lettered)})(?![A-Za-z]|-[A-Z])))"
        rf"|\b(?P<word>(?i:{_longest_first({**known.words, **known.spellings})}))\b"
    )


def name_of(spelling: str) -> str:
    """The name under which the list keeps a currency word, whatever its number, case and spaces."""
    plain = " ".join(spelling.casefold().split())
    return currencies().spellings.get(plain, plain)


def code_beside(name: str, adjective: str) -> str | None:
    """The code of "Swiss" francs or "U.S." dollars; None where the adjective is no nationality that has such a currency."""
    word = currencies().words[name]
    plain = " ".join(adjective.casefold().split())
    for readings in (word.beside, word.of):
        for nation, code in readings.items():
            if plain.startswith(nation.casefold()) or plain.endswith(" " + nation.casefold()):
                return code
    of_one_country = adjective[:1].isupper() and not (word.beside or word.of)  # "Japanese yen", "Swedish kronor"
    return word.default if of_one_country or plain in _OWN_ADJECTIVES else None


def code_in_sentence(text: str, at: int, name: str) -> str | None:
    """The code of a bare currency word at `at`, by the nearest nationality in its sentence, else its default."""
    word = currencies().words[name]
    if not word.of:
        return word.default
    after = re.compile(r"[.!?]\s+[A-Z]|\n").search(text, at, at + _NEAR)
    begin, end = sentence_start(text, at), after.start() if after else at + _NEAR
    nations = [(abs(found.start() - at), word.of[found[0]]) for found in _nations(name).finditer(text, begin, end)]
    return min(nations)[1] if nations else word.default


@cache
def _nations(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(n) for n in sorted(currencies().words[name].of, key=len, reverse=True))})")
