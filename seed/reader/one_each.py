"""Lists that name one event each: who belongs to three organisations has three memberships, who tours two states makes two visits."""

from __future__ import annotations

import re

from seed.reader.compose import Told, narrowed
from seed.reader.lists import lists
from seed.reader.places import Place

_PLACES = frozenset(("name", "capital", "city"))
"""Forms of the names of where one goes."""
_CHINAS = {"CHN", "TWN"}
"""Who recognises the one leaves the other: two acts (codebook, decision 4)."""
_GOAL = re.compile(
    r"(?:[^;:.]{0,90}\s)?(?:to|in|for|of|through|round|around|via|both|visit(?:s|ed|ing)?|tour(?:s|ed|ing)?)\s(?:both\s)?(?:the\s)?$"
)
_COMPANY = re.compile(
    r"\b(?:with|by|between|among|from|against|over|on(?!\sto\b)|about|leaders?|rulers?|heads?|ministers?|secretaries|presidents?|premiers|chancellors|"
    r"officials|delegations?|kings?|chiefs|envoys|diplomats|generals|counterparts|colleagues|teams|side)\b(?:\s[\w’'-]+){0,3}\s?$"
)
"""Right before a list of states: it names who was met there, or who came, not where one went."""
_SPOKEN_TO = re.compile(
    r"(?:\s(?:by|over|on)\s(?:the\s)?(?:tele)?phone)?(?:\s(?:with|to|up))?(?:\sboth)?(?:\s(?:the|his|her|its))?"
    r"(?:\s(?:leaders|rulers|heads|(?:prime\s|foreign\s)?ministers|presidents|premiers|chancellors|kings|counterparts|colleagues)"
    r"(?:\s(?:of|from|in))?(?:\sthe)?)?\s$"
)
_TOGETHER = re.compile(
    r"\b(?:conference\scall|joint(?:ly)?|together|between|(?:three|four|five)-way|tri-?lateral|quadrilateral|group)\b", re.IGNORECASE
)
_SEVERALLY = re.compile(r"[^,;:.]{0,60}\b(?:all|both|each|successively|separately|in\sturn)\s(?:[a-z]+\s){0,3}$")


def one_each(told: Told, places: list[Place], text: str, sentence: tuple[int, int]) -> list[Told]:
    """`told` as one event for each of the names in a list, where such a list names one event each; else `told` alone."""
    if told.dropped:
        return [told]
    pairs: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    if told.type in ("membership", "deployment"):
        pairs = [(told.first, (e,)) for e in max(_listed(told.second, places, text, sentence), key=len, default=())]
    elif told.type == "diplomatic_action" and set(told.second) == _CHINAS:
        pairs = [(told.first, (e,)) for e in told.second]
    elif told.type == "meeting" and told.candidate.kind in ("visit", "call"):
        pairs = [(two, ()) for two in _trips(told, places, text, sentence)]
    return [narrowed(told, *sides) for sides in pairs] or [told]


def _listed(side: tuple[str, ...], places: list[Place], text: str, sentence: tuple[int, int]) -> list[tuple[str, ...]]:
    """The entities of a side that stand together in a list, two or more, for each list."""
    rows = (dict.fromkeys(place.id for place in row) for row in lists(places, text, sentence))
    found = (tuple(e for e in row if e in side) for row in rows)
    return [ids for ids in found if len(ids) >= 2]


def _trips(told: Told, places: list[Place], text: str, sentence: tuple[int, int]) -> list[tuple[str, str]]:
    """The two of each visit or call, where one goes to or rings up each of those in a list, or each of them goes to one other."""
    if _TOGETHER.search(text, *sentence):
        return []
    for row in lists(places, text, sentence):
        ids = tuple(dict.fromkeys(place.id for place in row if place.id in told.first))
        others = [e for e in told.first if e not in ids]
        if len(ids) >= 2 and others and _is_apart(told, row, text):
            other = max(others, key=lambda e: told.candidate.roles[0][e])
            return [(other, e) for e in ids]
    return []


def _is_apart(told: Told, row: list[Place], text: str) -> bool:
    at = told.candidate.trigger[0]
    if row[-1].stop <= at:
        return bool(_SEVERALLY.fullmatch(text[row[-1].stop : at]))
    between = text[at + len(told.candidate.word(text)) : row[0].start]
    if row[0].start < at or told.candidate.kind == "call":
        return row[0].start >= at and bool(_SPOKEN_TO.fullmatch(between))
    to_places = {place.form for place in row} <= _PLACES and not _COMPANY.search(between)
    return to_places and (between.strip() in ("", "the", "both") or bool(_GOAL.fullmatch(between)))
