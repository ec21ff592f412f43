"""One article from an address on the web."""

from __future__ import annotations

import asyncio

from api.feeding.fetch import FetchFailed, fetch
from api.feeding.reach import Reach
from graph.article import Article
from graph.when import PartialDate
from seed.sources import SourceError
from seed.sources.read import read_bytes

KINDS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md"}


async def article_at(url: str, reach: Reach, published: PartialDate | None) -> Article:
    """The article at `url`; `published` serves where the page declares no date. Raises Unreachable, FetchFailed, SourceError."""
    got = await fetch(url, reach)
    if got.status != 200:
        raise FetchFailed(f"{url}: the answer was {got.status}, not a page.")
    if got.media not in KINDS:
        raise FetchFailed(f"{url}: {got.media or 'an answer of no kind'} is no article; read are {', '.join(KINDS)}.")
    found = await asyncio.to_thread(lambda: next(read_bytes(url, KINDS[got.media], got.content, published)))
    if isinstance(found, SourceError):
        raise found
    # Whatever address the page claims for itself: else it could pass for a new version of somebody else's article.
    return found.model_copy(update={"url": got.url})
