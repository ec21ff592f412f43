"""Where an event happened, by the sentence that tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seed.reader.candidate import Candidate
from seed.reader.places import Place, places_within

_PART = r"(?:(?:al|el|as|ar|ash)-)?[A-ZÀ-ÞĐŁŠŽ][\w’'-]*\w"
_TOWN_NAME = (
    rf"(?P<town>(?:(?:north|south|east|west|central)[a-z-]*\s)?(?P<name>(?:St\.?\s|(?:Sea|Gulf|Bay|Straits?|Horn|Cape)\sof\s(?:the\s)?)?{_PART}"
    rf"(?:\s(?:(?:de|del|da|do|dos|la|el|es|bin|ibn|sur|am)\s)*{_PART})*(?:\s(?:canal|crossing|reef|shoal|strait|airport|bridge|islands?))?))"
)
_KIND_OF_PLACE = r"(?:capital|city|town|port|village|resort|island|islet|peninsula|suburb|oasis|base|camp|airfield|airport|bridge|crossing|post|shores?|coast)"
_TOWN = re.compile(
    r"\b(?:(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Oo]ff|into|[Oo]n\sthe\sisland\sof)\s+(?:(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z]\w+)?['’]s\s)?"
    rf"(?:(?:the|its|their)\s)?(?:(?:[a-z]+\s){{0,2}}{_KIND_OF_PLACE}(?:\sof)?,?\s)?|{_KIND_OF_PLACE}\sof\s(?:the\s)?)"
    + _TOWN_NAME
    + r"(?![\w-]|['’]s\b|\s(?:[A-Z]|[a-z]+(?:ies|ers|ses|ment|ion|tary)\b))"
)
_GOES = re.compile(
    r"\b(?:[Vv]isit(?:s|ed|ing)?\s(?:the\s)?|(?:go(?:es|ing)?|went|gone|fl(?:y|ies|ew|own|ying)|travel(?:s|l?ed|l?ing)?|came|comes?|coming|left|leaves?|leaving|head(?:s|ed|ing)?|journey|trips?|visits?|"
    r"tour|invit(?:ed?|es|ing|ation)|sen[dt]s?|moved|posted|deployed|dispatched|shipped|returns?|returned|bound|on|back|over|accompanied)\b"
    r"[^;:]{0,60}?\s(?:to|for|into)\s(?:the\s)?(?:[a-z]+\s(?:city|town|port)\sof\s)?)"
    + _TOWN_NAME
    + r"(?=[.,;)]|\s(?:on|in|at|for|to|next|last|this|that|and|with|by|from|after|before|as|today|yesterday|tomorrow|where|when)\b|$)"
)
"""Where a journey leads: "flew from Tel Aviv to Khartoum"."""
_OFFICE = re.compile(
    r"\b(?:embass(?:y|ies)|consulates?|missions?|(?:liaison|interests|trade|representative)\s(?:office|section)s?|nunciature)\b"
)
_SIGNED = re.compile(r"\b(?:sign|initial|conclud|reach|agree|adopt)\w*\s(?:\w+\s)?in\s(?:the\s)?(?:[a-z]+\s){0,2}$")
_NOT_IN = re.compile(r"\b(?:near|outside|off)\s$")
"""What an agreement is on may be near a town; it is made in one."""
_HERE = re.compile(r"\bhere\b")
_ADJECTIVE = re.compile(r"(?:i|ish|ese|an)$")
_FOLLOWED = re.compile(
    r"\s(?!(?:on|in|at|for|to|and|or|with|by|from|of|after|before|as|is|was|has|had|will|who|where|when|which|that|next|last|this|but)\b)\w"
)
_NO_TOWN = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"I|Parliament|Congress|Operation|President|Prime|Foreign|Security|Council|General|World|War|Cold|Second|First|North|South|East|West|Spring|English|"
    r"New\sYear|Christmas|Easter|Mr|Mrs)\b"
)
_GOAL = re.compile(r"(?:\s[a-z]+){0,2}?\s(?:to|in|into|at|of)\s(?:the\s)?$|\s(?:the\s)?$")
_DATELINE = re.compile(r"\s*([A-ZÀ-Þ][A-ZÀ-Þ .’'-]{2,30}?)\s*(?:\(|,|—|–|-)")
_SOMEWHERE = frozenset(("meeting", "exercise", "deployment", "clash", "agreement", "diplomatic_action"))
_NEAR = 60
"""Characters between an agreement's word and the town where it was made."""
_BESIDE = 40
"""Characters between an event's word and the "here" that says where it was."""


