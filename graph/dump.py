"""The whole graph with its history as lines of JSON that do not depend on the engine."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any, LiteralString

from pydantic import BaseModel, ConfigDict, Field

from graph import schema
from graph.dump_shape import KNOWN_BY, LINKS, PAGE, Links, written
from graph.errors import Conflict
from graph.paging import pages
from graph.store import Store

FORMAT = 1
"""Version of what the lines look like."""

Line = dict[str, Any]

NODES_OF: dict[str, LiteralString] = {
    label: (
        "MATCH (node:" + label + ") WHERE node.id > $after WITH node ORDER BY node.id LIMIT $page "
        "RETURN node.id AS id, labels(node) AS labels, properties(node) AS properties ORDER BY id"
    )
    for label in KNOWN_BY
}

LINKS_OF: dict[Links, LiteralString] = {
    links: "UNWIND $ids AS id MATCH (home:"
    + links.home
    + " {id: id})"
    + ("-[link:" + links.types + "]->" if links.way == "out" else "<-[link:" + links.types + "]-")
    + "(other) RETURN id AS home, type(link) AS type, labels(other) AS labels, other.id AS other, properties(link) AS properties"
    for links in LINKS
}


class Tally(BaseModel):
    """What a dump holds in numbers, and a checksum that is the same in whatever order its lines come."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    nodes: dict[str, int]
    links: dict[str, int]
    checksum: str = Field(description="64 hex digits: the sum of the lines' SHA-256")


class Count:
    """A tally that grows line by line."""

    def __init__(self) -> None:
        self._nodes: Counter[str] = Counter()
        self._links: Counter[str] = Counter()
        self._sum = 0

    def add(self, line: Line) -> None:
        """Count one node or relationship."""
        if "node" in line:
            self._nodes[line["node"]] += 1
        else:
            self._links[line["link"]] += 1
        self._sum += int.from_bytes(hashlib.sha256(as_json(line).encode("utf-8", "surrogatepass")).digest())

    def tally(self) -> Tally:
        """So far."""
        return Tally(
            nodes=dict(sorted(self._nodes.items())), links=dict(sorted(self._links.items())), checksum=f"{self._sum % 2**256:064x}"
        )


def as_json(line: Line) -> str:
    """One line, always written the same way."""
    return json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def head(made: dt.datetime) -> Line:
    """The first line of a dump."""
    return {"dyad": "dump", "format": FORMAT, "schema": schema.VERSION, "made": made.astimezone(dt.UTC).isoformat()}


async def dump(store: Store) -> AsyncIterator[Line]:
    """Every node, then every relationship; memory stays the same however many there are.

    What is written meanwhile may be missing: dump a store that nobody writes to.
    """
    for label in KNOWN_BY:
        async for row in _nodes(store, label):
            yield {"node": ":".join(sorted(row["labels"])), "properties": written(row["properties"])}
    for label in dict.fromkeys(links.home for links in LINKS):
        waiting: list[str] = []
        async for row in _nodes(store, label):
            waiting.append(row["id"])
            if len(waiting) == _page(label):
                async for line in _links(store, label, waiting):
                    yield line
                waiting = []
        async for line in _links(store, label, waiting):
            yield line


def _page(label: str) -> int:
    return PAGE.get(label, 1000)


async def tally(store: Store) -> Tally:
    """What a dump of the store would hold."""
    count = Count()
    async for line in dump(store):
        count.add(line)
    return count.tally()


async def _nodes(store: Store, label: str) -> AsyncIterator[dict[str, Any]]:
    async for page in pages(store, NODES_OF[label], _page(label)):
        for row in page:
            yield row


async def _links(store: Store, label: str, homes: list[str]) -> AsyncIterator[Line]:
    for links in LINKS if homes else ():
        if links.home != label:
            continue
        for row in await store.read(LINKS_OF[links], ids=homes):
            other = next((known for known in links.others if known in row["labels"]), None)
            if other is None:
                raise Conflict(f"{row['type']} leads from {row['home']} to {':'.join(row['labels'])} {row['other']}: no dump knows such")
            ends = [[label, row["home"]], [other, row["other"]]]
            start, end = ends if links.way == "out" else reversed(ends)
            yield {"link": row["type"], "from": start, "to": end, "properties": written(row["properties"])}
