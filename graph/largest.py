"""The largest loans of a pair, each currency for itself."""

from __future__ import annotations

from typing import LiteralString

from graph.event import FoundEvent
from graph.found import SHOWN, Found
from graph.rows import event_from
from graph.shape import dyad_id
from graph.store import Store

LARGEST: LiteralString = (
    """
MATCH (:Dyad {id: $dyad})<-[link:BETWEEN]-(event:Event) WHERE link.type = 'loan' AND event.amount > 0
WITH coalesce(event.currency, '') AS currency, collect(event) AS loans
UNWIND loans AS event
WITH event, size(loans) AS often, currency, event.amount AS amount, event.id AS id
ORDER BY often DESC, currency, amount DESC, id LIMIT $limit
"""
    + SHOWN
    + " ORDER BY often DESC, currency, amount DESC, id"
)


async def largest_loans(store: Store, one: str, other: str, limit: int) -> list[FoundEvent]:
    """At most `limit` loans with a sum out of all between the two. Sums in different currencies are not compared: the currency in which most
    loans are comes first, the largest of it first.
    """
    found = [Found.model_validate(row) for row in await store.read(LARGEST, dyad=dyad_id(one, other), limit=limit)]
    return [FoundEvent.model_validate({**event_from(row.event), "imprecise": False, "evidence": row.evidence()}) for row in found]
