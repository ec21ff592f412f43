"""An article's whole way: read, its facts found, both kept in the graph."""

from __future__ import annotations

import asyncio
import datetime as dt

from pydantic import BaseModel, ConfigDict, Field

from graph.article import Article
from graph.fact import Fact
from graph.load import LoadReport, load_article
from graph.store import Store
from seed.extract import extract


class Taken(BaseModel):
    """An article that was taken in."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    report: LoadReport = Field(description="what loading it did")
    facts: tuple[Fact, ...] = Field(description="what was found in it")
    notes: tuple[str, ...] = Field(description="what a reader should know of the reading")


async def take_in(store: Store, article: Article, recorded: dt.datetime) -> Taken:
    """Find the facts of `article` and load them; `recorded` (aware, UTC) is when the graph learns them."""
    reading = await asyncio.to_thread(extract, article)
    report = await load_article(store, article, reading.facts, recorded)
    return Taken(report=report, facts=reading.facts, notes=reading.notes)
