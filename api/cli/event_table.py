"""A page of events as a table for people."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from api.cli.shown import what, who
from api.parameters import EventSelection
from graph.event import EventPage


def show(console: Console, found: EventPage, asked: EventSelection) -> None:
    """Prints the events of a page, each with its first quote; the type has no column where only one was asked for."""
    if not found.events:
        console.print("Nothing found.")
        return
    table = Table()
    one_type = len(asked.type) == 1
    for column in ("date", *(() if one_type else ("type",)), "status", "who", "what", "evidence"):
        table.add_column(column, overflow="fold")
    for event in found.events:
        evidence = "\n".join(f"“{report.claim.quote}” ({report.article.title or report.article.id})" for report in event.evidence[:1])
        row = [event.date or "undated", event.type, event.status, who(event), what(event), evidence]
        table.add_row(*(row[:1] + row[2:] if one_type else row))
    console.print(table, markup=False)
