"""Events in the terms of PLOVER: the class of each, and the quad class that scores of cooperation and conflict are made of.

The classes follow the PLOVER codebook (Political Language Ontology for Verifiable Event Records); which of our types is which class is ours.
"""

from __future__ import annotations

from enum import StrEnum

from graph.fact import FactType, Status


class Plover(StrEnum):
    """The classes that our types map to."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    ACCUSE = "ACCUSE"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    ASSAULT = "ASSAULT"


class Quad(StrEnum):
    """Words or deeds, with or against each other."""

    VERBAL_COOPERATION = "verbal_cooperation"
    MATERIAL_COOPERATION = "material_cooperation"
    VERBAL_CONFLICT = "verbal_conflict"
    MATERIAL_CONFLICT = "material_conflict"


CLASSES = {
    FactType.AGREEMENT: Plover.AGREE,
    FactType.LOAN: Plover.AID,
    FactType.EXERCISE: Plover.COOPERATE,
    FactType.ARMS_TRANSFER: Plover.COOPERATE,
    FactType.MEETING: Plover.CONSULT,
    FactType.DEPLOYMENT: Plover.MOBILIZE,
    FactType.SANCTION: Plover.SANCTION,
    FactType.SUPPLY: Plover.COOPERATE,
    FactType.CLASH: Plover.ASSAULT,
}
ACTS = {
    "expulsion": Plover.SANCTION,
    "recall": Plover.SANCTION,
    "severed": Plover.SANCTION,
    "summons": Plover.ACCUSE,
    "established": Plover.SUPPORT,
    "recognition": Plover.SUPPORT,
}
"""Diplomatic actions go by their kind."""

QUADS = {
    Plover.AGREE: Quad.VERBAL_COOPERATION,
    Plover.CONSULT: Quad.VERBAL_COOPERATION,
    Plover.SUPPORT: Quad.VERBAL_COOPERATION,
    Plover.CONCEDE: Quad.VERBAL_COOPERATION,
    Plover.COOPERATE: Quad.MATERIAL_COOPERATION,
    Plover.AID: Quad.MATERIAL_COOPERATION,
    Plover.ACCUSE: Quad.VERBAL_CONFLICT,
    Plover.SANCTION: Quad.MATERIAL_CONFLICT,
    Plover.ASSAULT: Quad.MATERIAL_CONFLICT,
}
"""Forces in another state have no quad class here: whether their host asked for them is not known."""

IN_WORDS = {Quad.MATERIAL_COOPERATION: Quad.VERBAL_COOPERATION, Quad.MATERIAL_CONFLICT: Quad.VERBAL_CONFLICT}

WEIGHTS = {Quad.VERBAL_COOPERATION: 1, Quad.MATERIAL_COOPERATION: 2, Quad.VERBAL_CONFLICT: -1, Quad.MATERIAL_CONFLICT: -2}
"""What one event adds to a score: deeds count twice as much as words. A convention of this program, not of PLOVER."""


def plover_class(type_: FactType, kind: str | None, status: Status) -> Plover | None:
    """The PLOVER class of an event; None where it has none: offices, memberships, diplomatic actions of no known kind."""
    if type_ is FactType.DIPLOMATIC_ACTION:
        return ACTS.get(kind or "")
    if type_ is FactType.SANCTION and status is Status.ENDED:
        return Plover.CONCEDE
    if type_ is FactType.DEPLOYMENT and kind == "withdrawal":
        return Plover.RETREAT
    return CLASSES.get(type_)


def quad(type_: FactType, kind: str | None, status: Status) -> Quad | None:
    """The quad class of an event; None where it is neither: no PLOVER class, forces deployed or withdrawn, whatever ended.

    A deed that is only announced, planned or sought is so far words. A sanction that ended is a concession.
    """
    event = plover_class(type_, kind, status)
    found = QUADS.get(event) if event else None
    if status is Status.ENDED:
        return found if event is Plover.CONCEDE else None
    return found if found is None or status is Status.DONE else IN_WORDS.get(found, found)


def score(counts: dict[Quad, int]) -> float | None:
    """Cooperation against conflict, -1 to 1: the sum of the events' weights over the sum of their sizes; None without any event."""
    sizes = sum(abs(WEIGHTS[each]) * number for each, number in counts.items())
    return round(sum(WEIGHTS[each] * number for each, number in counts.items()) / sizes, 3) if sizes else None
