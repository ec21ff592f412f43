"""`dyad retract` and `dyad unretract`: articles taken back, and brought back again."""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from typing import Annotated

import typer

from graph.retract import Retraction, restore_article, retract_article
from graph.settings import Settings
from graph.store import open_store

ArticleId = Annotated[str, typer.Argument(metavar="ARTICLE", help="The article's id.")]


def retract(article: ArticleId, why: Annotated[str, typer.Option(help="The reason, kept with the article.")]) -> None:
    """Take an article back: what only it told leaves the answers and stays in the history."""
    _say(asyncio.run(_retract(article, why)))


def unretract(article: ArticleId) -> None:
    """Undo a retraction: what the article told counts again."""
    _say(asyncio.run(_restore(article)))


def _say(done: Retraction) -> None:
    sys.stdout.write(f"{done.article}: {done.outcome}, {done.reports} reports\n")


async def _retract(article: str, why: str) -> Retraction:
    async with open_store(Settings()) as store:
        return await retract_article(store, article, why, dt.datetime.now(dt.UTC))


async def _restore(article: str) -> Retraction:
    async with open_store(Settings()) as store:
        return await restore_article(store, article, dt.datetime.now(dt.UTC))
