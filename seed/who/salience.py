"""How much a text speaks of each state at a place: the weights by which an official named without a state finds his."""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache

from seed.paths import REFERENCE
from seed.who.gazetteer import Found

_SENTENCE = re.compile(r"[.!?][\"”’)]?\s+(?=[\"“‘(A-Z])|\n")
_GOVERNED = re.compile(r"\b(?:in|from|to|with|on|against|at|into|by|for|of)\s+(?:the\s+)?$")
_EVERY, _NEAR, _FIRST, _GOVERNS, _SAME, _TOPIC, _LEAD, _DATELINE = 0.2, 8.0, 3.0, 0.4, 0.6, 5.0, 2.0, 2.0
_LEAD_LENGTH, _DATELINE_LENGTH = 250, 20
"""Weights of a mention: anywhere, in the sentence at hand (a third of it in the one before), first of its sentence, behind a
preposition, in the same sentence, topic of the sentence before, in the lead, in the dateline. Chosen by search over 505
officials of annotated articles whose state stood nowhere beside them."""


@dataclass(frozen=True, slots=True)
class _Place:
    state: str
    start: int
    sentence: int
    first: bool
    governed: bool
    dateline: bool


@cache
def state_ids() -> frozenset[str]:
    """The ids of all states, territories left out."""
    states = json.loads((REFERENCE / "states.json").read_text(encoding="utf-8"))
    return frozenset(state["id"] for state in states if state["type"] != "territory")


class Salience:
    """The states of one text, to be weighed at any offset of it."""

    def __init__(self, text: str, names: list[Found]) -> None:
        self._bounds = [0, *(mark.end() for mark in _SENTENCE.finditer(text))]
        self._places: list[_Place] = []
        last = -1
        for name in names:
            if name.entry.ids[0] not in state_ids():
                continue
            sentence = self._sentence(name.start)
            governed = bool(_GOVERNED.search(text[max(0, name.start - 14) : name.start]))
            dateline = name.start < _DATELINE_LENGTH and text[name.start : name.stop].isupper()
            self._places.append(_Place(name.entry.ids[0], name.start, sentence, sentence != last, governed, dateline))
            last = sentence

    def _sentence(self, at: int) -> int:
        return bisect_right(self._bounds, at) - 1

    def at(self, offset: int) -> Counter[str]:
        """The weight of each state that the text names, as seen from `offset`."""
        here = self._sentence(offset)
        weights: Counter[str] = Counter()
        for place in self._places:
            weights[place.state] += self._weight(place, here) if place.start < offset else _EVERY / 2  # type: ignore[assignment]
        return weights

    @staticmethod
    def _weight(place: _Place, here: int) -> float:
        near = _NEAR * math.exp(place.sentence - here) * (_FIRST if place.first else 1) * (_GOVERNS if place.governed else 1)
        topic = place.first and not place.governed
        if place.sentence == here:
            near *= _SAME
        elif topic and place.sentence == here - 1:
            near += _TOPIC
        lead = _LEAD * (2 if topic else 1) if place.start < _LEAD_LENGTH else 0.0
        return _EVERY + near + lead + (_DATELINE if place.dateline else 0.0)
