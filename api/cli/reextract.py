"""`dyad reextract`: stored articles read again by this version of the reader."""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from typing import Annotated

import typer

from api.cli.shown import line
from api.wording import in_number
from graph.settings import Settings
from graph.store import open_store
from seed import reextract as again


def reextract(dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the differences and change nothing.")] = False) -> None:
    """Read the stored articles again: facts no longer found close, new ones open, all others stay untouched."""
    read, unread, opened, closed = asyncio.run(_reextract(dry_run))
    verb = "would open" if dry_run else "opened"
    failed = f"; {unread:,} were not read again and stay as they were" if unread else ""
    sys.stdout.write(f"{in_number(read, 'article')} read again: {in_number(opened, 'fact')} {verb}, {closed:,} closed{failed}.\n")
    if unread:
        raise typer.Exit(1)


async def _reextract(dry_run: bool) -> tuple[int, int, int, int]:
    read = unread = opened = closed = 0
    async with open_store(Settings()) as store:
        async for change in again.reextract(store, dt.datetime.now(dt.UTC), dry_run=dry_run):
            if change.problem:
                unread += 1
                sys.stderr.write(f"dyad: {change.article}: {change.problem}\n")
                continue
            read, opened, closed = read + 1, opened + len(change.opened), closed + len(change.closed)
            sys.stdout.write(differences(change))
    return read, unread, opened, closed


def differences(change: again.Reread) -> str:
    """How many facts of an article open, close and stay, then those that open (+) and close (-) on a line each; nothing where all stay."""
    if not change.opened and not change.closed:
        return ""
    facts = [*(f"  + {line(fact)}" for fact in change.opened), *(f"  - {line(fact)}" for fact in change.closed)]
    return "\n".join([f"{change.article}: +{len(change.opened)} -{len(change.closed)} ={change.unchanged}", *facts, ""])
