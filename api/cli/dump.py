"""`dyad dump` and `dyad restore`: the whole graph with its history, from one store into another of whatever engine."""

from __future__ import annotations

import asyncio
import datetime as dt
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from graph.dump import Count, Line, Tally, as_json, head
from graph.dump import dump as lines_of
from graph.errors import Conflict, Invalid
from graph.restore import restore as write_back
from graph.settings import Settings
from graph.store import open_store


def dump(
    file: Annotated[Path, typer.Argument(help="File to write: JSON Lines, packed with gzip.")],
) -> None:
    """Write the whole graph with its history into one file. Keys, sessions and the audit stay where they are."""
    if file.exists():
        raise Conflict(f"{file} exists already: name another, or take it away first")
    draft = file.with_name(file.name + ".part")
    try:
        _say("dumped", asyncio.run(_dump(draft)))
        draft.rename(file)
    except OSError as error:
        raise Invalid(f"cannot write {file}: {error.strerror}") from None
    finally:
        draft.unlink(missing_ok=True)


def restore(
    file: Annotated[Path, typer.Argument(help="What `dyad dump` wrote.", exists=True, dir_okay=False)],
) -> None:
    """Write a dump into an empty store, and check that it holds what was dumped."""
    _say("restored", asyncio.run(_restore(file)))


async def _dump(file: Path) -> Tally:
    count = Count()
    async with open_store(Settings()) as store:
        with gzip.open(file, "wt", encoding="utf-8", errors="surrogatepass") as out:
            out.write(as_json(head(dt.datetime.now(dt.UTC))) + "\n")
            async for line in lines_of(store):
                count.add(line)
                out.write(as_json(line) + "\n")
            out.write(as_json(count.tally().model_dump()) + "\n")
    return count.tally()


async def _restore(file: Path) -> Tally:
    async with open_store(Settings()) as store:
        return await write_back(store, lambda: read_lines(file))


def read_lines(file: Path) -> Iterator[Line]:
    """The lines of a dump; Invalid where the file holds something else."""
    try:
        with gzip.open(file, "rt", encoding="utf-8", errors="surrogatepass") as read:
            for number, text in enumerate(read, 1):
                line = json.loads(text)
                if not isinstance(line, dict):
                    raise Invalid(f"{file}, line {number}: this is no line of a dump")
                yield line
    except (EOFError, gzip.BadGzipFile, ValueError) as error:
        raise Invalid(f"{file} is no dump, or was cut off: {error}") from None


def _say(done: str, tally: Tally) -> None:
    nodes, links = sum(tally.nodes.values()), sum(tally.links.values())
    sys.stdout.write(f"{nodes:,} nodes and {links:,} relationships {done}; checksum {tally.checksum}\n")
