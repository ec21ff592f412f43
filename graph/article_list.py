"""Articles in a list, latest published first."""

from __future__ import annotations

from typing import LiteralString

from pydantic import BaseModel, ConfigDict, Field

from graph.store import Store
from graph.when import PartialDate

LATEST: LiteralString = """
MATCH (article:Article)
WHERE article.retracted IS NULL AND article.published IS NOT NULL
  AND ($before IS NULL OR article.published < $before OR (article.published = $before AND article.id > $after))
WITH article ORDER BY article.published DESC, article.id LIMIT $limit
RETURN article.id AS id, article.title AS title, article.published AS published, article.source AS source, article.url AS url,
       COUNT { (article)-[:REPORTS]->() } AS facts
ORDER BY article.published DESC, article.id
"""


class ListedArticle(BaseModel):
    """An article without its text."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    title: str | None
    published: PartialDate
    source: str | None
    url: str | None
    facts: int = Field(description="how many were found in it")


async def list_articles(store: Store, limit: int, after: tuple[PartialDate, str] | None = None) -> list[ListedArticle]:
    """Up to `limit` articles that follow the one published on the day and of the id `after`, or the first ones."""
    before, last = after or (None, None)
    return [ListedArticle.model_validate(row) for row in await store.read(LATEST, limit=limit, before=before, after=last)]
