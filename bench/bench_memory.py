"""What the running service takes: `dyad serve` with its embedded store on a world of events, after a round of questions, and a warm start.

python bench/bench_memory.py [EVENTS]        (default 100000; the goals: under 1,200 MB in all, first answer within 20 s)
"""

from __future__ import annotations

import asyncio
import http.client
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from bench_http import free_port
from world import fill, flagship, others

from graph.settings import Settings
from graph.store import open_store
from seed.start import load_reference

QUESTIONS = (
    "/agreements?between=RUS,BLR&since=1999&limit=100",
    "/events?state=RUS&limit=1000",
    "/facets?state=RUS",
    "/series?between=RUS,USA",
    "/dyads/RUS-USA",
    "/states/Russia/partners",
    "/review",
    "/events?type=loan&since=2000&limit=1000",
)


async def prepare(folder: Path, events: int) -> None:
    async with open_store(Settings(data=folder)) as store:
        await load_reference(store)
        await fill(store, flagship())
        await fill(store, others(events))


def ask(port: int, path: str) -> float:
    """Seconds until the answer is there."""
    begun = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        raise OSError(f"{path}: {answer.status}")
    return time.perf_counter() - begun


def main(events: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        asyncio.run(prepare(folder, events))
        port = free_port()
        environ = {**os.environ, "DYAD_DATA": name, "DYAD_SAMPLES": "false"}
        begun = time.perf_counter()
        process = subprocess.Popen(
            [Path(sys.executable).with_name("dyad"), "serve", "--port", str(port)], env=environ, stderr=subprocess.DEVNULL
        )
        try:
            while True:
                try:
                    ask(port, QUESTIONS[0])
                    break
                except OSError:
                    time.sleep(0.1)
            print(f"first answer {time.perf_counter() - begun:.1f} s after the command (goal: 20)")
            for question in QUESTIONS:
                print(f"{question:55} {1000 * ask(port, question):9.0f} ms")
            for _ in range(20):
                for question in QUESTIONS:
                    ask(port, question)
            family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
            sizes = {f"{each.name()} {each.pid}": each.memory_info().rss / 1e6 for each in family}
            print(
                f"{events:,} events: {sum(sizes.values()):,.0f} MB in all (goal: 1,200); "
                + ", ".join(f"{n} {s:,.0f}" for n, s in sizes.items())
            )
        finally:
            process.terminate()
            process.wait()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
