"""Articles taken back, and brought back again."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, LiteralString

from neo4j import AsyncTransaction
from pydantic import BaseModel, ConfigDict, Field

from graph.absorb import absorb
from graph.errors import Invalid, NotFound
from graph.event import Report
from graph.history import Closing, close
from graph.rows import SOURCE, Row, report_from
from graph.store import Store, rows

FIND: LiteralString = "MATCH (article:Article {id: $id}) SET article.name = article.name RETURN article.retracted AS retracted"
"""The write takes the lock on the article."""

TOLD: LiteralString = "MATCH (source:Article {id: $id})-[report:REPORTS]->() RETURN properties(report) AS report, " + SOURCE + " AS source"

TAKEN_BACK: LiteralString = (
    """
MATCH (source:Article {id: $id})-[:REPORTED]->(past:PastReport {reason: 'retracted'})
WHERE past.closed = source.retracted_at
RETURN properties(past) AS report, """
    + SOURCE
    + " AS source"
)

MARK: LiteralString = "MATCH (article:Article {id: $id}) SET article.retracted = $reason, article.retracted_at = $recorded"
UNMARK: LiteralString = "MATCH (article:Article {id: $id}) REMOVE article.retracted, article.retracted_at"


class Retraction(BaseModel):
    """What taking an article back, or bringing it back, did."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: str
    outcome: Literal["retracted", "restored", "unchanged"]
    reports: int = Field(description="reports closed, or opened again")


class _Row(BaseModel):
    report: Row
    source: Row


async def retract_article(store: Store, article_id: str, reason: str, recorded: dt.datetime) -> Retraction:
    """Take the article back: its reports close; an event that no other article tells of disappears from answers, not from the history.

    An article that is retracted already is left as it is. Raises NotFound; Invalid without a reason.
    """
    if not reason.strip():
        raise Invalid(f"say why {article_id!r} is taken back: the reason is kept with it")
    recorded = recorded.astimezone(dt.UTC)

    async def work(transaction: AsyncTransaction) -> Retraction:
        found = await rows(transaction, FIND, id=article_id)
        if not found:
            raise NotFound(f"there is no article {article_id!r}")
        if found[0]["retracted"] is not None:
            return Retraction(article=article_id, outcome="unchanged", reports=0)
        reports = await _reports(transaction, TOLD, article_id)
        await absorb(transaction, "Article", {}, reports)
        await close(transaction, article_id, list(reports.values()), Closing(reason="retracted", closed=recorded, until=recorded.date()))
        await rows(transaction, MARK, id=article_id, reason=reason, recorded=recorded)
        return Retraction(article=article_id, outcome="retracted", reports=len(reports))

    return await store.write(work)


async def restore_article(store: Store, article_id: str, recorded: dt.datetime) -> Retraction:
    """Undo a retraction: what the article told counts again from `recorded` on. Raises NotFound."""

    async def work(transaction: AsyncTransaction) -> Retraction:
        found = await rows(transaction, FIND, id=article_id)
        if not found:
            raise NotFound(f"there is no article {article_id!r}")
        if found[0]["retracted"] is None:
            return Retraction(article=article_id, outcome="unchanged", reports=0)
        reports = await _reports(transaction, TAKEN_BACK, article_id)
        await rows(transaction, UNMARK, id=article_id)
        again = {id_: report.model_copy(update={"recorded": recorded}) for id_, report in reports.items()}
        await absorb(transaction, "Article", again, {})
        return Retraction(article=article_id, outcome="restored", reports=len(again))

    return await store.write(work)


async def _reports(transaction: AsyncTransaction, query: LiteralString, article_id: str) -> dict[str, Report]:
    found = [_Row.model_validate(row) for row in await rows(transaction, query, id=article_id)]
    return {report.id: report for report in (_report(row) for row in found)}


def _report(row: _Row) -> Report:
    known: Any = row.report.get("report")
    return report_from({**row.report, "id": known or row.report["id"]}, row.source)
