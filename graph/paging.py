"""All that a query finds, page by page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, LiteralString

if TYPE_CHECKING:
    from graph.rows import Row
    from graph.store import Store


async def pages(store: Store, query: LiteralString, size: int, /, **parameters: object) -> AsyncIterator[list[Row]]:
    """All that `query` finds, `size` rows at a time: it returns their `id`, in order, those above $after, $page at most."""
    after = ""
    while found := await store.read(query, after=after, page=size, **parameters):
        yield found
        after = found[-1]["id"]
