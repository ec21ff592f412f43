"""`dyad load --facts`: known facts of a data set into the graph."""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from pathlib import Path

import typer

from api.wording import in_number
from graph.dataset import Dataset
from graph.errors import Invalid
from graph.settings import Settings
from graph.store import open_store
from seed.known_intake import KnownLoad, load_known
from seed.start import load_reference


def load(file: Path, dataset: Dataset) -> None:
    """Load the facts of `file` as what `dataset` says, and sum up."""
    done = asyncio.run(_load(file, dataset))
    resumed = f"; went on after line {done.resumed_after:,}" if done.resumed_after else ""
    sys.stdout.write(f"{in_number(done.loaded, 'fact')} of {dataset.id}{resumed}")
    sys.stdout.write(f"; {in_number(done.refused, 'row')} refused, see {done.rejects}.\n" if done.rejects else ".\n")
    if done.rejects:
        raise typer.Exit(1)


async def _load(file: Path, dataset: Dataset) -> KnownLoad:
    def reached(line: int) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{file.name}: line {line:,} ")

    async with open_store(Settings()) as store:
        await load_reference(store)
        try:
            return await load_known(store, dataset, file, dt.datetime.now(dt.UTC), reached)
        except OSError as error:
            raise Invalid(
                f"{error.filename}: {(error.strerror or str(error)).lower()}; rejects and progress are kept beside the file"
            ) from None
