"""`dyad ask`: a question in plain English, answered as a table."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from api.ask.reader import Reading, read_question
from api.cli.shown import what, who
from api.routes.ask import link, selection
from graph.event import EventPage
from graph.events import find_events
from graph.filter import EventFilter
from graph.settings import Settings
from graph.store import open_store


def ask(
    question: Annotated[str, typer.Argument(help='Such as "all agreements between Russia and Belarus since 1999".')],
    limit: Annotated[int, typer.Option(min=1, max=500, help="Events shown.")] = 50,
) -> None:
    """Answer a question about the graph, and say how it was read."""
    reading = read_question(question, dt.datetime.now(dt.UTC).date())
    asked = selection(reading, limit)
    found = asyncio.run(_find(asked.filter()))
    console = Console()
    console.print(f"Read as {link(asked)}", markup=False, highlight=False, soft_wrap=True)
    if reading.not_understood:
        console.print(f"Passed over: {', '.join(reading.not_understood)}", markup=False)
    _show(console, found, reading)


async def _find(wanted: EventFilter) -> EventPage:
    async with open_store(Settings()) as store:
        return await find_events(store, wanted)


def _show(console: Console, found: EventPage, reading: Reading) -> None:
    if not found.events:
        console.print("Nothing found.")
        return
    table = Table()
    for column in ("date", *(() if len(reading.asked.type) == 1 else ("type",)), "status", "who", "what", "evidence"):
        table.add_column(column, overflow="fold")
    for event in found.events:
        evidence = "\n".join(f"“{report.claim.quote}” ({report.article.title or report.article.id})" for report in event.evidence[:1])
        row = [event.date or "undated", event.type, event.status, who(event), what(event), evidence]
        table.add_row(*(row if len(reading.asked.type) != 1 else row[:1] + row[2:]))
    console.print(table, markup=False)
    if found.next:
        console.print("There are more: ask with a larger --limit.")
