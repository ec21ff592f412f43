"""How long what begins on a day lasts: "arrived on Tuesday for a three-day visit" ends on Thursday."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from seed.amounts.numbers import TENS, UNITS, number
from seed.when.cues import sentence_start

_LASTING = re.compile(
    rf"\b(?P<days>\d{{1,2}}|(?:{'|'.join(TENS)})(?:-(?:{'|'.join(UNITS)}))?|{'|'.join(UNITS)})[- ]day[- ](?:[a-z-]+\s+){{0,3}}?"
    r"(?:visit|trip|tour|stay|summit|meeting|conference|forum|talks|exercises?|drills?|manoeuv(?:re|res)|maneuvers?|war\s+games?|session|mission)\b"
)
_BEGINS: Final = re.compile(
    r"\b(?:beg[aiu]n(?:s|ning)?|start(?:s|ed|ing)?|open(?:s|ed|ing)?|kick(?:s|ed)?\s+off|arriv(?:es?|ed|ing|al)|left|leaves?|leaving|flew|fl(?:y|ies)"
    r"|land(?:s|ed)|set\s+off|travel(?:s|led|ed)?|go(?:es)?|went|head(?:s|ed)|came|comes?|due|launch(?:ed|es)?|start\s+of|pay|paid|visit(?:s|ed)?)\b",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(
    r"\b(?:end(?:s|ed|ing)?|conclud\w+|finish\w*|wound\s+up|wrapp\w+|after|during|following|complet\w+)\b", re.IGNORECASE
)
_SAID: Final = re.compile(r"\b(?:said|told|says|reported|announced|added)\b[^,.]{0,20}$", re.IGNORECASE)
_REACH: Final = 160
"""Characters between a day and the "three-day visit" that begins on it."""


def lasting(text: str, days: list[int], start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Of the days told at `days` (offsets, in order), those on which something begins that lasts: (index in `days`, length in days)."""
    for found in _LASTING.finditer(text, start, stop):
        length = number(found["days"])
        if not length or _ENDS.search(text, max(start, found.start() - 30), found.start()):
            continue
        begin = sentence_start(text, found.start())
        near = [
            (abs(days[index] - found.start()), index)
            for index in range(bisect_left(days, begin), bisect_left(days, found.end() + _REACH))
            if sentence_start(text, max(days[index], found.start())) <= min(days[index], found.start())
            and not _SAID.search(text, max(begin, days[index] - 40), days[index])
        ]
        if near and _BEGINS.search(text, begin, found.end() + _REACH):
            yield min(near)[1], int(length)
