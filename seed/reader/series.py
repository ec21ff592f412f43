"""A drill spoken of without who takes part ("last year's drills", "the 2017 exercise") is of the series that the article tells of."""

from __future__ import annotations

import re
from dataclasses import replace

from seed.reader.candidate import Candidate

SURE = 0.8
"""Least chance of each of two participants of the exercise that a later or earlier one of its series takes its participants from."""
UNSURE = 0.75
"""An exercise of which nobody is likelier than this to take part is one whose participants are told elsewhere."""
_EDITION = re.compile(r"\b(?:the|its|their)\s+(?:(?:19|20)\d\d|last\s+year['’]s|previous)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Before the word for a drill: that an edition of a series was held goes without saying."""


def share_participants(found: list[Candidate], text: str) -> list[Candidate]:
    """`found`, where exercises without likely participants have those of the likeliest exercise of two or more.

    One that is named as an edition of the series ("the 2017 drills") is as likely told as the exercise that names its participants.
    """
    told = [c for c in found if c.type == "exercise" and sum(chance >= SURE for chance in c.roles[0].values()) >= 2]
    if not told:
        return found
    series = max(told, key=lambda c: c.chance)
    return [_of_series(c, series, text) if _lacks_participants(c) else c for c in found]


def _lacks_participants(candidate: Candidate) -> bool:
    return candidate.type == "exercise" and max(candidate.roles[0].values(), default=1.0) < UNSURE


def _of_series(candidate: Candidate, series: Candidate, text: str) -> Candidate:
    shared = replace(candidate, roles=series.roles)
    if not _EDITION.search(text, max(0, candidate.trigger[0] - 40), candidate.trigger[0]):
        return shared
    return replace(shared, spotted=max(candidate.spotted, series.spotted), chance=max(candidate.chance, series.chance))
