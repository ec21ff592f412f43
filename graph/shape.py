"""The graph's names: the label of each type, the relationship of each role, the ids of dyads."""

from __future__ import annotations

from itertools import combinations
from typing import LiteralString

from graph.fact import FactType, Roles
from graph.names import slug

LABEL: dict[FactType, LiteralString] = {
    FactType.AGREEMENT: "Agreement",
    FactType.LOAN: "Loan",
    FactType.EXERCISE: "Exercise",
    FactType.ARMS_TRANSFER: "ArmsTransfer",
    FactType.MEETING: "Meeting",
    FactType.DEPLOYMENT: "Deployment",
    FactType.SANCTION: "Sanction",
    FactType.DIPLOMATIC_ACTION: "DiplomaticAction",
    FactType.SUPPLY: "Supply",
    FactType.CLASH: "Clash",
    FactType.LEADERSHIP: "Tenure",
    FactType.MEMBERSHIP: "Membership",
}
"""Every event carries this label beside `Event`."""

RELATIONSHIP: dict[tuple[FactType, str], LiteralString] = {
    (FactType.AGREEMENT, "party"): "PARTY_TO",
    (FactType.LOAN, "lender"): "LENT",
    (FactType.LOAN, "borrower"): "BORROWED",
    (FactType.EXERCISE, "participant"): "TOOK_PART_IN",
    (FactType.ARMS_TRANSFER, "supplier"): "SUPPLIED",
    (FactType.ARMS_TRANSFER, "recipient"): "RECEIVED",
    (FactType.MEETING, "participant"): "MET_AT",
    (FactType.DEPLOYMENT, "sender"): "DEPLOYED",
    (FactType.DEPLOYMENT, "host"): "HOSTED",
    (FactType.SANCTION, "imposer"): "IMPOSED",
    (FactType.SANCTION, "target"): "TARGETED_BY",
    (FactType.DIPLOMATIC_ACTION, "actor"): "UNDERTOOK",
    (FactType.DIPLOMATIC_ACTION, "target"): "TARGETED_BY",
    (FactType.SUPPLY, "supplier"): "SUPPLIED",
    (FactType.SUPPLY, "recipient"): "RECEIVED",
    (FactType.CLASH, "actor"): "ATTACKED_IN",
    (FactType.CLASH, "target"): "TARGETED_BY",
    (FactType.LEADERSHIP, "state"): "LED_UNDER",
    (FactType.MEMBERSHIP, "member"): "HOLDS",
    (FactType.MEMBERSHIP, "organization"): "GRANTS",
}
"""`(entity)-[...]->(event)`: every role points at the event, so that one pattern finds all that take part."""

TAKES_PART: LiteralString = (
    "PARTY_TO|LENT|BORROWED|TOOK_PART_IN|SUPPLIED|RECEIVED|MET_AT|DEPLOYED|HOSTED|IMPOSED|TARGETED_BY"
    "|UNDERTOOK|ATTACKED_IN|LED_UNDER|HOLDS|GRANTS"
)
"""All of them, for patterns of any type."""


def leader_id(state: str, person: str) -> str:
    """The id of a leader: `RUS:vladimir-putin`."""
    return f"{state}:{slug(person)}"


def dyad_id(one: str, other: str) -> str:
    """The id of the pair, the same either way round: `BLR-RUS`."""
    return "-".join(sorted((one, other)))


def dyads(roles: Roles) -> tuple[tuple[str, str], ...]:
    """Every pair of those who take part, each pair sorted."""
    return tuple(combinations(sorted(roles.everyone()), 2))
