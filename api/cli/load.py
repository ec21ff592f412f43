"""`dyad load`: articles into the graph."""

from __future__ import annotations

import asyncio
import datetime as dt
import sys

import typer

from api.cli.options import Jobs, Paths, Published
from api.cli.reading import Batch, counted
from graph.load import load_article
from graph.settings import Settings
from graph.store import open_store
from seed.start import load_reference


def load(paths: Paths, published: Published = None, jobs: Jobs = 1) -> None:
    """Find the facts in articles and keep them in the graph; the same articles again change nothing."""
    batch = Batch(paths, published, jobs)
    outcomes = asyncio.run(_load(batch))
    told = ", ".join(f"{outcomes.count(outcome):,} {outcome}" for outcome in ("created", "changed", "unchanged") if outcome in outcomes)
    sys.stdout.write(f"{counted(batch.articles, 'article')} with {counted(batch.facts, 'fact')}{f' ({told})' if told else ''}")
    sys.stdout.write(f"; {counted(len(batch.errors), 'source')} could not be read.\n" if batch.errors else ".\n")
    if batch.errors:
        raise typer.Exit(1)


async def _load(batch: Batch) -> list[str]:
    outcomes: list[str] = []
    async with open_store(Settings()) as store:
        await load_reference(store)
        for article, reading in batch:
            report = await load_article(store, article, reading.facts, dt.datetime.now(dt.UTC))
            outcomes.append(report.outcome)
            for note in reading.notes:
                sys.stderr.write(f"dyad: {article.id}: {note}\n")
    return outcomes
