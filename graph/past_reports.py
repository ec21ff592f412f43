"""Reports of an event that count no more: superseded, not found any more, or taken back with their article."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import LiteralString

from pydantic import BaseModel, ConfigDict, Field

from graph.event import EventDetail, Report
from graph.history import Reason
from graph.identity import compare
from graph.rows import Row, moment, report_from
from graph.store import Store
from graph.traits import traits

LIKE_IT: LiteralString = """
MATCH (:Event {id: $id})-[:IN_BLOCK]->(:Block)<-[:WAS_IN]-(past:PastReport)
WITH DISTINCT past LIMIT 1000
RETURN properties(past) AS kept
"""

OF_ITS_ARTICLES: LiteralString = """
MATCH (:Event {id: $id})<-[:REPORTS]-(article:Article)-[:REPORTED]->(past:PastReport)
WITH DISTINCT past LIMIT 1000
RETURN properties(past) AS kept
"""

FOUNDERS: LiteralString = """
MATCH (past:PastReport) WHERE past.id STARTS WITH $prefix
RETURN properties(past) AS kept LIMIT 100
"""


class PastReport(BaseModel):
    """A report and why it counts no more."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    report: Report
    reason: Reason
    closed: dt.datetime = Field(description="since when it counts no more, UTC")


async def past_reports(store: Store, event: EventDetail) -> list[PastReport]:
    """What once told of `event` as well, by the time it ended: reports that identity takes for it, and what its own articles said before."""
    found = [*await store.read(LIKE_IT, id=event.id), *await store.read(OF_ITS_ARTICLES, id=event.id)]
    past = {row["kept"]["id"]: _past(row["kept"]) for row in found}
    return _in_time([one for one in past.values() if _belongs(one, event.reports)])


async def founders_of(store: Store, event_id: str) -> list[PastReport]:
    """The reports that an event which is there no more was named after, by the time they ended; none for an id that never was one."""
    return _in_time([_past(row["kept"]) for row in await store.read(FOUNDERS, prefix=f"{event_id}@")])


def _belongs(past: PastReport, reports: Sequence[Report]) -> bool:
    told = traits(past.report.claim)
    return any(compare(told, traits(report.claim)).verdict == "same" or _replaced(past, report) for report in reports)


def _replaced(past: PastReport, report: Report) -> bool:
    """Whether the one ended when the other came: another version of the article, or another reading of it."""
    before, after = past.report, report
    same_article = before.article.id == after.article.id and past.closed == after.recorded
    return same_article and (before.claim.type, before.claim.roles) == (after.claim.type, after.claim.roles)


def _past(kept: Row) -> PastReport:
    report = report_from({**kept, "id": kept["report"]}, json.loads(kept["article"]))
    return PastReport(report=report, reason=kept["reason"], closed=moment(kept["closed"]))


def _in_time(past: list[PastReport]) -> list[PastReport]:
    return sorted(past, key=lambda one: (one.closed, one.report.id))
