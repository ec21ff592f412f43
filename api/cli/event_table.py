"""A page of events as a table for people."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from api.cli.shown import what, who
from api.parameters import EventSelection
from api.wording import in_number
from graph.event import EventPage
from graph.events import count_events, find_events
from graph.filter import EventFilter
from graph.store import Store


async def show(console: Console, store: Store, asked: EventSelection, wanted: EventFilter) -> EventPage:
    """Finds the page of events that is asked for, as the filter `wanted` says it, and prints it; and how many there are in all, if that is asked."""
    found = await find_events(store, wanted)
    total = await count_events(store, wanted) if asked.total else None
    _print(console, found, asked)
    if total is not None:
        console.print(f"{in_number(total, 'event')} in all.", markup=False, highlight=False)
    return found


def _print(console: Console, found: EventPage, asked: EventSelection) -> None:
    """Each event with its first quote; the type has no column where only one was asked for."""
    if not found.events:
        console.print("Nothing found.")
        return
    one_type = len(asked.type) == 1
    table = Table()
    for column in ("date", *(() if one_type else ("type",)), "status", "who", "what", "evidence"):
        table.add_column(column, overflow="fold")
    for event in found.events:
        evidence = "\n".join(f"“{report.claim.quote}” ({report.article.title or report.article.id})" for report in event.evidence[:1])
        row = [event.date or "undated", event.type, event.status, who(event), what(event), evidence]
        table.add_row(*(row[:1] + row[2:] if one_type else row))
    console.print(table, markup=False)
