"""Articles as the graph keeps them."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field

from graph.article import Article
from graph.fact import Fact
from graph.store import Store


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
    facts: tuple[Told, ...] = Field(description="in the order of their quotes")


async def get_article(store: Store, article_id: str) -> KeptArticle | None:
    """The article with its facts; None when there is none of this id."""
    raise NotImplementedError
