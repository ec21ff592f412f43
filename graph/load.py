"""Articles and their facts into the graph: one transaction an article, idempotent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Literal, LiteralString

from neo4j import AsyncTransaction
from pydantic import BaseModel, ConfigDict, Field

from graph.absorb import absorb
from graph.article import Article
from graph.copies import sketch
from graph.event import Report, Source
from graph.fact import Fact
from graph.history import Closing, close
from graph.report import report_id
from graph.rows import Row, report_from
from graph.store import Store, rows
from graph.when import earliest

SAME_URL: LiteralString = "MATCH (article:Article {url: $url}) RETURN article.id AS id ORDER BY id LIMIT 1"

TAKE: LiteralString = """
MERGE (article:Article {id: $id}) SET article.name = coalesce(article.name, $id)
RETURN article.digest AS digest, article.recorded AS recorded, article.retracted AS retracted,
       {id: article.id, title: article.title, published: article.published, source: article.source, url: article.url} AS source,
       [(article)-[report:REPORTS]->(event) | {report: properties(report), event: event.id}] AS reports
"""
"""The write comes first: from there on no other writer changes what this article tells."""

KEEP_VERSION: LiteralString = """
MATCH (article:Article {id: $id})
CREATE (article)-[:EARLIER]->(version:ArticleVersion)
SET version = properties(article), version.id = article.id + '@' + article.digest, version.article = article.id, version.closed = $recorded
"""

KEEP: LiteralString = "MATCH (article:Article {id: $id}) SET article = $properties"


class LoadReport(BaseModel):
    """What loading one article did."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: str = Field(description="id of the article; the one it was first loaded under, where its URL is known")
    outcome: Literal["created", "changed", "unchanged", "retracted"]
    """`changed`: the text or what is read in it; `retracted`: the article was taken back and stays so."""
    events: tuple[str, ...] = Field(description="for each fact, in the order given, the id of its event; empty for a retracted article")
    opened: int = Field(description="reports new to the graph")
    closed: int = Field(description="reports of this article that no longer hold")


class _Told(BaseModel):
    report: Row
    event: str


class _Taken(BaseModel):
    digest: str | None
    recorded: Any
    retracted: str | None
    source: Row
    reports: tuple[_Told, ...]


async def load_article(store: Store, article: Article, facts: Sequence[Fact], recorded: dt.datetime) -> LoadReport:
    """Keep `article` and what it tells; `recorded` (aware, UTC) is when the graph learns it.

    The same article with the same facts changes nothing. A changed version (same id or URL) supersedes the former one, whose reports stay
    in the history. Retries transient errors; raises StoreUnavailable when the store is down.
    """
    digest, recorded = article.digest(), recorded.astimezone(dt.UTC)

    async def work(transaction: AsyncTransaction) -> LoadReport:
        same = await rows(transaction, SAME_URL, url=article.url) if article.url else []
        return await _take(transaction, article.model_copy(update={"id": same[0]["id"]}) if same else article, digest, facts, recorded)

    return await store.write(work)


async def _take(transaction: AsyncTransaction, article: Article, digest: str, facts: Sequence[Fact], recorded: dt.datetime) -> LoadReport:
    source = Source(
        id=article.id, title=article.title, published=article.published, source=article.source, url=article.url, sketch=sketch(article.text)
    )
    ids = [report_id(article.id, digest, fact) for fact in facts]
    told = {id_: Report(id=id_, article=source, claim=fact, recorded=recorded) for id_, fact in zip(ids, facts, strict=True)}
    taken = _Taken.model_validate((await rows(transaction, TAKE, id=article.id))[0])
    if taken.retracted:
        return LoadReport(article=article.id, outcome="retracted", events=(), opened=0, closed=0)
    former = {row.report["id"]: row for row in taken.reports}
    if taken.digest == digest and former.keys() == told.keys():
        return LoadReport(article=article.id, outcome="unchanged", events=tuple(former[id_].event for id_ in ids), opened=0, closed=0)
    changed = taken.digest not in {None, digest}
    if changed:
        await rows(transaction, KEEP_VERSION, id=article.id, recorded=recorded)
    await rows(transaction, KEEP, id=article.id, properties=_properties(article, source.sketch, digest, taken.recorded or recorded))
    opened = {id_: report for id_, report in told.items() if id_ not in former}
    closed = {id_: report_from(row.report, taken.source) for id_, row in former.items() if id_ not in told}
    events = {id_: row.event for id_, row in former.items()} | await absorb(transaction, "Article", article.id, opened, closed)
    before = earliest(str(taken.source["published"] or article.published))
    until = max(earliest(article.published), before) if changed else before  # what was misread was never told
    await close(
        transaction, article.id, list(closed.values()), Closing(reason="superseded" if changed else "reread", closed=recorded, until=until)
    )
    return LoadReport(
        article=article.id,
        outcome="changed" if taken.digest else "created",
        events=tuple(events[id_] for id_ in ids),
        opened=len(opened),
        closed=len(closed),
    )


def _properties(article: Article, sketched: str, digest: str, recorded: Any) -> Row:
    kept = article.model_dump(mode="json", exclude_none=True)
    return {**kept, "digest": digest, "name": article.title or article.id, "sketch": sketched, "recorded": recorded}
