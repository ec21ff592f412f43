"""Articles as the graph keeps them."""

from __future__ import annotations

import datetime as dt
from typing import Any, LiteralString

from pydantic import BaseModel, ConfigDict, Field

from graph.article import Article
from graph.fact import Fact
from graph.rows import Row, moment, report_from
from graph.store import Store
from graph.version import Former

ONE: LiteralString = """
MATCH (article:Article {id: $id})
RETURN article {.id, .title, .published, .source, .url, .text} AS article, article.recorded AS recorded,
       article.retracted AS retracted, article.retracted_at AS retracted_at,
       [(article)-[report:REPORTS]->(event) | {report: properties(report), event: event.id}] AS reports
"""


class Told(BaseModel):
    """One fact that an article tells, and the event it supports."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    event: str = Field(description="id of the event")
    fact: Fact


class KeptArticle(BaseModel):
    """A loaded article with what was found in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: Article
    recorded: dt.datetime = Field(description="when the graph first learnt it, UTC")
    retracted: str | None = Field(None, description="why it was taken back; null: it was not")
    retracted_at: dt.datetime | None = Field(None, description="when it was taken back, UTC")
    facts: tuple[Told, ...] = Field(description="in the order of their quotes; none while it is taken back")


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    article: Row
    recorded: Any
    retracted: str | None
    retracted_at: Any
    reports: tuple[Former, ...]


async def get_article(store: Store, article_id: str) -> KeptArticle | None:
    """The article with its facts; None when there is none of this id."""
    rows = await store.read(ONE, id=article_id)
    if not rows:
        return None
    kept = _Kept.model_validate(rows[0])
    source = {key: value for key, value in kept.article.items() if key != "text"}
    told = [Told(event=each.event, fact=report_from(each.report, source).claim) for each in kept.reports]
    return KeptArticle(
        article=Article.model_validate(kept.article),
        recorded=moment(kept.recorded),
        retracted=kept.retracted,
        retracted_at=moment(kept.retracted_at) if kept.retracted_at else None,
        facts=tuple(sorted(told, key=lambda each: (each.fact.start or 0, each.event))),
    )
