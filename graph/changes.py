"""What became new, changed or gone, numbered in the order in which it was committed: so that a reader can go on where it stopped."""

from __future__ import annotations

import secrets
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

KEEP: LiteralString = (
    "UNWIND $rows AS row CREATE (change:Change {id: row.id, event: row.event, what: row.what, name: row.what, mark: $mark})"
)

SWEEP: LiteralString = "MATCH (change:Change) WHERE change.id < $before WITH change LIMIT 5000 DELETE change"


class Change(BaseModel):
    """One event that became something else than it was."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: int = Field(description="its place in the order of all changes of this graph")
    place: str = Field(
        description="the number and a mark that no other graph has: the id in the stream of events", examples=["42-5f0c9a1e"]
    )
    what: What = Field(description="`gone`: no report supports it any more, or a person rejected it, or it was merged into another")
    id: str = Field(description="id of the event")
    event: Event | None = Field(None, description="the event as it is now; null when it is gone")


class Reset(BaseModel):
    """A reader cannot be told of all that came: what it needs it reads anew."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: int = Field(description="the number to go on from")
    place: str = Field(description="the same with its mark: the id in the stream of events")
    what: Literal["reset"] = "reset"
    message: str


async def number_changes(transaction: AsyncTransaction, plan: Plan) -> None:
    """Give the changes of `plan` their numbers; the last thing that a transaction does."""
    told = _told(plan)
    if not told:
        return
    last: int = (await rows(transaction, TICK, count=len(told)))[0]["number"]
    first = last - len(told) + 1
    kept = [{"id": _id(first + at), "event": id_, "what": what} for at, (id_, what) in enumerate(told.items())]
    await rows(transaction, KEEP, rows=kept, mark=secrets.token_hex(4))
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
RETURN change.id AS number, change.mark AS mark, change.event AS id, change.what AS what
"""

EVENTS: LiteralString = "UNWIND $ids AS id MATCH (event:Event {id: id}) RETURN " + EVENT + " AS event"

LAST: LiteralString = "MATCH (clock:Clock {id: 'changes'}) RETURN clock.number AS number"


async def last_change(store: Store) -> int:
    """The number of the latest change; 0: there was none."""
    found = await store.read(LAST)
    return found[0]["number"] if found else 0


HELD: LiteralString = "MATCH (change:Change {id: $id}) RETURN coalesce(change.mark, '') AS mark"


async def missed_since(store: Store, after: int, mark: str | None = None) -> Reset | None:
    """What to tell a reader who was told of everything up to number `after` and cannot be told of all that came since.

    That is where it was so long ago that it is no longer kept, or where this graph has given no such number, or not with that `mark`: then it
    is another graph's (null: it is known to be this one's). None: nothing is missed.
    """
    last = await last_change(store)
    goes_on = after == last or (after < last and await store.read(HELD, id=_id(after + 1)))
    if goes_on and (mark is None or await store.read(HELD, id=_id(after)) == [{"mark": mark}]):
        return None
    message = f"Not all that came after number {after:,} can be told: read anew what you need. What is told next comes after {last:,}."
    held = await store.read(HELD, id=_id(last))
    return Reset(number=last, place=_place(last, held[0]["mark"] if held else ""), message=message)


async def list_changes(store: Store, after: int, limit: int) -> tuple[tuple[Change, ...], int]:
    """Of the next `limit` changes after number `after` the last of each event, in order; and the number to go on from."""
    found = await store.read(CHANGES, after=_id(after), limit=limit)
    if not found:
        return (), after
    latest = {row["id"]: row for row in found}
    read = await store.read(EVENTS, ids=[id_ for id_, row in latest.items() if row["what"] != "gone"])
    events = {event.id: event for event in (Event.model_validate(event_from(row["event"])) for row in read)}
    changes = (
        Change(number=int(row["number"]), place=_place(int(row["number"]), row["mark"]), what=row["what"], id=id_, event=events.get(id_))
        for id_, row in sorted(latest.items(), key=lambda item: item[1]["number"])
        if row["what"] == "gone" or id_ in events  # else it went meanwhile: a later change says so
    )
    return tuple(changes), int(found[-1]["number"])


def concerns(change: Change, types: Collection[FactType], parties: Collection[str]) -> bool:
    """Whether a reader who asked for these types (none: all) with all these parties is told. What is gone is told to everybody."""
    event = change.event
    return event is None or ((not types or event.type in types) and set(parties) <= set(event.roles.everyone()))


def read_place(place: str) -> tuple[int, str]:
    """The number and the mark of a `place`; no mark where it has none."""
    number, _, mark = place.partition("-")
    return int(number), mark


def _place(number: int, mark: str | None) -> str:
    return f"{number}-{mark}" if mark else str(number)


def _id(number: int) -> str:
    """In order as text too."""
    return f"{number:015}"
