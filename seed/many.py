"""Many articles read, several at once, handed on in their order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from graph.article import Article
from graph.errors import DyadError
from seed.extract import extract
from seed.reading import Reading, Unread

MOST_THREADS = 4
"""The networks take four fifths of the time, and only they run beside each other in one process."""


def extract_many(articles: Iterable[Article], jobs: int = 1) -> Iterator[Reading | Unread]:
    """`extract` over many articles, in input order; Unread in the place of an article in which it failed.

    On `jobs` processes, or with one job on as many threads of this process as it has processors, MOST_THREADS at most. Few articles are
    taken before the first of them is handed on, so that memory stays flat.
    """
    rest = iter(articles)
    if jobs > 1:
        yield from _in_order(ProcessPoolExecutor(jobs, mp_context=get_context("spawn")), rest, 2 * jobs)
        return
    for first in rest:  # alone: it loads the model, which several at once would each load
        yield _tried(first)
        break
    threads = min(os.cpu_count() or 1, MOST_THREADS)
    yield from _in_order(ThreadPoolExecutor(threads), rest, 2 * threads)


def _in_order(pool: Executor, articles: Iterator[Article], ahead: int) -> Iterator[Reading | Unread]:
    waiting: deque[Future[Reading | Unread]] = deque()
    try:
        for article in articles:
            waiting.append(pool.submit(_tried, article))
            if len(waiting) == ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise DyadError(
            "one of the processes that read was ended from outside, perhaps for want of memory; run again with fewer --jobs"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _tried(article: Article) -> Reading | Unread:
    try:
        return extract(article)
    except Exception as error:  # of whatever sort: it is said, and the other articles are read
        return Unread(article_id=article.id, problem=f"the article could not be read ({type(error).__name__}: {error}).")
