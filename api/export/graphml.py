"""GraphML: entities and events as nodes, roles as edges; opens in Gephi and yEd."""

from __future__ import annotations

from collections.abc import AsyncIterator
from xml.sax.saxutils import escape, quoteattr

from graph.event import FoundEvent
from seed.names import entity

KEYS = ("label", "kind", "date", "status", "role")
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    + "".join(f'<key id="{key}" for="all" attr.name="{key}" attr.type="string"/>\n' for key in KEYS)
    + '<graph id="dyad" edgedefault="directed">\n'
)


async def as_graphml(events: AsyncIterator[FoundEvent], _: tuple[str, ...]) -> AsyncIterator[str]:
    """A whole document; each entity is written once, before its first edge."""
    yield HEAD
    seen: set[str] = set()
    async for event in events:
        yield _node(event.id, label=event.name or event.type, kind=event.type, date=event.date, status=event.status)
        for role, ids in event.roles.filled().items():
            for one in ids:
                if one not in seen:
                    seen.add(one)
                    known = entity(one)
                    yield _node(one, label=known.name if known else one, kind=known.kind if known else "entity")
                yield f"<edge source={quoteattr(one)} target={quoteattr(event.id)}>{_data(role=role)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _node(node_id: str, **data: str | None) -> str:
    return f"<node id={quoteattr(node_id)}>{_data(**data)}</node>\n"


def _data(**data: str | None) -> str:
    return "".join(f'<data key="{key}">{escape(value)}</data>' for key, value in data.items() if value)
