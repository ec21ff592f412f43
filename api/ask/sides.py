"""The parties that a question names as parameters: who acts, who receives, who merely takes part."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from api.ask.parties import Party, Side
from api.ask.refusals import NotUnderstood
from graph.fact import FactType

DIRECTED = {
    FactType.LOAN,
    FactType.ARMS_TRANSFER,
    FactType.DEPLOYMENT,
    FactType.SANCTION,
    FactType.DIPLOMATIC_ACTION,
    FactType.SUPPLY,
    FactType.CLASH,
}
"""Types with an acting and a receiving side of states."""


def who_is_asked_for(parties: list[Party], types: tuple[FactType, ...], kinds: tuple[str, ...]) -> dict[str, Any]:
    """The parties as parameters: sides count only where every type asked for has two, or where both are named."""
    named = {party.entity.id: _side(party, types, kinds) for party in parties if not party.group}
    directed = set(types) <= DIRECTED if types else {Side.ACTING, Side.RECEIVING} <= set(named.values())
    groups = [party for party in parties if party.group]
    if len(groups) > 1:
        raise NotUnderstood("The question names several groups of states: ask for one at a time.")
    acting = [one for one, side in named.items() if side is Side.ACTING] if directed else []
    receiving = [one for one, side in named.items() if side is Side.RECEIVING] if directed else []
    sides = {side: ids[0] for side, ids in (("actor", acting), ("recipient", receiving)) if len(ids) == 1}
    rest = [one for one in named if one not in sides.values()]
    if len(sides) == len(rest) == 1 and not groups:
        return {"actor": rest[0], **sides} if "recipient" in sides else {**sides, "recipient": rest[0]}
    if groups:
        group = replace(groups[0], side=_side(groups[0], types, kinds))
        return _with_group(group, [*rest, *sides.values()], sides, directed)
    if sides and rest:
        return {"between": [*rest, *sides.values()], **sides}
    if sides:
        return sides
    return {"between": rest} if len(rest) > 1 else {"state": rest[0]} if rest else {}


def _side(party: Party, types: tuple[FactType, ...], kinds: tuple[str, ...]) -> Side:
    """Forces are in a host, and are withdrawn from it, as ambassadors are recalled; relations are broken off with somebody."""
    match party.side:
        case Side.THERE if types == (FactType.DEPLOYMENT,):
            return Side.RECEIVING
        case Side.AWAY:
            return Side.RECEIVING if kinds in {("withdrawal",), ("recall",)} else Side.ACTING
        case Side.BESIDE:
            return Side.RECEIVING if kinds == ("severed",) else Side.ANY
        case side:
            return side


def _with_group(group: Party, others: list[str], sides: dict[str, str], directed: bool) -> dict[str, Any]:
    if len(others) > 1:
        raise NotUnderstood("The question names two states and a group: ask for one state and the group, or for two states.")
    if others:
        other_side = {"actor": "recipient", "recipient": "actor"}
        implied = {Side.ACTING: "recipient", Side.RECEIVING: "actor"}.get(group.side) if directed and not sides else None
        return {"state": others[0], "with": [group.entity.id], **({implied: others[0]} if implied in other_side else sides)}
    return {"among": [group.entity.id]}
