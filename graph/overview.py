"""What the graph holds, in numbers."""

from __future__ import annotations

from typing import LiteralString

from pydantic import BaseModel, ConfigDict

from graph.fact import FactType
from graph.shape import LABEL
from graph.store import Store


class Overview(BaseModel):
    """How many articles, and how many events of each type."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    articles: int
    events: dict[FactType, int]


ARTICLES: LiteralString = "MATCH (n:Article) RETURN count(n) AS count"
# Counted label by label: both engines keep these counts, a scan over all events would read them all.
EVENTS: tuple[tuple[FactType, LiteralString], ...] = tuple(
    (fact_type, "MATCH (n:" + label + ") RETURN count(n) AS count") for fact_type, label in LABEL.items()
)


async def overview(store: Store) -> Overview:
    """Counts of articles and events; types without any are left out."""
    counts = {fact_type: int((await store.read(query))[0]["count"]) for fact_type, query in EVENTS}
    articles = await store.read(ARTICLES)
    return Overview(articles=articles[0]["count"], events={fact_type: count for fact_type, count in counts.items() if count})
