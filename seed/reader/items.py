"""What is delivered: the weapons and goods that a sentence names, each with the words that say which ("light armoured vehicles")."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from pydantic import BaseModel, ConfigDict

from seed.paths import DATA, REFERENCE
from seed.reader.candidate import Candidate
from seed.reader.places import Place, places_within

Part = Literal["exact", "works", "vague", "before", "none"]
"""What a word may be in the name of goods: its head, of three sorts; a word before that; nothing."""
_HEADS = ("exact", "works", "vague")


class Heads(BaseModel):
    """The last words of what is delivered, in the singular, and what is called by a name; see `data/goods.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    exact: str
    works: str = ""
    vague: str
    names: str


class Beside(BaseModel):
    """Words beside those heads."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    before: str
    after: str
    built: str


class Goods(BaseModel):
    """`data/goods.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    arms_transfer: Heads
    supply: Heads
    words: Beside


@dataclass(frozen=True, slots=True)
class _Words:
    heads: dict[str, Part]
    before: frozenset[str]
    after: frozenset[str]
    """A head before one of these is none: "the oil minister"."""
    built: frozenset[str]
    names: re.Pattern[str]
    capitals: bool
    """Whether words with a capital say which: "Kilo submarines"."""


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    stop: int
    part: Part


_TOKEN = re.compile(r"[^\W_](?:[\w&/-]|[.’'](?=\w))*")
_MODEL = re.compile(r"[A-Z][A-Za-z]{0,4}[-/]?\d{1,4}(?:[A-Z]{0,4}|s)(?:-\d+)?")
"""What a type of weapon is called by: F-16, Mi-171, K9s, CV90."""
_ENDINGS = re.compile(r"-(?:class|range|based|engined?|launched|propelled|role|hulled|tonne|style|capable|powered|armed|fired|driven)$")
_JOINT = re.compile(r"(?:,\s(?:and\s|as\swell\sas\s)?|\s(?:and|or|as\swell\sas|plus|with)\s)(?:[^\s,;]+\s){0,4}$")
"""Between things told in one breath: "tanks, 12 modern helicopters and an Su-25"."""
_VERB_LIKE = re.compile(r"[a-z]+s")
"""No head before another: "pumps natural gas", but "cement plant"."""
_NO_NAMES = frozenset(
    "The A An In On Its Some About Both One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Several Another Air Force Navy Army "
    "Ministry President General Minister Prime Congress Senate Parliament Mr Mrs".split()
)


@cache
def _words(event_type: str) -> _Words:
    goods = Goods.model_validate(tomllib.loads((DATA / "goods.toml").read_text(encoding="utf-8")))
    arms = event_type == "arms_transfer"
    own, beside = goods.arms_transfer if arms else goods.supply, goods.words
    heads: dict[str, Part] = dict.fromkeys(_both_numbers(own.vague), "vague")
    heads |= dict.fromkeys(_both_numbers(own.works), "works")
    heads |= dict.fromkeys(_both_numbers(own.exact), "exact")
    names = set(re.split(r",\s", own.names))
    if arms:
        names |= {n for row in json.loads((REFERENCE / "weapons.json").read_text(encoding="utf-8")) for n in (row["name"], *row["aliases"])}
    named = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    before, after, built = (frozenset(words.split()) for words in (beside.before, beside.after, beside.built))
    return _Words(heads, before, after, built, re.compile(rf"(?<![\w-])(?:{named})s?(?![\w-])"), capitals=arms)


def _both_numbers(words: str) -> Iterator[str]:
    """Each word and its plural."""
    for word in words.casefold().split():
        yield word
        yield f"{word[:-1]}ies" if re.search(r"[^aeo]y$", word) else f"{word}es" if re.search(r"(?:ch|sh|s|x|to)$", word) else f"{word}s"


