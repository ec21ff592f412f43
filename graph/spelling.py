"""Names as people type them, without the accents and letters that their keyboard lacks: a store cannot compare so by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, LiteralString

from anyascii import anyascii
from neo4j import AsyncTransaction

from graph.paging import pages

if TYPE_CHECKING:
    from graph.store import Store

PAGE = 2000

NAMING: LiteralString = (
    "MATCH (event:Event) WHERE event.id > $after AND (event.persons IS NOT NULL OR event.place IS NOT NULL) "
    "WITH event ORDER BY event.id LIMIT $page RETURN event.id AS id, event.persons AS persons, event.place AS place ORDER BY id"
)
KEEP: LiteralString = "UNWIND $rows AS row MATCH (event:Event {id: row.id}) SET event += row.typed"


def typed_names(persons: Sequence[str], place: str | None) -> dict[str, list[str] | str]:
    """What an event's node keeps beside `persons` and `place`, where these are typed otherwise: `persons_typed`, `place_typed`.

    `Recep Tayyip Erdogan` for `Recep Tayyip Erdoğan`: plain letters for those of any script.
    """
    kept: dict[str, list[str] | str] = {}
    if not all(person.isascii() for person in persons):
        kept["persons_typed"] = [anyascii(person) for person in persons]
    if place and not place.isascii():
        kept["place_typed"] = anyascii(place)
    return kept


async def keep_typed_names(store: Store) -> None:
    """Events of a graph of an earlier schema get their `typed_names`."""
    async for page in pages(store, NAMING, PAGE):
        kept = [{"id": row["id"], "typed": names} for row in page if (names := typed_names(row["persons"] or (), row["place"]))]

        async def work(transaction: AsyncTransaction, kept: list[dict[str, Any]] = kept) -> None:
            await (await transaction.run(KEEP, rows=kept)).consume()

        if kept:
            await store.write(work)
