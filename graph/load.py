"""Articles and their facts into the graph: one transaction an article, or a group of articles, idempotent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import LiteralString

from neo4j import AsyncTransaction
from pydantic import BaseModel, ConfigDict, Field

from graph.absorb import absorb
from graph.article import Article
from graph.fact import Fact
from graph.history import close
from graph.rows import SOURCE
from graph.store import Store, rows
from graph.version import Kept, Outcome, Telling, Version, telling

SAME_URL: LiteralString = "UNWIND $urls AS url MATCH (article:Article {url: url}) RETURN url, min(article.id) AS id"

TAKE: LiteralString = (
    """
UNWIND $ids AS id
MERGE (source:Article {id: id}) SET source.name = coalesce(source.name, id)
RETURN source.digest AS digest, source.recorded AS recorded, source.retracted AS retracted, """
    + SOURCE
    + """ AS source, [(source)-[report:REPORTS]->(event) | {report: properties(report), event: event.id}] AS reports
"""
)
"""The write comes first: from there on no other writer changes what these articles tell."""

KEEP_VERSIONS: LiteralString = """
UNWIND $ids AS id
MATCH (article:Article {id: id})
MERGE (version:ArticleVersion {id: article.id + '@' + article.digest + '@' + $moment})
SET version = article {.*, id: version.id, article: article.id, closed: $recorded}
MERGE (version)<-[:EARLIER]-(article)
"""
"""An article may become again what it was before: a version is known by the moment when it ended, too."""

KEEP: LiteralString = "UNWIND $rows AS row MATCH (article:Article {id: row.id}) SET article = row"

TOGETHER = 200
"""Articles in one transaction when many are loaded: so many cost a quarter of what they cost one by one."""

TEXT_TOGETHER = 4_000_000
"""Characters of their texts, unless one article alone has more: the store holds a transaction in memory."""

Told = tuple[Article, Sequence[Fact]]
"""An article and the facts found in it."""


class LoadReport(BaseModel):
    """What loading one article did."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: str = Field(description="id of the article; the one it was first loaded under, where its URL is known")
    outcome: Outcome
    events: tuple[str, ...] = Field(description="for each fact, in the order given, the id of its event; empty for a retracted article")
    opened: int = Field(description="reports new to the graph")
    closed: int = Field(description="reports of this article that no longer hold")


def groups(told: Iterable[Told]) -> Iterator[list[Told]]:
    """`told` in order, as many together as should be loaded in one transaction."""
    group: list[Told] = []
    length = 0
    for article, facts in told:
        length += len(article.text)
        if group and (len(group) == TOGETHER or length > TEXT_TOGETHER):
            yield group
            group, length = [], len(article.text)
        group.append((article, facts))
    if group:
        yield group


async def load_article(store: Store, article: Article, facts: Sequence[Fact], recorded: dt.datetime) -> LoadReport:
    """Keep `article` and what it tells; `recorded` (aware, UTC) is when the graph learns it.

    The same article with the same facts changes nothing. A changed version (same id or URL) supersedes the former one, whose reports stay
    in the history. Retries transient errors; raises StoreUnavailable when the store is down.
    """
    return (await load_articles(store, [(article, facts)], recorded))[0]


async def load_articles(store: Store, told: Sequence[Told], recorded: dt.datetime) -> tuple[LoadReport, ...]:
    """Keep several articles in one transaction, all or none; the graph is the one that `load_article` in this order would leave.

    Raises as `load_article`.
    """
    recorded = recorded.astimezone(dt.UTC)
    tellings = [telling(article, facts) for article, facts in told]

    async def work(transaction: AsyncTransaction) -> tuple[LoadReport, ...]:
        done: list[LoadReport] = []
        while waiting := tellings[len(done) :]:
            done.extend(await _take(transaction, await _next_group(transaction, waiting), recorded))
        return tuple(done)

    return await store.write(work)


async def _next_group(transaction: AsyncTransaction, waiting: Sequence[Telling]) -> list[Telling]:
    """As many of `waiting` as are different articles, under the ids that they were first loaded under."""
    urls = [each.article.url for each in waiting if each.article.url]
    known = {row["url"]: row["id"] for row in await rows(transaction, SAME_URL, urls=urls)} if urls else {}
    group: list[Telling] = []
    ids: set[str] = set()
    seen: set[str | None] = set()
    for each in waiting:
        article = each.article
        id_ = known.get(article.url, article.id)
        if id_ in ids or article.url in seen:
            break
        group.append(replace(each, article=article.model_copy(update={"id": id_})))
        ids.add(id_)
        seen |= {article.url} - {None}
    return group


async def _take(transaction: AsyncTransaction, group: Sequence[Telling], recorded: dt.datetime) -> list[LoadReport]:
    ids = sorted(each.article.id for each in group)  # locks are taken in one order, as everywhere
    kept = {row["source"]["id"]: Kept.model_validate(row) for row in await rows(transaction, TAKE, ids=ids)}
    versions = [Version(each, kept[each.article.id], each.reports(recorded)) for each in group]
    changing = [version for version in versions if version.outcome() in {"created", "changed"}]
    if superseded := [version.telling.article.id for version in changing if version.supersedes()]:
        await rows(transaction, KEEP_VERSIONS, ids=superseded, recorded=recorded, moment=recorded.isoformat())
    if changing:
        await rows(transaction, KEEP, rows=[version.telling.properties(version.kept.recorded or recorded) for version in changing])
    opened = {id_: report for version in versions for id_, report in version.opened().items()}
    closed = {id_: report for version in versions for id_, report in version.closed().items()}
    events = {row.report["id"]: row.event for each in kept.values() for row in each.reports}
    events |= await absorb(transaction, "Article", opened, closed)
    for version in versions:
        await close(transaction, version.telling.article.id, list(version.closed().values()), version.closing(recorded))
    return [_report(version, events) for version in versions]


def _report(version: Version, events: Mapping[str, str]) -> LoadReport:
    outcome = version.outcome()
    return LoadReport(
        article=version.telling.article.id,
        outcome=outcome,
        events=() if outcome == "retracted" else tuple(events[report.id] for report in version.told),
        opened=len(version.opened()),
        closed=len(version.closed()),
    )
