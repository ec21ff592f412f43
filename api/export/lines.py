"""JSON Lines: one event, or one entry of a list, a line, as in a page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any, TypeVar

from fastapi.responses import StreamingResponse
from pydantic import BaseModel
from starlette.datastructures import Headers

from api.formats import MEDIA, Format, negotiated
from graph.event import FoundEvent

M = TypeVar("M", bound=BaseModel)
P = TypeVar("P")

AS_LINES: dict[int | str, dict[str, Any]] = {200: {"content": {MEDIA[Format.JSONL]: {"schema": {"type": "string"}}}}}
"""Declares that a list comes as JSON Lines too."""

AT_ONCE = 5000
"""Entries of a list read at once for a stream: some megabytes."""


async def as_json_lines(events: AsyncIterator[FoundEvent], fields: tuple[str, ...]) -> AsyncIterator[str]:
    """One line an event, with `fields` only (none: all)."""
    async for event in events:
        yield event.model_dump_json(include=set(fields) if fields else None) + "\n"


def asks_for_lines(headers: Headers) -> bool:
    """Whether the Accept header names JSON Lines, and not JSON before it."""
    return negotiated(None, headers, (Format.JSON, Format.JSONL)) is Format.JSONL


async def streamed_lines(
    name: str, read: Callable[[P | None], Awaitable[Sequence[M]]], place: Callable[[M], P], after: P | None = None
) -> StreamingResponse:
    """A response with every entry of a list that follows `after`: `read` gives those that follow a place, `place` is where an entry stands.

    The first are read before it begins: what is refused is refused with a problem.
    """
    first = await read(after)

    async def lines() -> AsyncIterator[str]:
        page = first
        while page:
            for each in page:
                yield each.model_dump_json() + "\n"
            page = await read(place(page[-1]))

    headers = {"Content-Disposition": f'attachment; filename="{name}.jsonl"', "Vary": "Accept"}
    return StreamingResponse(lines(), media_type=MEDIA[Format.JSONL], headers=headers)
