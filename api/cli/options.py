"""Arguments that several subcommands take."""

from __future__ import annotations

from typing import Annotated

import typer

from graph.when import PartialDate, earliest


def _date(text: str) -> PartialDate:
    try:
        earliest(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    return text


PATHS = "Files (.txt, .md, .html, .json, .jsonl), directories of them, or - for standard input."
Paths = Annotated[list[str], typer.Argument(help=PATHS)]
Published = Annotated[
    str | None, typer.Option(parser=_date, metavar="DATE", help="Publication date of articles that bring none of their own: YYYY-MM-DD.")
]
Jobs = Annotated[int, typer.Option(min=1, max=64, help="Processes that read at the same time; with 1 this one reads on several threads.")]
