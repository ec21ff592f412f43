"""The reports of several events at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import LiteralString

from graph.event import Report
from graph.judgements import ReportRow
from graph.store import Store

MOST = 20
"""Reports of one event, as in the query."""

OF_EVENTS: LiteralString = """
UNWIND $ids AS id
MATCH (event:Event {id: id})
RETURN id, COLLECT {
  MATCH (event)<-[report:REPORTS]-(article)
  RETURN {
    report: properties(report),
    source: {id: article.id, title: article.title, published: article.published, source: article.source, url: article.url}
  }
  ORDER BY article.published, report.id LIMIT 20
} AS told
"""


async def reports_of(store: Store, ids: Sequence[str]) -> dict[str, tuple[Report, ...]]:
    """The id of each event -> at most 20 of its reports, earliest published first."""
    found = await store.read(OF_EVENTS, ids=list(ids))
    return {row["id"]: tuple(ReportRow.model_validate(each).whole() for each in row["told"]) for row in found}
