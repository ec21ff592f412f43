"""Pairs ranked by how many events they share."""

from __future__ import annotations

from collections import Counter
from typing import LiteralString

from pydantic import BaseModel, ConfigDict, Field

from graph.events import list_as_of
from graph.filter import EventFilter
from graph.rows import Row
from graph.selection import asks_past, restricts, selected
from graph.shape import dyad_id, dyads
from graph.store import Store

_RANK: LiteralString = """
WITH dyad, events
WHERE $least IS NULL OR events < $least OR (events = $least AND dyad.id > $after)
WITH dyad, events ORDER BY events DESC, dyad.id LIMIT $limit
RETURN dyad.id AS id, [(dyad)<-[:IN_DYAD]-(entity) | entity.id] AS states, events ORDER BY events DESC, id
"""

ALL: LiteralString = "MATCH (dyad:Dyad) WITH dyad, COUNT { (dyad)<-[:BETWEEN]-() } AS events WHERE events > 0" + _RANK

FITTING: LiteralString = (
    """
WITH DISTINCT event
MATCH (event)-[:BETWEEN]->(dyad:Dyad)
WHERE ($dyads IS NULL OR dyad.id IN $dyads)
  AND ($member IS NULL OR dyad.id STARTS WITH $member + '-' OR dyad.id ENDS WITH '-' + $member)
WITH dyad, count(*) AS events
"""
    + _RANK
)
"""An event of three states counts for each of its pairs that is asked for."""


class RankedDyad(BaseModel):
    """A pair and how many events it shares."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    states: tuple[str, str] = Field(description="ids of the two, in order")
    events: int = Field(ge=1)


async def rank_dyads(store: Store, wanted: EventFilter, limit: int, after: tuple[int, str] | None = None) -> list[RankedDyad]:
    """The pairs that share most events that fit, most first; of events of one state or of pairs only those pairs themselves.

    `after` is how many events the last pair of the page before has, and its id.
    """
    least, last = after or (None, None)
    if asks_past(wanted):
        found = [row for row in await _as_of(store, wanted) if after is None or (-row["events"], row["id"]) > (-after[0], after[1])][:limit]
    elif restricts(wanted):
        query, parameters = selected(store, wanted)
        parameters |= {"dyads": _dyads(wanted), "member": wanted.state}
        found = await store.read(query + FITTING, **parameters, least=least, after=last, limit=limit)
    else:
        found = await store.read(ALL, least=least, after=last, limit=limit)
    return [RankedDyad.model_validate({**row, "states": sorted(row["states"])}) for row in found]


async def _as_of(store: Store, wanted: EventFilter) -> list[Row]:
    """FITTING for another day or moment, on one page."""
    counted = Counter(pair for event in await list_as_of(store, wanted) for pair in dyads(event.roles))
    asked = _dyads(wanted)
    rows: list[Row] = [
        {"id": dyad_id(*pair), "states": pair, "events": events}
        for pair, events in counted.items()
        if (asked is None or dyad_id(*pair) in asked) and (wanted.state is None or wanted.state in pair)
    ]
    return sorted(rows, key=lambda row: (-row["events"], row["id"]))


def _dyads(wanted: EventFilter) -> list[str] | None:
    if wanted.between:
        return [dyad_id(*wanted.between)]
    return None if wanted.pairs is None else [pair.dyad for pair in wanted.pairs]
