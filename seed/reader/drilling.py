"""Soldiers who take part in a drill are part of the drill, not forces kept abroad."""

from __future__ import annotations

import re

from seed.reader.candidate import Candidate

_IN_A_DRILL = re.compile(
    r"[^.;,]{0,40}\b(?:(?:takes?|taking|took|taken)\s+part|participat(?:e|es|ed|ing))\s+in\s+(?:\w+\s+){0,3}"
    r"(?:training|exercises?|drills?|man(?:oeuvres?|euvers?)|war\s+games?)\b"
)


def is_drilling(candidate: Candidate, text: str) -> bool:
    """Whether a deployment's soldiers are said to take part in a drill."""
    return candidate.type == "deployment" and bool(_IN_A_DRILL.match(text, candidate.trigger[1]))
