"""How many disagreements wait for a decision, counted anew in a graph of an earlier schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, LiteralString

from neo4j import AsyncTransaction

from graph.event import Event
from graph.found import Told, first_reports
from graph.judgement import Judgement
from graph.paging import pages
from graph.rows import EVENT, Row, event_from
from graph.rulings import Rulings

if TYPE_CHECKING:
    from graph.store import Store

PAGE = 200
SOUGHT = 20_000

MAY_DIFFER: LiteralString = (
    "MATCH (event:Event) WHERE (event.support > 1 OR event.disputed > 0) AND event.id > $after "
    "RETURN event.id AS id ORDER BY event.id LIMIT $page"
)
"""Many at once: the store looks at every event for each page."""

DIFFERING: LiteralString = (
    "UNWIND $ids AS id MATCH (event:Event {id: id}) RETURN " + EVENT + " AS event, " + first_reports("1000") + " AS reports, "
    "[(event)-[:IN_BLOCK]->(:Block)<-[:RULES_ON]-(judgement:Judgement) WHERE judgement.undone IS NULL | judgement.said] AS said"
)
COUNT: LiteralString = "UNWIND $rows AS row MATCH (event:Event {id: row.id}) SET event.disputed = row.disputed"
NONE_LEFT: LiteralString = "UNWIND $ids AS id MATCH (event:Event {id: id}) REMOVE event.disputed"


async def count_undecided(store: Store) -> None:
    """Let `disputed` count what this program takes for a disagreement, and of that only what nobody has decided."""
    async for found in pages(store, MAY_DIFFER, SOUGHT):
        ids = [row["id"] for row in found]
        for start in range(0, len(ids), PAGE):
            await _write(store, [_row(each) for each in await store.read(DIFFERING, ids=ids[start : start + PAGE])])


def _row(read: Row) -> Row:
    event = Event.model_validate(event_from(read["event"]))
    reports = [Told.model_validate(each).whole() for each in read["reports"]]
    rulings = Rulings(Judgement.model_validate_json(said) for said in read["said"])
    return {"id": event.id, "disputed": sum(not conflict.decided for conflict in rulings.disagreements(event, reports))}


async def _write(store: Store, counted: list[Row]) -> None:
    async def work(transaction: AsyncTransaction) -> None:
        await (await transaction.run(COUNT, rows=counted)).consume()
        await (await transaction.run(NONE_LEFT, ids=[row["id"] for row in counted if not row["disputed"]])).consume()

    await store.write(work)
