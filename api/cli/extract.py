"""`dyad extract`: the facts of articles, without any store."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.cli import explain
from api.cli.options import Jobs, Paths, Published
from api.cli.reading import Batch
from api.cli.shown import what, who
from graph.article import Article
from seed.reading import Reading


class Format(StrEnum):
    """How facts are printed."""

    JSONL = "jsonl"
    TABLE = "table"


def extract(
    paths: Paths,
    form: Annotated[Format, typer.Option("--format", help="jsonl: one line an article; table: for people.")] = Format.JSONL,
    published: Published = None,
    jobs: Jobs = 1,
    explained: Annotated[
        bool, typer.Option("--explain", help="Show for every sentence what was seen, and why each event was kept or dropped.")
    ] = False,
) -> None:
    """Find the facts in articles and print them; nothing is stored."""
    batch = Batch(paths, published, jobs)
    for article, notes in _explained(batch) if explained else _printed(batch, form):
        sys.stderr.writelines(f"dyad: {article.id}: {note}\n" for note in notes)
    if batch.errors:
        raise typer.Exit(1)


def _explained(batch: Batch) -> Iterator[tuple[Article, tuple[str, ...]]]:
    for article in batch.sources():
        yield article, explain.show(article)


def _printed(batch: Batch, form: Format) -> Iterator[tuple[Article, tuple[str, ...]]]:
    for article, reading in batch:
        if form is Format.JSONL:
            facts = [fact.model_dump(mode="json") for fact in reading.facts]
            sys.stdout.write(json.dumps({"id": article.id, "facts": facts}, ensure_ascii=False) + "\n")
        else:
            _show(article, reading)
        yield article, reading.notes


def _show(article: Article, reading: Reading) -> None:
    heading = f"{article.title or article.id} ({article.published})"
    table = Table(title=heading, title_justify="left", box=None, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column()
    for fact in reading.facts:
        date = (fact.date or "undated") + (f"\nto {fact.end}" if fact.end else "")
        told = ", ".join(filter(None, [fact.type, fact.status, who(fact), what(fact)]))
        table.add_row(date, Text.assemble((told, "bold"), "\n", f"“{' '.join(fact.quote.split())}”"))
    Console().print(table if reading.facts else f"{heading}: no facts found", markup=False)
