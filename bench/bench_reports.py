"""What a further report of an event costs that many articles tell of already: embedded store, one writer.

    python bench/bench_reports.py            (BENCH_REPORTS=400)

Articles of different papers tell of one drill in ten ways. Prints ms an article, while the event has ever more reports. A report is read with
all others of its event, so the time grows with their number; it should not grow with its square.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import random
import tempfile
import time
from pathlib import Path

from graph.article import Article
from graph.fact import Fact, FactType, Roles, Status
from graph.load import load_article
from graph.reference import write_states
from graph.settings import Settings
from graph.store import open_store
from seed import reference_data

REPORTS = int(os.environ.get("BENCH_REPORTS", "400"))
STEP = max(1, REPORTS // 8)
WORDS = ["".join(random.Random(n).choices("bcdfghklmnaeiou", k=6)) for n in range(3000)]
SAID = "Russia and Belarus held the Zapad-2021 exercise from 10 to 16 September."
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def told(number: int) -> tuple[Article, Fact]:
    """An article in words of its own, and the drill as it tells of it."""
    text = f"{SAID} {' '.join(random.Random(number).choices(WORDS, k=300))}"
    article = Article(id=f"paper-{number}", published=f"2021-09-{10 + number % 15}", source=f"Paper {number}", text=text)
    fact = Fact(
        type=FactType.EXERCISE, roles=Roles(participant=("RUS", "BLR")), date="2021-09-10", end="2021-09-16", status=Status.DONE,
        name="Zapad-2021", count=12_000 + 100 * (number % 10), quote=SAID, start=0, stop=len(SAID),
    )  # fmt: skip
    return article, fact


async def main() -> None:
    print(f"{'reports of the event':>20}{'ms a further one':>20}")
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(Settings(uri=None, data=Path(folder))) as store:
            await write_states(store, reference_data.states())
            for start in range(0, REPORTS, STEP):
                each = [told(number) for number in range(start, start + STEP)]
                started = time.perf_counter()
                for article, fact in each:
                    await load_article(store, article, [fact], NOW)
                print(f"{start:>20}{1000 * (time.perf_counter() - started) / STEP:>20.0f}", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
