"""Offices of a state as a text names them: "foreign minister", "Minister of Trade and Industry", "presidents"."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from seed.paths import DATA

COUNTERPART = "counterpart"
"""The title of an office that another one in the text names: "her Danish counterpart"."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office named at text[start:stop]; `title` is what it is called, in the singular."""

    start: int
    stop: int
    title: str
    kind: str
    plural: bool


@cache
def table() -> dict[str, Any]:
    """`data/offices.toml`."""
    return tomllib.loads((DATA / "offices.toml").read_text(encoding="utf-8"))


@cache
def words(section: str, name: str) -> frozenset[str]:
    """A word list of `data/offices.toml`."""
    return frozenset(table()[section][name].split())


@cache
def _heads() -> tuple[re.Pattern[str], list[tuple[re.Pattern[str], dict[str, Any]]]]:
    rows = [(word, office) for office in table()["office"] for word in office["words"]]
    either = "|".join(f"(?:{word})" for word, _ in rows)
    either += r"|counterparts?|opposite numbers?|colleagues?"
    found = re.compile(
        rf"\b(?=[acdefghijkmnopqstv])(?:(?<!-)|(?<=then-)|(?<=Then-)|(?<=ex-)|(?<=Ex-))(?:{either})(?!\w|[-‑](?!designate|elect)|\s+[Gg]eneral\b)",
        re.IGNORECASE,
    )
    return found, [(re.compile(word, re.IGNORECASE), office) for word, office in rows]


_PLURAL = re.compile(
    r"(?:minister|president|premier|chancellor|king|queen|emir|pm|counterpart|number|colleague)s\b|secretaries\b", re.IGNORECASE
)
_LEFT_WORDS = re.compile(r"(?:[\w’'-]+(?:,\s+|\s+(?:and|&)\s+|\s+|/))+$")
_TOKEN = re.compile(r"([\w’'-]+)(,\s+|\s+(?:and|&)\s+|\s+|/)")
_OF = re.compile(r"\s+(?:of|for|in charge of|responsible for)\s+(?:the\s+)?(?=\w)")
_MANAGES = re.compile(r"\s+and\s+(?:chief|ceo|managing|general manager)|[’']s\s+(?:spokes|aide|office)|[-‑]general", re.IGNORECASE)
_LAST_WORD = re.compile(r"([\w’'-]+)[\s-]+$")


def find_offices(text: str) -> list[Office]:
    """The offices of states in `text`, in order, none overlapping; deputies' and organisations' offices left out."""
    offices: list[Office] = []
    for head in _heads()[0].finditer(text):
        if offices and head.start() < offices[-1].stop:
            continue
        office = _office(text, head)
        if office and not _another_kind(text, office):
            offices.append(office)
    return offices


def _office(text: str, head: re.Match[str]) -> Office | None:
    title = head.group()
    plural = bool(_PLURAL.search(title))
    if title.casefold().startswith(("counterpart", "opposite number", "colleague")):
        return Office(head.start(), head.end(), COUNTERPART, "other", plural)
    row = next(office for pattern, office in _heads()[1] if pattern.fullmatch(title))
    start, stop = head.span()
    if row.get("portfolio"):
        start = _fields_before(text, start, title[0].isupper())
        stop = _fields_after(text, stop)
        if row.get("needs_portfolio") and not _is_secretary(text, start, head):
            return None
    return Office(start, stop, _singular(" ".join(text[start:stop].split())), row["kind"], plural)


def _is_secretary(text: str, start: int, head: re.Match[str]) -> bool:
    """ "Defense Secretary X" or "Secretary X" is a minister; a general, press or permanent secretary is none."""
    field = text[start : head.start()].casefold().strip()
    if field:
        return not set(field.split()) & words("portfolio", "no_secretary")
    before = _LAST_WORD.search(text, max(0, start - 25), start)
    named = re.compile(r"\s+[A-ZÀ-Þ]").match(text, head.end())
    return bool(head.group()[0].isupper() and named and not (before and (before[1][0].isupper() or before[1] in ("general", "press"))))


def _fields_before(text: str, start: int, capital: bool) -> int:
    """Where "Trade and Industry" of "Trade and Industry Minister" starts; `start` when the minister has no field."""
    window = max(0, start - 100)
    before = _LEFT_WORDS.search(text[window:start])
    if not before:
        return start
    edge, joined = start, False
    for word in reversed(list(_TOKEN.finditer(before.group()))):
        link = word[2].strip()
        if word[1].casefold() not in words("portfolio", "words") or (capital and not word[1][0].isupper()):
            break
        if link and edge == start:
            break
        if link == "," and not joined:
            break
        joined = joined or link in ("and", "&")
        edge = window + before.start() + word.start()
    return edge


def _fields_after(text: str, stop: int) -> int:
    """Where "of Trade, Commerce and Consumer Affairs" ends; `stop` when no field of work follows."""
    of = _OF.match(text, stop)
    if not of:
        return stop
    at, end = of.end(), stop
    while word := re.compile(r"[\w’'-]+").match(text, at):
        if word.group().casefold() not in words("portfolio", "words"):
            break
        end = word.end()
        link = re.compile(r",\s+(?:and\s+)?|\s+(?:and|&)\s+(?:the\s+)?|\s+").match(text, end)
        if not link:
            break
        at = link.end()
    return end


def _singular(title: str) -> str:
    return re.sub(r"secretaries", "secretary", re.sub(r"(?i)(minister|president|premier|chancellor|king|queen|emir|pm)s\b", r"\1", title))


def _another_kind(text: str, office: Office) -> bool:
    before = _LAST_WORD.search(text, max(0, office.start - 30), office.start)
    word = before[1].casefold().replace("’", "'") if before else ""
    if word in ("chief", "first") and office.title.casefold() == "minister":
        return True
    if word in words("not", "before"):
        return True
    return bool(_MANAGES.match(text, office.stop))
