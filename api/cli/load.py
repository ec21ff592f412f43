"""`dyad load`: articles, or the known facts of a data set, into the graph."""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, get_args

import typer
from pydantic import ValidationError

from api.cli import known
from api.cli.options import PATHS, Jobs, Published
from api.cli.reading import Batch
from api.wording import in_number
from graph.dataset import Dataset
from graph.errors import Invalid, complaints
from graph.load import Told, groups, load_articles
from graph.settings import Settings
from graph.store import open_store
from graph.version import Outcome
from seed.start import load_reference


def load(
    paths: Annotated[list[str] | None, typer.Argument(help=PATHS)] = None,
    published: Published = None,
    jobs: Jobs = 1,
    facts: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="A .csv or .jsonl file of known facts, in place of articles.")
    ] = None,
    dataset: Annotated[str | None, typer.Option(help="Id of the data set that --facts come from [the file's name].")] = None,
    source: Annotated[str | None, typer.Option(help="Who publishes that data set.")] = None,
) -> None:
    """Find the facts in articles and keep them in the graph, or keep the known facts of a file; the same again changes nothing."""
    if bool(paths) == (facts is not None):
        raise typer.BadParameter("give either articles or a file of known facts", param_hint="paths or --facts")
    if facts is not None:
        known.load(facts, _dataset(dataset or facts.stem, published, source))
    else:
        _load_articles(Batch(paths or [], published, jobs))


def _dataset(name: str, published: str | None, source: str | None) -> Dataset:
    try:
        return Dataset(id=name, title=name, published=published, source=source)
    except ValidationError as error:
        raise Invalid(f"the data set does not fit: {complaints(error, 'data set')}. Set --dataset (the id) and --source") from None


def _load_articles(batch: Batch) -> None:
    outcomes = asyncio.run(_load(batch))
    told = ", ".join(f"{outcomes.count(outcome):,} {outcome}" for outcome in get_args(Outcome) if outcome in outcomes)
    sys.stdout.write(f"{in_number(batch.articles, 'article')} with {in_number(batch.facts, 'fact')}{f' ({told})' if told else ''}")
    sys.stdout.write(f"; {in_number(len(batch.errors), 'source')} could not be read.\n" if batch.errors else ".\n")
    if batch.errors:
        raise typer.Exit(1)


async def _load(batch: Batch) -> list[str]:
    outcomes: list[str] = []
    async with open_store(Settings()) as store:
        await load_reference(store)
        for group in groups(_told(batch)):
            reports = await load_articles(store, group, dt.datetime.now(dt.UTC))
            outcomes.extend(report.outcome for report in reports)
    return outcomes


def _told(batch: Batch) -> Iterator[Told]:
    for article, reading in batch:
        sys.stderr.writelines(f"dyad: {article.id}: {note}\n" for note in reading.notes)
        yield article, reading.facts
