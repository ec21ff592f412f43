"""Events one after the other, page by page from the graph, so that memory stays the same however many there are."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

from fastapi.responses import StreamingResponse

from api.export.graphml import as_graphml
from api.export.lines import as_json_lines
from api.export.table import as_csv
from api.formats import MEDIA, Format
from graph.event import EventPage, FoundEvent
from graph.events import find_events
from graph.filter import EventFilter
from graph.store import Store

PAGE = 500

WRITERS: dict[Format, Callable[[AsyncIterator[FoundEvent]], AsyncIterator[str]]] = {
    Format.JSONL: as_json_lines,
    Format.CSV: as_csv,
    Format.GRAPHML: as_graphml,
}


async def streamed(store: Store, wanted: EventFilter, form: Format) -> StreamingResponse:
    """A response with every event that fits. The first page is read before it begins: what is refused is refused with a problem."""
    wanted = wanted.model_copy(update={"limit": PAGE})
    first = await find_events(store, wanted)
    events = every(store, wanted, first)
    name = f'attachment; filename="events.{form}"'
    return StreamingResponse(WRITERS[form](events), media_type=MEDIA[form], headers={"Content-Disposition": name})


async def every(store: Store, wanted: EventFilter, page: EventPage) -> AsyncIterator[FoundEvent]:
    """The events of `page` and of all pages after it."""
    while True:
        for event in page.events:
            yield event
        if page.next is None:
            return
        page = await find_events(store, wanted.model_copy(update={"cursor": page.next}))
