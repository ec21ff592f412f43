"""The Neo4j Browser kit: a style, saved queries, and a guide that Browser plays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from api.pages.render import render

KIT: Final = Path(__file__).parents[1] / "neo4j_browser"


@dataclass(frozen=True)
class SavedQuery:
    """One query: its file, what it asks, and its Cypher with the title as first line."""

    file: str
    title: str
    cypher: str


@cache
def saved_queries() -> tuple[SavedQuery, ...]:
    """The kit's queries, by title."""
    read = [(path.name, path.read_text().strip()) for path in (KIT / "queries").glob("*.cypher")]
    return tuple(
        sorted((SavedQuery(name, text.split("\n")[0].removeprefix("// "), text) for name, text in read), key=lambda each: each.title)
    )


async def about(request: Request) -> Response:
    """How to see the graph in Neo4j Browser, for people."""
    return render("neo4j_browser.html", queries=saved_queries(), base=_base(request))


async def guide(request: Request) -> Response:
    """The same as a guide for `:play`."""
    return render("neo4j_guide.html", queries=saved_queries(), base=_base(request))


def _base(request: Request) -> str:
    """This service's address as Neo4j Browser accepts it: by default it takes guides and styles from localhost, not from 127.0.0.1."""
    host = request.url.netloc.replace("127.0.0.1", "localhost")
    return f"{request.url.scheme}://{host}"
