"""Does a kill in mid-load lose or double anything? The service and the embedded store are killed with SIGKILL in turn, again and again.

    python bench/bench_faults.py [KILLS]        (default 20)

A child process loads made-up articles and says which are stored. After each kill the store is opened anew: every acknowledged report must be
there exactly once, and the next child goes on a few articles before the last of them, so that loading twice is tried as well. Exits with 1 when
anything was lost or doubled.
"""

from __future__ import annotations

import asyncio
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

from graph.settings import Settings
from graph.store import open_store

LOADER = """
import asyncio, datetime as dt, sys
from itertools import islice
from graph.article import Article
from graph.load import load_article
from graph.settings import Settings
from graph.store import open_store
from world import others
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
async def load():
    done = int(sys.argv[2])
    facts = islice(others(100000), 5 * done, None)
    async with open_store(Settings(uri=None, data=sys.argv[1])) as store:
        for number in range(done, 20000):
            told = list(islice(facts, 5))
            text = " ".join(fact.quote for fact in told)
            report = await load_article(store, Article(id=f"a{number:05}", published="2021-09-10", text=text), told, NOW)
            print(report.article, report.outcome, flush=True)
asyncio.run(load())
"""

COUNTED = """
MATCH (article:Article) WHERE article.id IN $ids
RETURN article.id AS id, COUNT { (article)-[:REPORTS]->(:Event) } AS reports, COUNT { (article)-[:REPORTED]->() } AS closed
"""
DOUBLED = "MATCH (:Article)-[report:REPORTS]->(:Event) WITH report.id AS id, count(*) AS times WHERE times > 1 RETURN id LIMIT 10"


TWICE = 3
"""Acknowledged articles that the next child loads again; each kill comes after it has got beyond them."""


def load_and_kill(folder: Path, rng: random.Random, known: set[str], *, the_store: bool) -> set[str]:
    """Load on from a few articles before the end of the `known` ones until the kill; ids of the articles that were acknowledged."""
    command = [sys.executable, "-c", LOADER, str(folder), str(max(0, len(known) - TWICE))]
    loader = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent)
    acknowledged: set[str] = set()

    def listen() -> None:
        for line in loader.stdout or ():
            acknowledged.add(line.split()[0])

    listener = threading.Thread(target=listen)
    listener.start()
    deadline = time.monotonic() + 300  # a busy machine starts slowly
    while not acknowledged - known and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(rng.uniform(0.2, 3))
    if the_store:
        next(child for child in psutil.Process(loader.pid).children(recursive=True) if child.name() == "java").kill()
        time.sleep(rng.uniform(1, 3))  # it is started again and the load goes on
    loader.send_signal(signal.SIGKILL)
    loader.wait()
    listener.join()
    return acknowledged


async def check(folder: Path, acknowledged: set[str]) -> list[str]:
    """What is wrong with the store after a kill."""
    async with open_store(Settings(uri=None, data=folder)) as store:
        held = {row["id"]: (row["reports"], row["closed"]) for row in await store.read(COUNTED, ids=sorted(acknowledged))}
        wrong = [f"{id_}: {held.get(id_)} reports, not (5, 0)" for id_ in sorted(acknowledged) if held.get(id_) != (5, 0)]
        return wrong + [f"report {row['id']} is doubled" for row in await store.read(DOUBLED)]


def main(kills: int) -> int:
    """Kill `kills` times; 1 when anything was lost or doubled."""
    rng, failed = random.Random(5), 0
    print(f"{'kill':>5} {'of':>8} {'acknowledged':>13} {'lost or doubled':>16}")
    with tempfile.TemporaryDirectory() as name:
        everything: set[str] = set()
        for number in range(kills):
            the_store = number % 2 == 1
            everything |= load_and_kill(Path(name), rng, everything, the_store=the_store)
            wrong = asyncio.run(check(Path(name), everything))
            failed += len(wrong)
            print(
                f"{number + 1:>5} {'store' if the_store else 'service':>8} {len(everything):>13,} {len(wrong):>16}", *wrong[:3], flush=True
            )
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
