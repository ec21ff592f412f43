"""Soldiers who take part in a drill are part of the drill, not forces kept abroad."""

from __future__ import annotations

import re
from dataclasses import replace

from seed.reader.candidate import Candidate

DRILL = r"(?:drills?|exercises?|man(?:oeuvres?|euvers?)|war\s+games?|training)"
"""What a drill is called."""
_IN_A_DRILL = re.compile(
    rf"[^.;,]{{0,40}}\b(?:(?:takes?|taking|took|taken)\s+part|participat(?:e|es|ed|ing))\s+in\s+(?:\w+\s+){{0,3}}{DRILL}\b"
)


NEAR = 2
"""Sentences behind a drill within which the number of those who take part in it may be told."""


def without_drilling(found: list[Candidate], text: str) -> list[Candidate]:
    """`found` but for the soldiers who are said to take part in a drill; their number is that of the drill told before, where it has none."""
    kept: list[Candidate] = []
    soldiers: list[Candidate] = []
    for one in found:
        drilling = one.type == "deployment" and _IN_A_DRILL.match(text, one.trigger[1])
        (soldiers if drilling else kept).append(one)
    for some in soldiers:
        told = [one.sentence for one in kept if one.type == "exercise" and 0 <= some.sentence - one.sentence <= NEAR]
        if some.count and told:
            kept = [
                replace(one, count=one.count or some.count) if one.type == "exercise" and one.sentence == max(told) else one for one in kept
            ]
    return kept


ARMY = 500
"""From so many on, a number told of a drill is that of its soldiers; smaller ones are as often ships, days, or one side alone."""


def with_army(kept: Candidate, other: Candidate) -> Candidate:
    """A drill with the number of its soldiers that only another reading of it gives."""
    if kept.type != "exercise" or kept.count or (other.count or 0) < ARMY:
        return kept
    return replace(kept, count=other.count)
