"""Articles in a list, latest published first: of a long one the days that a page needs are looked at, and no more."""

from __future__ import annotations

import datetime as dt
from typing import LiteralString

from pydantic import BaseModel, ConfigDict, Field

from graph.store import Store
from graph.when import PartialDate, earliest

SEEN = 2000
"""Articles that one step may look at, beside four for each that is wanted."""

AFTER_ALL = "~"
"""Follows every date, as text."""

COUNTED: LiteralString = """
MATCH (article:Article) WHERE article.published >= $low AND article.published < $high
WITH article LIMIT $most
RETURN count(article) AS seen
"""

LISTED: LiteralString = """
MATCH (article:Article) WHERE article.published >= $low AND article.published < $high
WITH article
WHERE article.retracted IS NULL AND ($before IS NULL OR article.published < $before OR (article.published = $before AND article.id > $after))
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
    """Up to `limit` articles that follow the one published on the day and of the id `after`, or the first ones.

    All that are left are sorted where they are few; else those of some days at a time, from the latest back, of more days where they are rare.
    """
    before, last = after or (None, None)
    day, days = earliest(before) if before else dt.datetime.now(dt.UTC).date(), 1
    low, high = "", f"{before}{AFTER_ALL}" if before else AFTER_ALL
    found: list[ListedArticle] = []
    most = SEEN + 4 * limit
    while len(found) < limit:
        seen: int = (await store.read(COUNTED, low=low, high=high, most=most))[0]["seen"]
        fewer = max(1, days // 4)
        if seen >= most and (days > 1 or low != _text(_back(day, fewer))):
            days, low = fewer, _text(_back(day, fewer))
            continue
        rows = await store.read(LISTED, low=low, high=high, before=before, after=last, limit=limit - len(found)) if seen else []
        found.extend(map(ListedArticle.model_validate, rows))
        if not low:
            break
        high, day, days = low, _back(day, days), days * 4
        low = _text(_back(day, days))
    return found


def _back(day: dt.date, days: int) -> dt.date:
    return day - dt.timedelta(days=days) if (day - dt.date.min).days > days else dt.date.min


def _text(day: dt.date) -> str:
    """Below it lies what was published before; nothing does before the first day of all."""
    return "" if day == dt.date.min else day.isoformat()