def items_of(candidate: Candidate, places: list[Place], text: str, sentence: tuple[int, int]) -> tuple[str, ...]:
    """What is delivered, as the sentence names it: that in which the event's word stands, else the nearest, and what is told in one breath with it.

    What goes through a pipeline is preferred to the pipeline, unless the event's word tells of building.
    """
    if candidate.type not in ("arms_transfer", "supply"):
        return ()
    words, at = _words(candidate.type), candidate.trigger[0]
    here = places_within(places, sentence)
    built = candidate.word(text).casefold() in words.built
    found = [item for item in _items(words, here, text, sentence) if not (built and item.start == at)]
    own = next((item for item in found if item.start <= at < item.stop and item.part != "vague"), None)
    if own:
        counted = frozenset(place.start for place in here if place.form == "count")
        wanted = next(breath for breath in _breaths([item for item in found if item.part == own.part], text, counted) if own in breath)
    else:
        order = ("works", "exact", "vague") if built else ("exact", "works", "vague")
        wanted = next((near for part in order if (near := _nearest([item for item in found if item.part == part], at, text))), [])
    return tuple(dict.fromkeys(text[item.start : item.stop] for item in wanted))


def _nearest(items: list[_Item], at: int, text: str) -> list[_Item]:
    """Of `items`, in order, the first behind the event's word at `at`, else the last before it, and those told in one breath with it."""
    breaths = _breaths(items, text)
    return next((breath for breath in breaths if breath[-1].stop > at), breaths[-1] if breaths else [])


def _breaths(items: list[_Item], text: str, counted: frozenset[int] = frozenset()) -> list[list[_Item]]:
    """`items`, in order, together where they are told in one breath; a number at one of `counted` begins another."""
    breaths = [items[:1]] if items else []
    for last, item in pairwise(items):
        between = text[last.stop : item.start]
        if _JOINT.fullmatch(between) and not any(last.stop <= number < item.start for number in counted):
            breaths[-1].append(item)
        else:
            breaths.append([item])
    return breaths


def _items(words: _Words, here: list[Place], text: str, sentence: tuple[int, int]) -> Iterator[_Item]:
    """The runs of words that name goods, each up to its last head."""
    tokens = list(_TOKEN.finditer(text, *sentence))
    parts = _parts(words, tokens, here, text, sentence)
    start, heads = 0, list[int]()
    for number, part in enumerate([*parts, "none"]):
        if number and (part == "none" or not _adjoin(text, tokens[number - 1], tokens[number])):
            if heads:
                last = heads[-1]
                exact = parts[last] == "vague" and last > start  # "humanitarian aid" says as much as "tents"
                yield _Item(tokens[start].start(), tokens[last].end(), "exact" if exact else parts[last])
            start, heads = number, []
        if part == "none":
            start = number + 1
        elif part in _HEADS:
            heads.append(number)


def _adjoin(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return text[one.end() : other.start()].isspace()


def _parts(words: _Words, tokens: list[re.Match[str]], here: list[Place], text: str, sentence: tuple[int, int]) -> list[Part]:
    names = [found.span() for found in words.names.finditer(text, *sentence)]
    taken = [(place.start, place.stop) for place in here if place.id or place.form in ("time", "money")]
    parts = [_part(words, token, names, taken, sentence[0]) for token in tokens]
    for number, (token, after) in enumerate(pairwise(tokens)):
        if parts[number] in _HEADS and _adjoin(text, token, after):
            verb = parts[number + 1] != "none" and _VERB_LIKE.fullmatch(token[0])
            if verb or after[0].casefold() in words.after:
                parts[number] = "none"
    return parts


def _part(words: _Words, token: re.Match[str], names: list[tuple[int, int]], taken: list[tuple[int, int]], start: int) -> Part:
    word = token[0]
    plain = word.casefold()
    if any(a < token.end() and token.start() < b for a, b in taken):
        return "none"
    if any(a <= token.start() and token.end() <= b for a, b in names):
        return "exact"
    if _MODEL.fullmatch(word):
        return "exact" if words.capitals else "before"
    if plain in words.heads and (plain == word or token.start() == start):
        return words.heads[plain]
    which = words.capitals and word[0].isupper() and token.start() > start and word not in _NO_NAMES and not word.endswith(("'s", "’s"))
    return "before" if which or plain in words.before or _ENDINGS.search(word) else "none"
