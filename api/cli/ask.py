"""`dyad ask`: a question in plain English, answered as a table."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from api.ask.reader import Reading, read_question
from api.cli.reading import counted
from api.cli.shown import what, who
from api.parameters import EventSelection
from api.routes.ask import link, selection
from graph.event import EventPage
from graph.events import count_events, find_events
from graph.settings import Settings
from graph.store import open_store


def ask(
    question: Annotated[str, typer.Argument(help='Such as "all agreements between Russia and Belarus since 1999".')],
    limit: Annotated[int | None, typer.Option(min=1, max=500, help="Events shown [as the question says, else 50].")] = None,
) -> None:
    """Answer a question about the graph, and say how it was read."""
    reading = read_question(question, dt.datetime.now(dt.UTC).date())
    asked = selection(reading, limit)
    found, total = asyncio.run(_find(asked))
    console = Console()
    console.print(f"Read as {link(asked)}", markup=False, highlight=False, soft_wrap=True)
    for part in reading.parts:
        console.print(f"  {part.words}: {part.read_as}", markup=False, highlight=False, soft_wrap=True)
    passed = f"; passed over: {', '.join(reading.not_understood)}" if reading.not_understood else ""
    console.print(f"Understood: {reading.confidence:.0%}{passed}", markup=False, highlight=False, soft_wrap=True)
    if total is not None:
        console.print(f"{counted(total, 'event')} in all.", markup=False, highlight=False)
    _show(console, found, reading)


async def _find(asked: EventSelection) -> tuple[EventPage, int | None]:
    wanted = asked.filter()
    async with open_store(Settings()) as store:
        return await find_events(store, wanted), await count_events(store, wanted) if asked.total else None


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
