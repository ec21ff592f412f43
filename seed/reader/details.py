"""The smaller fields of a fact, read from its sentence: items, people and place."""

from __future__ import annotations

import json
import re
from functools import cache

from seed.paths import REFERENCE
from seed.reader.candidate import Candidate
from seed.reader.places import Place
from seed.who.mentions import Cast


@cache
def _weapons() -> re.Pattern[str]:
    rows = json.loads((REFERENCE / "weapons.json").read_text(encoding="utf-8"))
    names = {n for row in rows for n in (row["name"], *row["aliases"]) if n not in row["common_words"]}
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) + r")(?![\w])")


_ARMS = re.compile(
    r"\b(?:(?:combat|fighter|training|transport|attack|anti-tank|anti-aircraft|air[- ]defen[cs]e|surface-to-air|ballistic|cruise|Stinger|guided) )?"
    r"(?:jets|fighters|warplanes|helicopters|tanks|howitzers|drones|submarines|frigates|corvettes|patrol boats|missiles|rockets|rifles|ammunition|shells|"
    r"radars|armou?red (?:vehicles|personnel carriers)|warships|bombers|artillery|mortars|grenades|munitions|torpedoes|mines|"
    r"missile systems?|air[- ]defen[cs]e systems?|batteries)\b"
)
_ARMS_AT_ALL = re.compile(
    r"\b(?:arms|weapons|weaponry|military (?:equipment|hardware|aircraft|vehicles)|fighter aircraft|air defen[cs]es)\b"
)
"""Named as what is delivered only where the sentence has nothing more exact."""
_GOODS = re.compile(
    r"\b(?:natural gas|crude oil|crude|oil pipeline|gas pipeline|oil|gas|petrol|gasoline|petroleum|butane|LNG|electricity|coal|diesel|fuel|uranium|wheat|"
    r"grain|cereals|rice|maize|corn|barley|flour|soy(?:a|bean) meal|potash|phosphates?|timber|coffee|cocoa|sugar|"
    r"fertili[sz]ers?|"
    r"(?:[A-Z][\w]+ )?vaccines?|doses|medicines?|medical (?:supplies|goods|equipment)|ventilators|masks|"
    r"food aid|food|humanitarian aid|relief goods|tents|blankets|textiles|machinery|(?:super)?computers?|buses|trucks|tractors|locomotives|"
    r"tankers|field hospitals?|hospitals?|roads|bridges?|nuclear (?:power )?plant|"
    r"power plant|pipeline|reactors?|dam|railway|satellite|beef|soybeans|cotton|steel|iron ore)\b",
)


def items_of(candidate: Candidate, text: str, sentence: tuple[int, int]) -> tuple[str, ...]:
    """What is delivered, as the sentence names it."""
    if candidate.type == "arms_transfer":
        found = [*_weapons().finditer(text, *sentence), *_ARMS.finditer(text, *sentence)] or list(_ARMS_AT_ALL.finditer(text, *sentence))
    elif candidate.type == "supply":
        found = list(_GOODS.finditer(text, *sentence))
    else:
        return ()
    return tuple(dict.fromkeys(m.group() for m in sorted(found, key=lambda m: m.start())))


def persons_of(candidate: Candidate, cast: Cast, text: str, sentence: tuple[int, int], entities: tuple[str, ...]) -> tuple[str, ...]:
    """The people of the states concerned who are named in the sentence, by their fullest name in the article."""
    if candidate.type not in ("meeting", "agreement"):
        return ()
    full: dict[str, str] = {}
    for mention in cast.mentions:
        if mention.form == "person":
            name = text[mention.start : mention.stop]
            surname = name.split()[-1]
            if len(name) > len(full.get(surname, "")):
                full[surname] = name
    here = [m for m in cast.mentions if m.form == "person" and m.id in entities and sentence[0] <= m.start < sentence[1]]
    return tuple(dict.fromkeys(full[text[m.start : m.stop].rsplit(maxsplit=1)[-1]] for m in here))


_TOWN = re.compile(
    r"\b(?:in|at|near|outside|off|into|on\sthe\sisland\sof)\s+(?:(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z]\w+)?['’]s\s)?"
    r"(?:(?:the|its|their)\s)?(?:(?:[a-z]+\s)?(?:capital|city|town|port|village|resort|island)(?:\sof)?\s)?"
    r"(?P<town>(?:(?:north|south|east|west|central)[a-z-]*\s)?(?P<name>[A-ZÀ-ÞĐ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+)*))(?![\w-]|['’]s\b|\s(?:[A-Z]|[a-z]+(?:ies|ers|ses|ment|ion|tary)\b))"
)
_NO_TOWN = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"I|Parliament|Congress|Operation|President|Prime|Foreign|Security|Council|General|World|War|Cold|Second|First|North|South|East|West|Spring|English)\b"
)
_GOAL = re.compile(r"(?:\s[a-z]+){0,2}?\s(?:to|in|into|at|of)\s(?:the\s)?$|\s(?:the\s)?$")
_DATELINE = re.compile(r"\s*([A-ZÀ-Þ][A-ZÀ-Þ .’'-]{2,30}?)\s*(?:\(|,|—|–|-)")
_SOMEWHERE = frozenset(("meeting", "exercise", "deployment", "clash"))


def place_of(candidate: Candidate, places: list[Place], text: str, sentence: tuple[int, int]) -> str | None:
    """Where it happened: what the event's word leads to ("visit to Oman", "capture of Shusha"), else the nearest "in" or "at" with a
    town or state; "here" is the town of the dateline. An agreement has a place where a town stands near its word."""
    if candidate.type not in _SOMEWHERE and candidate.type != "agreement":
        return None
    at, end = candidate.trigger
    named = [p for p in places if p.id and sentence[0] <= p.start < sentence[1] and p.form in ("name", "capital", "city")]
    if candidate.type in ("meeting", "clash", "deployment"):
        for p in named:
            owner = text[p.stop : p.stop + 2] in ("'s", "’s")  # "in Oman's capital" leads further
            if not owner and 0 < p.start - end < 30 and _GOAL.fullmatch(text[end : p.start]) and _may_lead(candidate, text[end : p.start]):
                return text[p.start : p.stop]
    taken = {p.start: p for p in places if p.id}
    spots: list[tuple[int, int]] = []
    for found in _TOWN.finditer(text, *sentence):
        place = taken.get(found.start("name"))
        if (place and place.form not in ("name", "capital", "city")) or _NO_TOWN.match(found["name"]):
            continue
        if candidate.type == "agreement" and (abs(found.start("town") - at) > 60 or (place and place.form == "name")):
            continue
        spots.append((found.start("town"), place.stop if place else found.end("town")))
    if best := min(spots, key=lambda spot: abs(spot[0] - at), default=None):
        return text[slice(*best)]
    dateline = _DATELINE.match(text) if candidate.type == "meeting" and re.search(r"\bhere\b", text[slice(*sentence)]) else None
    return dateline[1] if dateline else None


def _may_lead(candidate: Candidate, between: str) -> bool:
    """Whether the words between event and place make it the goal: "met" and "attack" take people and states as object, "visited" a place."""
    if " of " in between:
        return candidate.type == "clash"
    if candidate.type == "meeting":
        return candidate.kind == "visit" or (" to " not in between and bool(between.strip()))
    return between.strip() not in ("", "the")
