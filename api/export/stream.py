"""Events one after the other, page by page from the graph, so that memory stays the same however many there are."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection, Iterable
from dataclasses import dataclass

from fastapi.responses import StreamingResponse

from api.export.graphml import as_graphml
from api.export.lines import as_json_lines
from api.export.linked import as_json_ld
from api.export.parquet import SCHEMA, as_parquet
from api.export.plover import as_plover
from api.export.table import COLUMNS, as_csv
from api.formats import MEDIA, Format
from graph.asof import MOST
from graph.errors import Invalid
from graph.event import EventPage, FoundEvent
from graph.events import find_events
from graph.filter import EventFilter
from graph.selection import asks_past
from graph.store import Store

PAGE = 500

Writer = Callable[[AsyncIterator[FoundEvent], tuple[str, ...]], AsyncIterator[str] | AsyncIterator[bytes]]


@dataclass(frozen=True)
class Export:
    """How a format is written, what its files are called, and which fields may be picked of it (none: it is always whole)."""

    write: Writer
    ending: str
    fields: Collection[str] = ()


EXPORTS: dict[Format, Export] = {
    Format.JSONL: Export(as_json_lines, "jsonl", FoundEvent.model_fields),
    Format.CSV: Export(as_csv, "csv", COLUMNS),
    Format.GRAPHML: Export(as_graphml, "graphml"),
    Format.JSONLD: Export(as_json_ld, "jsonld"),
    Format.PARQUET: Export(as_parquet, "parquet", SCHEMA.names),
    Format.PLOVER: Export(as_plover, "plover.csv"),
}


async def streamed(store: Store, wanted: EventFilter, form: Format, fields: tuple[str, ...]) -> StreamingResponse:
    """A response with every event that fits, with `fields` only (none: all).

    The first page is read before it begins: what is refused is refused with a problem.
    """
    content = await exported(store, wanted, form, fields)
    headers = {"Content-Disposition": f'attachment; filename="events.{EXPORTS[form].ending}"', "Vary": "Accept"}
    return StreamingResponse(content, media_type=MEDIA[form], headers=headers)


async def exported(store: Store, wanted: EventFilter, form: Format, fields: tuple[str, ...]) -> AsyncIterator[str] | AsyncIterator[bytes]:
    """Every event that fits, written in `form` (not json), with `fields` only (none: all). Raises Invalid before the first is written."""
    export = EXPORTS[form]
    refuse_unknown_fields(fields, form, export.fields)
    # What was known on another day is worked out anew for each page: all of it is one.
    wanted = wanted.model_copy(update={"limit": MOST if asks_past(wanted) else PAGE})
    first = await find_events(store, wanted)
    return export.write(every(store, wanted, first), fields)


def refuse_unknown_fields(fields: Iterable[str], form: Format, known: Collection[str]) -> None:
    """Raises Invalid for a field that events in this format do not have."""
    if unknown := [name for name in fields if name not in known]:
        has = f"it has {', '.join(known)}" if known else "it is always whole"
        raise Invalid(f"fields: {form} has no field {', '.join(unknown)}; {has}.")


async def every(store: Store, wanted: EventFilter, page: EventPage) -> AsyncIterator[FoundEvent]:
    """The events of `page` and of all pages after it."""
    while True:
        for event in page.events:
            yield event
        if page.next is None:
            return
        page = await find_events(store, wanted.model_copy(update={"cursor": page.next}))
