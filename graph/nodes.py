"""Where nodes are: a store that is told comes there without looking them up by an index."""

from __future__ import annotations

from typing import LiteralString

from neo4j import AsyncTransaction

from graph.store import rows

Nodes = dict[str, str]
"""What `elementId` says of nodes, by their ids. It holds within one transaction."""


def known(label: LiteralString) -> LiteralString:
    """The query for those of `$ids` that are there, for `nodes`."""
    return "UNWIND $ids AS id MATCH (known:" + label + " {id: id}) RETURN collect(known.id) AS ids, collect(elementId(known)) AS nodes"


async def nodes(transaction: AsyncTransaction, query: LiteralString, /, **parameters: object) -> Nodes:
    """The nodes that a query finds or makes: it returns their `ids` and `nodes` in one row, which is much less to send than one for each."""
    [found] = await rows(transaction, query, **parameters)
    return dict(zip(found["ids"], found["nodes"], strict=True))