def place_of(candidate: Candidate, places: list[Place], text: str, sentence: tuple[int, int]) -> str | None:
    """Where it happened: what the event's word leads to ("visit to Oman", "capture of Shusha"), else the nearest "in" or "at" with a
    town or state, or where a journey leads; "here" is the town of the dateline. An agreement has a place where a town stands near its word, a
    step of diplomacy where the embassy is."""
    if candidate.type not in _SOMEWHERE:
        return None
    at, end = candidate.trigger
    here = [p for p in places_within(places, sentence) if p.id]
    if candidate.type in ("meeting", "clash", "deployment"):
        for p in here:
            if not _names_place(p, text):
                continue
            if p.start == at and candidate.type == "meeting":
                return text[p.start : p.stop]
            owner = text[p.stop : p.stop + 2] in ("'s", "’s")  # "in Oman's capital" leads further
            if not owner and 0 < p.start - end < 30 and _GOAL.fullmatch(text[end : p.start]) and _may_lead(candidate, text[end : p.start]):
                return text[p.start : p.stop]
    told_from = _HERE.search(text, max(sentence[0], at - _BESIDE), min(sentence[1], end + _BESIDE)) and _DATELINE.match(text)
    if told_from:
        return told_from[1]
    spots = _spots(candidate, {p.start: p for p in here}, text, sentence)
    best = min(spots, key=lambda spot: abs(spot[0] - at), default=None)
    return text[slice(*best)] if best else None


def _spots(candidate: Candidate, named: dict[int, Place], text: str, sentence: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Where the towns and states stand that may be the place; `named` are the entities of the sentence by where they begin."""
    patterns = (_TOWN, _GOES) if candidate.type in ("meeting", "deployment") else (_TOWN,)
    for found in (found for pattern in patterns for found in pattern.finditer(text, *sentence)):
        place = named.get(found.start("name"))
        if (place and not _names_place(place, text)) or _NO_TOWN.match(found["name"]):
            continue
        start, stop = found.start("town"), max(place.stop if place else 0, found.end("town"))
        if candidate.type == "agreement":
            away = start - candidate.trigger[0]
            near = abs(away) <= _NEAR or (away > 0 and _SIGNED.search(text, max(sentence[0], start - _NEAR), start))
            if not near or (place and place.form == "name") or _NOT_IN.search(text, sentence[0], start):
                continue
        if candidate.type == "diplomatic_action" and not _OFFICE.search(text, max(sentence[0], start - 30), start):
            continue
        yield start, stop


def _names_place(place: Place, text: str) -> bool:
    """Whether an entity's name is a town's or a state's, and not an adjective: "Saudi", in "the Saudi embassy"."""
    if place.form not in ("name", "capital", "city"):
        return False
    return not (place.form == "name" and _ADJECTIVE.search(text, place.start, place.stop) and _FOLLOWED.match(text, place.stop))


def _may_lead(candidate: Candidate, between: str) -> bool:
    """Whether the words between event and place make it the goal: "met" and "attack" take people and states as object, "visited" a place."""
    if " of " in between:
        return candidate.type == "clash"
    if candidate.type == "meeting":
        return candidate.kind == "visit" or (" to " not in between and bool(between.strip()))
    return between.strip() not in ("", "the")
