"""How fast annotated articles are loaded, identity included and reading aside: the embedded store, one writer.

    python bench/bench_articles.py [FOLDER...]        (default ../shared/gold_real ../shared/gold, which are not part of the project)

Prints articles and reports a second; the goal is 100 articles a second on two cores.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import sys
import tempfile
import time
from pathlib import Path

from graph.article import Article
from graph.fact import Fact
from graph.load import load_article
from graph.reference import write_organizations, write_states
from graph.settings import Settings
from graph.store import open_store
from seed import reference_data

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


async def main(folders: list[Path]) -> None:
    told = [read(file) for folder in folders for file in sorted(folder.glob("*.json"))]
    if not told:
        sys.exit(f"no articles in {', '.join(map(str, folders))}; name folders of annotated articles")
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(Settings(data=Path(folder))) as store:
            await write_states(store, reference_data.states())
            await write_organizations(store, reference_data.organizations())
            begun = time.perf_counter()
            for article, facts in told:
                await load_article(store, article, facts, NOW)
            seconds = time.perf_counter() - begun
            reports = sum(len(facts) for _, facts in told)
            print(f"{store.version}: {len(told):,} articles with {reports:,} reports in {seconds:.1f} s")
            print(f"{len(told) / seconds:.0f} articles/s, {reports / seconds:.0f} reports/s (goal: 100 articles/s)")


def read(file: Path) -> tuple[Article, list[Fact]]:
    """An annotated article and its facts, each with the offsets of its quote; facts that name nobody cannot be kept."""
    kept = json.loads(file.read_text(encoding="utf-8"))
    article = Article(id=kept["id"], title=kept.get("title"), published=kept["published"], source=kept.get("outlet"), text=kept["text"])
    return article, [fact(each, article.text) for each in kept["facts"] if any(each["roles"].values())]


def fact(each: dict[str, object], text: str) -> Fact:
    claim = {name: value for name, value in each.items() if name in Fact.model_fields and value is not None}
    start = text.find(str(claim["quote"]))
    return Fact.model_validate({**claim, **({"start": start, "stop": start + len(str(claim["quote"]))} if start >= 0 else {})})


if __name__ == "__main__":
    asyncio.run(main([Path(name) for name in sys.argv[1:]] or [Path("../shared/gold_real"), Path("../shared/gold")]))
