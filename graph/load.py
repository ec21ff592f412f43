"""Articles and their facts into the graph: one transaction an article, idempotent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Literal, LiteralString

from neo4j import AsyncTransaction
from pydantic import BaseModel, ConfigDict, Field

from graph.absorb import absorb
from graph.article import Article
from graph.event import Report, Source
from graph.fact import Fact
from graph.report import report_id
from graph.rows import Row, report_from
from graph.store import Store, rows

TAKE: LiteralString = """
MERGE (article:Article {id: $id}) SET article.name = $name
RETURN article.digest AS digest, article.recorded AS recorded,
       [(article)-[report:REPORTS]->(event) | {report: properties(report), event: event.id}] AS reports
"""
"""The write comes first: from there on no other writer changes what this article tells."""

KEEP: LiteralString = "MATCH (article:Article {id: $id}) SET article = $properties"

CLOSE: LiteralString = "MATCH (:Article {id: $id})-[report:REPORTS]->() WHERE report.id IN $reports DELETE report"


class LoadReport(BaseModel):
    """What loading one article did."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: str = Field(description="id of the article")
    outcome: Literal["created", "changed", "unchanged"]
    events: tuple[str, ...] = Field(description="for each fact, in the order given, the id of its event")
    opened: int = Field(description="reports new to the graph")
    closed: int = Field(description="reports of this article that no longer hold")


class _Told(BaseModel):
    report: Row
    event: str


class _Taken(BaseModel):
    digest: str | None
    recorded: Any
    reports: tuple[_Told, ...]


async def load_article(store: Store, article: Article, facts: Sequence[Fact], recorded: dt.datetime) -> LoadReport:
    """Keep `article` and what it tells; `recorded` (aware, UTC) is when the graph learns it.

    The same article with the same facts changes nothing. Retries transient errors; raises StoreUnavailable when the store is down.
    """
    source = Source(id=article.id, title=article.title, published=article.published, source=article.source, url=article.url)
    digest = article.digest()
    ids = [report_id(article.id, digest, fact) for fact in facts]
    told = {id_: Report(id=id_, article=source, claim=fact, recorded=recorded) for id_, fact in zip(ids, facts, strict=True)}

    async def work(transaction: AsyncTransaction) -> LoadReport:
        taken = _Taken.model_validate((await rows(transaction, TAKE, id=article.id, name=article.title or article.id))[0])
        former = {row.report["id"]: row for row in taken.reports}
        if taken.digest == digest and former.keys() == told.keys():
            events = tuple(former[id_].event for id_ in ids)
            return LoadReport(article=article.id, outcome="unchanged", events=events, opened=0, closed=0)
        properties = {
            **article.model_dump(mode="json", exclude_none=True),
            "digest": digest,
            "name": article.title or article.id,
            "recorded": taken.recorded or recorded,
        }
        await rows(transaction, KEEP, id=article.id, properties=properties)
        opened = {id_: report for id_, report in told.items() if id_ not in former}
        closed = {id_: report_from(row.report, source.model_dump()) for id_, row in former.items() if id_ not in told}
        events_of = {id_: row.event for id_, row in former.items()} | await absorb(transaction, "Article", article.id, opened, closed)
        if closed:
            await rows(transaction, CLOSE, id=article.id, reports=sorted(closed))
        return LoadReport(
            article=article.id,
            outcome="changed" if taken.digest else "created",
            events=tuple(events_of[id_] for id_ in ids),
            opened=len(opened),
            closed=len(closed),
        )

    return await store.write(work)
