"""All articles that count, page by page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import LiteralString

from pydantic import BaseModel, ConfigDict, Field

from graph.article import Article
from graph.fact import Fact
from graph.paging import pages
from graph.rows import Row, report_from
from graph.store import Store

PAGE = 20
"""Articles taken out at once: they come with their texts."""

NEXT: LiteralString = """
MATCH (article:Article) WHERE article.id > $after AND article.retracted IS NULL AND article.text IS NOT NULL
WITH article ORDER BY article.id LIMIT $page
RETURN article.id AS id, article {.id, .title, .published, .source, .url, .text} AS article, [(article)-[report:REPORTS]->() | properties(report)] AS reports
ORDER BY id
"""


DIGEST: LiteralString = "MATCH (article:Article {id: $id}) RETURN article.digest AS digest"


class StoredArticle(BaseModel):
    """An article and what counts as told by it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: Article
    told: dict[str, Fact] = Field(description="what its reports claim, by their ids")


class _Row(BaseModel):
    article: Row
    reports: tuple[Row, ...]

    def whole(self) -> StoredArticle:
        article = Article.model_validate(self.article)
        return StoredArticle(article=article, told={each["id"]: report_from(each, {"id": article.id}).claim for each in self.reports})


async def stored_articles(store: Store) -> AsyncIterator[tuple[StoredArticle, ...]]:
    """Every article that is not retracted, by id, PAGE at a time; articles that come or go meanwhile may or may not be among them."""
    async for page in pages(store, NEXT, PAGE):
        yield tuple(_Row.model_validate(row).whole() for row in page)


async def still_stands(store: Store, article: Article) -> bool:
    """Whether no other version of `article` has come since it was taken out."""
    return [row["digest"] for row in await store.read(DIGEST, id=article.id)] == [article.digest()]
