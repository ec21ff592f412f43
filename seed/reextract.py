"""Stored articles read again, with a newer extractor."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable

from pydantic import BaseModel, ConfigDict, Field

from graph.article import Article
from graph.fact import Fact
from graph.load import load_article
from graph.report import report_id
from graph.store import Store
from graph.stored_articles import stored_articles
from seed.extract import extract
from seed.reading import Reading


class Reread(BaseModel):
    """How the new reading of one article differs from what counts as told by it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: str
    opened: tuple[Fact, ...] = Field(description="found now and not before")
    closed: tuple[Fact, ...] = Field(description="found before and not now")
    unchanged: int


async def reextract(
    store: Store, recorded: dt.datetime, *, dry_run: bool, read: Callable[[Article], Reading] = extract
) -> AsyncIterator[Reread]:
    """Read every stored article again; facts no longer found close, new ones open, all others stay untouched. `dry_run` changes nothing."""
    async for stored in stored_articles(store):
        reading = await asyncio.to_thread(read, stored.article)
        digest = stored.article.digest()
        found = {report_id(stored.article.id, digest, fact): fact for fact in reading.facts}
        if found.keys() != stored.told.keys() and not dry_run:
            await load_article(store, stored.article, reading.facts, recorded)
        yield Reread(
            article=stored.article.id,
            opened=tuple(fact for id_, fact in found.items() if id_ not in stored.told),
            closed=tuple(fact for id_, fact in sorted(stored.told.items()) if id_ not in found),
            unchanged=len(found.keys() & stored.told.keys()),
        )
