"""Stored articles read again, with a newer extractor."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable, Iterable, Iterator

from pydantic import BaseModel, ConfigDict, Field

from graph.article import Article
from graph.fact import Fact
from graph.load import load_article
from graph.report import report_id
from graph.store import Store
from graph.stored_articles import StoredArticle, still_stands, stored_articles
from seed.many import extract_many
from seed.reading import Reading, Unread

Reader = Callable[[Iterable[Article]], Iterator[Reading | Unread]]
"""Reads many articles, each in its place."""


OVERTAKEN = "another version came in while this one was read again."


class Reread(BaseModel):
    """How the new reading of one article differs from what counts as told by it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: str
    opened: tuple[Fact, ...] = Field((), description="found now and not before")
    closed: tuple[Fact, ...] = Field((), description="found before and not now")
    unchanged: int
    problem: str | None = Field(None, description="why it could not be read; what it told stays as it was")


async def reextract(store: Store, recorded: dt.datetime, *, dry_run: bool, read: Reader = extract_many) -> AsyncIterator[Reread]:
    """Read every stored article again; facts no longer found close, new ones open, all others stay untouched. `dry_run` changes nothing.

    Nor does what cannot be read, or has been superseded meanwhile: its `problem` says so.
    """
    async for page in stored_articles(store):
        for stored, reading in zip(page, await asyncio.to_thread(_all, read, [each.article for each in page]), strict=True):
            if isinstance(reading, Unread):
                yield Reread(article=stored.article.id, unchanged=len(stored.told), problem=reading.problem)
            elif not await still_stands(store, stored.article):
                yield Reread(article=stored.article.id, unchanged=len(stored.told), problem=OVERTAKEN)
            else:
                change = _differs(stored, reading)
                if (change.opened or change.closed) and not dry_run:
                    await load_article(store, stored.article, reading.facts, recorded)
                yield change


def _all(read: Reader, articles: list[Article]) -> list[Reading | Unread]:
    return list(read(articles))


def _differs(stored: StoredArticle, reading: Reading) -> Reread:
    digest = stored.article.digest()
    found = {report_id(stored.article.id, digest, fact): fact for fact in reading.facts}
    return Reread(
        article=stored.article.id,
        opened=tuple(fact for id_, fact in found.items() if id_ not in stored.told),
        closed=tuple(fact for id_, fact in sorted(stored.told.items()) if id_ not in found),
        unchanged=len(found.keys() & stored.told.keys()),
    )
