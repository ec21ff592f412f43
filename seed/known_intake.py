"""Files of known facts into the graph, a batch at a time, from where the last load of the file broke off."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from graph.dataset import Dataset, load_facts
from graph.store import Store
from seed.known_facts import Known, KnownFact, RefusedRow, known_facts

BATCH = 500
"""Facts in one transaction."""


class KnownLoad(BaseModel):
    """What loading a file of known facts did."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    loaded: int = Field(description="rows taken in now; a row that the graph has already changes nothing")
    refused: int = Field(description="rows that are no facts; they stand in the rejects file")
    resumed_after: int = Field(description="line up to which an earlier load had come; 0: from the beginning")
    rejects: Path | None = Field(None, description="JSON Lines: line, problem, row; null: nothing was refused")


async def load_known(
    store: Store, dataset: Dataset, path: Path, recorded: dt.datetime, on_progress: Callable[[int], None] = lambda _: None
) -> KnownLoad:
    """Load the facts of `path` as what `dataset` says. Bad rows go to `<path>.rejects.jsonl`; `on_progress` hears of every line reached.

    Broken off, it goes on after the last batch that was stored when the same file is loaded again (`<path>.progress` remembers it).
    Raises Invalid for a header that does not fit, StoreUnavailable when the store is down.
    """
    progress, rejects = path.with_name(path.name + ".progress"), path.with_name(path.name + ".rejects.jsonl")
    mark = _mark(path, dataset)
    after = _reached(progress, mark)
    rows = (row for row in known_facts(path) if row.line > after)
    if after == 0:
        rejects.unlink(missing_ok=True)
    loaded = refused = 0
    for batch in _batches(rows):
        facts = [row.fact for row in batch if isinstance(row, KnownFact)]
        bad = [row for row in batch if isinstance(row, RefusedRow)]
        await load_facts(store, dataset, facts, recorded)
        if bad:
            with rejects.open("a", encoding="utf-8") as file:
                file.writelines(row.model_dump_json() + "\n" for row in bad)
        loaded, refused = loaded + len(facts), refused + len(bad)
        progress.write_text(json.dumps({"file": mark, "line": batch[-1].line}))
        on_progress(batch[-1].line)
    progress.unlink(missing_ok=True)
    return KnownLoad(loaded=loaded, refused=refused, resumed_after=after, rejects=rejects if rejects.exists() else None)


def _mark(path: Path, dataset: Dataset) -> str:
    """Tells this file and data set from others: size, and a hash of the first megabyte."""
    with path.open("rb") as file:
        return f"{dataset.id}:{path.stat().st_size}:{hashlib.sha256(file.read(1 << 20)).hexdigest()[:16]}"


def _reached(progress: Path, mark: str) -> int:
    try:
        kept = json.loads(progress.read_text())
        return int(kept["line"]) if kept["file"] == mark else 0
    except (OSError, ValueError, KeyError, TypeError):
        return 0


def _batches(rows: Iterator[Known]) -> Iterator[list[Known]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
