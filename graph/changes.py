"""What became new, changed or gone, numbered in the order in which it was committed: so that a reader can go on where it stopped."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, LiteralString

from neo4j import AsyncTransaction
from pydantic import BaseModel, ConfigDict, Field

from graph.event import Event
from graph.fact import FactType
from graph.plan import Plan
from graph.rows import EVENT, event_from
from graph.store import Store, rows

What = Literal["new", "changed", "gone"]

KEPT = 100_000
"""Changes that can be gone back to."""

SWEEP_EVERY = 1000

# The clock is the last thing that a transaction takes hold of, so numbers are given in the order of the commits.
TICK: LiteralString = """
MERGE (clock:Clock {id: 'changes'})
SET clock.number = coalesce(clock.number, 0) + $count, clock.name = 'Clock of changes'
RETURN clock.number AS number
"""

KEEP: LiteralString = "UNWIND $rows AS row CREATE (change:Change {id: row.id, event: row.event, what: row.what, name: row.what})"

SWEEP: LiteralString = "MATCH (change:Change) WHERE change.id < $before WITH change LIMIT 5000 DELETE change"


class Change(BaseModel):
    """One event that became something else than it was."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: int = Field(description="its place in the order of all changes; the id in the stream of events")
    what: What = Field(description="`gone`: no report supports it any more, or a person rejected it, or it was merged into another")
    id: str = Field(description="id of the event")
    event: Event | None = Field(None, description="the event as it is now; null when it is gone")


class Reset(BaseModel):
    """A reader cannot be told of all that came: what it needs it reads anew."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: int = Field(description="the number to go on from")
    what: Literal["reset"] = "reset"
    message: str


async def number_changes(transaction: AsyncTransaction, plan: Plan) -> None:
    """Give the changes of `plan` their numbers; the last thing that a transaction does."""
    told = _told(plan)
    if not told:
        return
    last: int = (await rows(transaction, TICK, count=len(told)))[0]["number"]
    first = last - len(told) + 1
    await rows(transaction, KEEP, rows=[{"id": _id(first + at), "event": id_, "what": what} for at, (id_, what) in enumerate(told.items())])
    if last // SWEEP_EVERY > (first - 1) // SWEEP_EVERY and last > KEPT:
        await rows(transaction, SWEEP, before=_id(last - KEPT))


def _told(plan: Plan) -> dict[str, What]:
    gone: dict[str, What] = dict.fromkeys(plan.gone, "gone")
    for change in plan.changes:
        if change.former and change.former != change.event.id:
            gone[change.former] = "gone"
    shown: dict[str, What] = {
        change.event.id: "gone" if change.event.rejected else "changed" if change.former else "new" for change in plan.changes
    }
    return gone | shown


CHANGES: LiteralString = """
MATCH (change:Change) WHERE change.id > $after
WITH change ORDER BY change.id LIMIT $limit
RETURN change.id AS number, change.event AS id, change.what AS what
"""

EVENTS: LiteralString = "UNWIND $ids AS id MATCH (event:Event {id: id}) RETURN " + EVENT + " AS event"

LAST: LiteralString = "MATCH (clock:Clock {id: 'changes'}) RETURN clock.number AS number"


async def last_change(store: Store) -> int:
    """The number of the latest change; 0: there was none."""
    found = await store.read(LAST)
    return found[0]["number"] if found else 0


HELD: LiteralString = "MATCH (change:Change {id: $id}) RETURN change.id AS id"


async def missed_since(store: Store, after: int) -> Reset | None:
    """What to tell a reader who was told of everything up to number `after` and cannot be told of all that came since.

    That is where it was so long ago that it is no longer kept, or where this graph has given no such number. None: nothing is missed.
    """
    last = await last_change(store)
    if after == last or (after < last and await store.read(HELD, id=_id(after + 1))):
        return None
    message = f"Not all that came after number {after:,} can be told: read anew what you need. What is told next comes after {last:,}."
    return Reset(number=last, message=message)


async def list_changes(store: Store, after: int, limit: int) -> tuple[tuple[Change, ...], int]:
    """Of the next `limit` changes after number `after` the last of each event, in order; and the number to go on from."""
    found = [(int(row["number"]), row["id"], row["what"]) for row in await store.read(CHANGES, after=_id(after), limit=limit)]
    if not found:
        return (), after
    latest = {id_: (number, what) for number, id_, what in found}
    read = await store.read(EVENTS, ids=[id_ for id_, (_, what) in latest.items() if what != "gone"])
    events = {event.id: event for event in (Event.model_validate(event_from(row["event"])) for row in read)}
    changes = (
        Change(number=number, what=what, id=id_, event=events.get(id_))
        for id_, (number, what) in sorted(latest.items(), key=lambda item: item[1][0])
        if what == "gone" or id_ in events  # else it went meanwhile: a later change says so
    )
    return tuple(changes), found[-1][0]


def concerns(change: Change, types: Collection[FactType], parties: Collection[str]) -> bool:
    """Whether a reader who asked for these types (none: all) with all these parties is told. What is gone is told to everybody."""
    event = change.event
    return event is None or ((not types or event.type in types) and set(parties) <= set(event.roles.everyone()))


def _id(number: int) -> str:
    """In order as text too."""
    return f"{number:015}"
