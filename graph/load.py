"""Articles and their facts into the graph: one transaction an article, idempotent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from graph.article import Article
from graph.fact import Fact
from graph.store import Store


class LoadReport(BaseModel):
    """What loading one article did."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: str = Field(description="id of the article")
    outcome: Literal["created", "changed", "unchanged"]
    events: tuple[str, ...] = Field(description="for each fact, in the order given, the id of its event")
    opened: int = Field(description="reports new to the graph")
    closed: int = Field(description="reports of this article that no longer hold")


async def load_article(store: Store, article: Article, facts: Sequence[Fact], recorded: dt.datetime) -> LoadReport:
    """Keep `article` and what it tells; `recorded` (aware, UTC) is when the graph learns it.

    The same article with the same facts changes nothing. Retries transient errors; raises StoreUnavailable when the store is down.
    """
    raise NotImplementedError
