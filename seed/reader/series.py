"""A drill spoken of without who takes part ("last year's drills", "the 2017 exercise") is of the series that the article tells of."""

from __future__ import annotations

from dataclasses import replace

from seed.reader.candidate import Candidate

SURE = 0.8
"""Least chance of each of two participants of the exercise that a later or earlier one of its series takes its participants from."""
UNSURE = 0.75
"""An exercise of which nobody is likelier than this to take part is one whose participants are told elsewhere."""


def share_participants(found: list[Candidate]) -> list[Candidate]:
    """`found`, where exercises without likely participants have those of the likeliest exercise of two or more."""
    told = [c for c in found if c.type == "exercise" and sum(chance >= SURE for chance in c.roles[0].values()) >= 2]
    if not told:
        return found
    series = max(told, key=lambda c: c.chance)
    return [replace(c, roles=series.roles) if c.type == "exercise" and max(c.roles[0].values(), default=1.0) < UNSURE else c for c in found]
