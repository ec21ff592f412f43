"""Signing, ratification and entry into force of one treaty, which have dates of their own."""

from __future__ import annotations

import re

from graph.fact import Fact, FactType
from graph.names import proper, telling

_RATIFIED = re.compile(r"\bratif(?:y|ies|ied|ying|ication)\b", re.IGNORECASE)
_IN_FORCE = re.compile(
    r"\b(?:enter(?:s|ed|ing)?|entry|com(?:e|es|ing)|came|bring(?:s|ing)?|brought|put|go(?:es)?|went) into (?:force|effect)\b|\bt(?:akes?|ook|aking) effect\b",
    re.IGNORECASE,
)


def treaty_stage(claim: Fact) -> int:
    """How far a treaty has come in the sentence that `claim` quotes: 0 signed, 1 ratified, 2 in force; 0 for all that is no agreement."""
    if claim.type is not FactType.AGREEMENT or not claim.quote:
        return 0
    return 2 if _IN_FORCE.search(claim.quote) else 1 if _RATIFIED.search(claim.quote) else 0


def stages_of_one_treaty(one: Fact, other: Fact) -> bool:
    """Whether two claims tell of one treaty between the same states by its proper name, and the later stage has the later date.

    What is told twice at the same stage ("signed", and years later "signed again") is two treaties.
    """
    if not (one.type is other.type is FactType.AGREEMENT and one.kind == other.kind == "treaty" and one.date and other.date):
        return False
    if set(one.roles.party) != set(other.roles.party):
        return False
    if not one.name or not other.name or not proper(one.name) or telling(one.name) != telling(other.name):
        return False
    (first, signed), (second, binding) = sorted((treaty_stage(claim), claim.date or "") for claim in (one, other))
    return first < second and signed < binding
