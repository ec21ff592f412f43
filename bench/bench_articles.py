"""How fast annotated articles are loaded, identity included and reading aside: the embedded store, one writer.

    python bench/bench_articles.py [FOLDER...]        (default ../shared/gold_real ../shared/gold; without them tests/gold)

Loads them one by one, and in groups as `dyad load` does, each into a store that has just started and into one that has been at work (3,000
other events, and 200 articles): a Java program is slow until its compiler has seen it work. Prints articles and reports a second, and the
processor time of an article in Dyad and in the store, which says more where the machine has other work; the goal is 100 articles a
second on two cores.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import psutil
from annotated import files
from world import fill, others

from graph.article import Article
from graph.fact import Fact
from graph.load import Told, groups, load_article, load_articles
from graph.reference import write_organizations, write_states
from graph.settings import Settings
from graph.store import open_store
from seed import reference_data

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


async def main(folders: list[str]) -> None:
    told = [read(file) for file in files(folders, ["../shared/gold_real", "../shared/gold"])]
    if not told:
        sys.exit("name folders of annotated articles")
    reports = sum(len(facts) for _, facts in told)
    print(f"{reports:,} reports\n{'':24}{'articles/s':>12}{'reports/s':>12}{'ms of Dyad':>12}{'ms of store':>12}")
    for warm in (False, True):
        for how, parts in (("one by one", [[each] for each in told]), ("in groups", list(groups(told)))):
            took = await timed(parts, warm=warm)
            name = f"{'at work' if warm else 'just started'}, {how}"
            rates = f"{len(told) / took.seconds:>12.0f}{reports / took.seconds:>12.0f}"
            print(f"{name:24}{rates}{1000 * took.here / len(told):>12.1f}{1000 * took.store / len(told):>12.1f}", flush=True)


class Took(NamedTuple):
    """Seconds on the clock, and of the processor in this process and in the store."""

    seconds: float
    here: float
    store: float


async def timed(parts: Sequence[Sequence[Told]], *, warm: bool) -> Took:
    """Load articles into a new store, each of `parts` in one transaction."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(Settings(uri=None, data=Path(folder))) as store:
            java = next(child for child in psutil.Process().children(recursive=True) if child.name() == "java")
            await write_states(store, reference_data.states())
            await write_organizations(store, reference_data.organizations())
            if warm:
                await fill(store, others(3000))
                for number, known in enumerate(others(200, seed=3)):
                    await load_article(store, Article(id=f"warm-{number}", published="2021-09-10", text=known.quote), [known], NOW)
            begun, here, there = time.perf_counter(), time.process_time(), sum(java.cpu_times()[:2])
            for part in parts:
                await load_articles(store, part, NOW)
            return Took(time.perf_counter() - begun, time.process_time() - here, sum(java.cpu_times()[:2]) - there)


def read(file: Path) -> Told:
    """An annotated article and its facts, each with the offsets of its quote; facts that name nobody cannot be kept."""
    kept = json.loads(file.read_text(encoding="utf-8"))
    article = Article(id=kept["id"], title=kept.get("title"), published=kept["published"], source=kept.get("outlet"), text=kept["text"])
    return article, [fact(each, article.text) for each in kept["facts"] if any(each["roles"].values())]


def fact(each: dict[str, object], text: str) -> Fact:
    claim = {name: value for name, value in each.items() if name in Fact.model_fields and value is not None}
    start = text.find(str(claim["quote"]))
    return Fact.model_validate({**claim, **({"start": start, "stop": start + len(str(claim["quote"]))} if start >= 0 else {})})


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
