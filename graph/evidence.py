"""The reports of several events at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import LiteralString

from graph.event import Report
from graph.found import Told, first_reports
from graph.store import Store

OF_EVENTS: LiteralString = "UNWIND $ids AS id MATCH (event:Event {id: id}) RETURN id, " + first_reports("20") + " AS reports"


async def reports_of(store: Store, ids: Sequence[str]) -> dict[str, tuple[Report, ...]]:
    """The id of each event -> at most 20 of its reports, earliest published first."""
    found = await store.read(OF_EVENTS, ids=list(ids))
    return {row["id"]: tuple(Told.model_validate(each).whole() for each in row["reports"]) for row in found}
