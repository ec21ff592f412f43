"""How long what begins or ends on a day, or is told of on its second day, lasts: "arrived on Tuesday for a three-day visit" ends on Thursday."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from seed.amounts.numbers import TENS, UNITS, number
from seed.when.cues import sentence_start
from seed.when.told import SPELT

_LENGTH: Final = rf"(?P<days>\d{{1,2}}|(?:{'|'.join(TENS)})(?:-(?:{'|'.join(UNITS)}))?|{'|'.join(UNITS)})"
_EVENT: Final = (
    r"(?:talks|meetings|negotiations|discussions|consultations|deliberations|exercises|drills|manoeuvres|maneuvers|war\s+games|patrols)"
)
_LASTING = re.compile(
    rf"\b{_LENGTH}(?:[- ]day[- ](?:[a-z-]+\s+){{0,3}}?"
    r"(?:visit|trip|tour|stay|summit|meeting|conference|forum|talks|exercises?|drills?|manoeuv(?:re|res)|maneuvers?|war\s+games?|session|mission)\b"
    rf"|\s+days\s+of\s+(?:[a-z-]+\s+){{0,4}}?{_EVENT}\b|(?P<stay>\s+days)(?=\s+(?:in|at|as|with|here|there)\b)|(?P<spell>\s+days)\b)",
    re.IGNORECASE,
)
_BEGINS: Final = re.compile(
    r"\b(?:beg[aiu]n(?:s|ning)?|start(?:s|ed|ing)?|open(?:s|ed|ing)?|kick(?:s|ed)?\s+off|arriv(?:es?|ed|ing|al)|left|leaves?|leaving|flew|fl(?:y|ies)"
    r"|land(?:s|ed)|set\s+off|travel(?:s|led|ed)?|go(?:es)?|went|head(?:s|ed)|came|comes?|due|launch(?:ed|es)?|start\s+of|pay|paid|visit(?:s|ed)?)\b",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"\b(?:end(?:s|ed|ing)?|conclud\w+|finish\w*|wound\s+up|wrapp\w+|after|following|complet\w+)\b", re.IGNORECASE)
_BACK: Final = re.compile(r"\b(?:from|after|following)\s+(?:an?\s+|h(?:is|er)\s+|their\s+|its\s+)?$")
_LEAVES: Final = re.compile(r"\b(?:left|leav(?:es|ing)|depart(?:s|ed|ing)|return(?:s|ed|ing)?|back|home|flew\s+out)\b", re.IGNORECASE)
_COMES: Final = re.compile(
    r"\b(?:arriv(?:es?|ed|ing)|came|comes|flew|flies|land(?:s|ed)|travel(?:s|led|ed)|went|goes|due)\b(?:(?!\band\b)[^,.;]){0,60}\bfor\s+$",
    re.IGNORECASE,
)
"""Who "arrived on Saturday for three days"; who "came on Saturday and fought for three days" may have been there longer."""
_ENDS_AFTER: Final = re.compile(r"\s+(?:[a-z]+\s+){0,3}?(?:which|that)\s+(?:ended|concluded|closed|finished)\b")
_DURING: Final = re.compile(r"\bduring\b", re.IGNORECASE)
_SAID: Final = re.compile(r"\b(?:said|told|says|reported|announced|added)\b[^,.]{0,20}$", re.IGNORECASE)
_NTH: Final = re.compile(
    rf"\b(?P<nth>{'|'.join(list(SPELT)[:10])}|last|final|closing)\s+day\s+of\s+(?:an?|the|h(?:is|er)|their|its)\s+(?:[a-z-]+\s+)?$",
    re.IGNORECASE,
)
"""A deal signed on Thursday, "the second day of a three-day visit", is of Thursday; the visit began on Wednesday."""
_REACH: Final = 160
"""Characters between a day and the "three-day visit" that begins or ends on it."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """What `text[start:stop]` tells of goes on for `length` days; the day told at `days[day]` is the `into`th of them, or its beginning if None."""

    start: int
    stop: int
    day: int
    length: int
    into: int | None


def lasting(text: str, days: list[int], start: int, stop: int) -> Iterator[Lasting]:
    """What one of the days told at `days` (offsets, in order) begins, ends or lies within, and whose length in days the sentence tells."""
    for found in _LASTING.finditer(text, start, stop):
        length = int(number(found["days"].casefold()) or 0)
        if not length:
            continue
        before = max(start, found.start() - 30)
        begin = sentence_start(text, found.start())
        back = bool(_BACK.search(text, before, found.start()) and _LEAVES.search(text, begin, found.start()))
        over = back or bool(_ENDS.search(text, before, found.start()) or _ENDS_AFTER.match(text, found.end()))
        nth = _NTH.search(text, begin, found.start())
        into = SPELT.get(nth["nth"].casefold(), length) if nth else length if over else None
        if into and into > length:
            continue
        if not into and _DURING.search(text, before, found.start()):
            continue
        bare = found["stay"] or found["spell"]
        comes = _COMES.search(text, begin, found.start()) if bare else None
        if bare and not comes and not (found["stay"] and back):  # "after two days in jail"
            continue
        near = [
            (abs(days[index] - found.start()), index)
            for index in range(bisect_left(days, begin), bisect_left(days, found.end() + _REACH))
            if sentence_start(text, max(days[index], found.start())) <= min(days[index], found.start())
            and not _SAID.search(text, max(begin, days[index] - 40), days[index])
            and (not comes or comes.start() < days[index] < found.start())
        ]
        if near and (into or _BEGINS.search(text, begin, found.end() + _REACH)):
            yield Lasting(found.start(), found.end(), min(near)[1], length, into)
