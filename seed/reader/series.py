"""A drill spoken of without who takes part ("last year's drills", "the 2017 exercise") is of the series that the article tells of."""

from __future__ import annotations

import re
from dataclasses import replace

from seed.reader.candidate import Candidate

SURE = 0.8
"""Least chance of each of two participants of the exercise that a later or earlier one of its series takes its participants from."""
UNSURE = 0.75
"""An exercise of which nobody is likelier than this to take part is one whose participants are told elsewhere."""
_EDITION = re.compile(r"\b(?:the|its|their)\s+(?:(?:19|20)\d\d|last\s+year['’]s|previous)\s+(?:(?P<whose>\w+)\s+)?$", re.IGNORECASE)
"""Before the word for a drill: that an edition of a series was held goes without saying."""


def share_participants(found: list[Candidate], text: str) -> list[Candidate]:
    """`found`, where exercises without likely participants have those of the likeliest exercise of two or more.

    One that is named as an edition of the series ("the 2017 drills") has them too if those who seem to take part are some of them, or
    all others: they answer the drills, or fear them. It is as likely told as the exercise that names its participants.
    """
    told = [c for c in found if c.type == "exercise" and len(_likely(c, SURE)) >= 2]
    if not told:
        return found
    series = max(told, key=lambda c: c.chance)
    return [_of_series(c, series, text) if c.type == "exercise" else c for c in found]


def _likely(candidate: Candidate, least: float) -> set[str]:
    return {entity for entity, chance in candidate.roles[0].items() if chance >= least}


def _of_series(candidate: Candidate, series: Candidate, text: str) -> Candidate:
    edition = _EDITION.search(text, max(0, candidate.trigger[0] - 40), candidate.trigger[0])
    likely = _likely(candidate, UNSURE)
    whole = _likely(series, SURE)
    same = edition and not (edition["whose"] or "")[:1].isupper() and (likely <= whole or likely.isdisjoint(whole))
    if likely and not same:
        return candidate
    shared = replace(candidate, roles=series.roles)
    if not edition:
        return shared
    return replace(shared, spotted=max(candidate.spotted, series.spotted), chance=max(candidate.chance, series.chance))
