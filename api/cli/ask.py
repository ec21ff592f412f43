"""`dyad ask`: a question in plain English, answered as a table."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Annotated

import typer
from rich.console import Console

from api.ask.reader import read_question
from api.cli.event_table import show
from api.parameters import EventSelection
from api.routes.ask import link, selection
from graph.settings import Settings
from graph.store import open_store


def ask(
    question: Annotated[str, typer.Argument(help='Such as "all agreements between Russia and Belarus since 1999".')],
    limit: Annotated[int | None, typer.Option(min=1, max=1000, help="Events shown [as the question says, else 50].")] = None,
) -> None:
    """Answer a question about the graph, and say how it was read."""
    reading = read_question(question, dt.datetime.now(dt.UTC).date())
    asked = selection(reading, limit)
    console = Console()
    console.print(f"Read as {link(asked)}", markup=False, highlight=False, soft_wrap=True)
    for part in reading.parts:
        console.print(f"  {part.words}: {part.read_as}", markup=False, highlight=False, soft_wrap=True)
    passed = f"; passed over: {', '.join(reading.not_understood)}" if reading.not_understood else ""
    console.print(f"Understood: {reading.confidence:.0%}{passed}", markup=False, highlight=False, soft_wrap=True)
    asyncio.run(_show(console, asked))


async def _show(console: Console, asked: EventSelection) -> None:
    wanted = asked.filter()
    async with open_store(Settings()) as store:
        found = await show(console, store, asked, wanted)
    if found.next:
        console.print("There are more: ask with a larger --limit.")
