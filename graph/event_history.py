"""What people decided about one event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import LiteralString

from graph.event import Event, EventDetail, Report
from graph.judgement import Judgement
from graph.rulings import Rulings
from graph.store import Store

ABOUT: LiteralString = """
MATCH (:Event {id: $id})-[:IN_BLOCK]->(:Block)<-[:RULES_ON]-(judgement:Judgement)
WITH DISTINCT judgement ORDER BY judgement.at, judgement.id LIMIT 1000
RETURN judgement.said AS said ORDER BY judgement.at, judgement.id
"""


async def judgements_about(store: Store, event: EventDetail) -> list[Judgement]:
    """The judgements, undone ones too, that name a report of the event; oldest first."""
    near = [Judgement.model_validate_json(row["said"]) for row in await store.read(ABOUT, id=event.id)]
    return [each for each in near if any(target.names(report) for target in (*each.left, *each.right) for report in event.reports)]


async def with_reports(store: Store, event: Event, reports: Sequence[Report]) -> EventDetail:
    """The event as the graph has it, with these reports of it and what they disagree about."""
    given = [Judgement.model_validate_json(row["said"]) for row in await store.read(ABOUT, id=event.id)] if event.edited else []
    rulings = Rulings(each for each in given if each.undone is None)
    return EventDetail(**dict(event), conflicts=rulings.disagreements(event, reports), reports=tuple(reports))
