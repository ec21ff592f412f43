"""Captions of events, written anew in a graph of an earlier schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, LiteralString

from neo4j import AsyncTransaction

from graph.event import Event
from graph.fact import ROLES
from graph.paging import pages
from graph.rows import EVENT, Row, caption, event_from

if TYPE_CHECKING:
    from graph.store import Store

DIRECTED = [type_.value for type_, roles in ROLES.items() if len(roles) > 1]
PAGE = 2000

NAMED_BY_SIDES: LiteralString = (
    "MATCH (event:Event) WHERE event.id > $after AND event.called IS NULL AND event.type IN $types "
    "WITH event ORDER BY event.id LIMIT $page RETURN event.id AS id, event.name AS caption, " + EVENT + " AS event ORDER BY id"
)
CAPTION: LiteralString = "UNWIND $rows AS row MATCH (event:Event {id: row.id}) SET event.name = row.caption"


async def write_captions(store: Store) -> None:
    """Name the acting side first in the caption of every event that has a direction and no name of its own."""
    async for page in pages(store, NAMED_BY_SIDES, PAGE, types=DIRECTED):
        await _write(store, [row for each in page if (row := _row(each["event"]))["caption"] != each["caption"]])


def _row(read: Row) -> Row:
    return {"id": read["id"], "caption": caption(Event.model_validate(event_from(read)))}


async def _write(store: Store, captions: list[Row]) -> None:
    async def work(transaction: AsyncTransaction) -> None:
        await (await transaction.run(CAPTION, rows=captions)).consume()

    await store.write(work)
