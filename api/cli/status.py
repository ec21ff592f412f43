"""`dyad status`: which store, and what it holds."""

from __future__ import annotations

import asyncio

from rich.console import Console
from rich.table import Table

from graph.overview import Overview, overview
from graph.settings import Settings
from graph.store import open_store


def status() -> None:
    """Say which store is used, whether it answers, and how much it holds."""
    engine, version, held = asyncio.run(_ask())
    table = Table(show_header=False, box=None)
    table.add_row("store", f"{engine}, {version}")
    table.add_row("articles", f"{held.articles:,}")
    table.add_row("events", f"{sum(held.events.values()):,}")
    for fact_type, number in held.events.items():
        table.add_row(f"  {fact_type}", f"{number:,}")
    Console().print(table, markup=False)


async def _ask() -> tuple[str, str, Overview]:
    async with open_store(Settings()) as store:
        return store.engine, store.version, await overview(store)
