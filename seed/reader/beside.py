"""Who stands right beside the word of an event is on its side: in "and Kenya closed the border" nobody but Kenya closes it."""

from __future__ import annotations

import re
from functools import cache

from seed.reader.compose import SYMMETRIC, Told, narrowed
from seed.reader.lists import lists
from seed.reader.places import Place
from seed.who.known_names import reference

_ACTS = re.compile(r"['’]s\s(?:[\w-]+\s){0,2}|\s(?:(?:has|had|have|will|would|also|then|later|and)\s)?(?:\w+ly\s)?")
"""Between who acts and the word that tells what was done."""
_GOES_TO = re.compile(r"\s(?:(?:on|to|against|from|with|of|in|into)\s)?(?:the\s)?")
"""Between that word and whom or where it concerns."""


def beside_its_word(told: Told, places: list[Place], text: str, sentence: tuple[int, int]) -> Told:
    """`told` without those on a side that another one, or another list of names, right beside the word leaves no room for."""
    if told.type in SYMMETRIC or told.type == "membership" or max(len(told.first), len(told.second)) < 2:
        return told
    at = told.candidate.trigger[0]
    end = at + len(told.candidate.word(text))
    rows = lists(places, text, sentence)
    before = next((row for row in reversed(rows) if row[-1].stop <= at), [])
    after = next((row for row in rows if row[0].start >= end), [])
    first, second = told.first, told.second
    if before and _ACTS.fullmatch(between := text[before[-1].stop : at]) and (told.type != "deployment" or between.strip()):
        first = _those(told.first, before)  # "Syrian fighters" may be whom somebody else sends
    if after and _GOES_TO.fullmatch(text[end : after[0].start]):
        second = _those(told.second, after)
    return told if (first, second) == (told.first, told.second) else narrowed(told, first, second)


def _those(side: tuple[str, ...], row: list[Place]) -> tuple[str, ...]:
    """Those of a side who are named in the list; all where none is, or only a state that is no more: its heir may be meant."""
    named = {place.id for place in row}
    kept = tuple(e for e in side if e in named)
    return kept if set(kept) - _gone() else side


@cache
def _gone() -> frozenset[str]:
    return frozenset(state["id"] for state in reference("states.json") if state["type"] == "historical")
