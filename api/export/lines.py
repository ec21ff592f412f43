"""JSON Lines: one event a line, as in a page."""

from __future__ import annotations

from collections.abc import AsyncIterator

from graph.event import FoundEvent


async def as_json_lines(events: AsyncIterator[FoundEvent], fields: tuple[str, ...]) -> AsyncIterator[str]:
    """One line an event, with `fields` only (none: all)."""
    async for event in events:
        yield event.model_dump_json(include=set(fields) if fields else None) + "\n"
