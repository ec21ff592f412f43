"""Articles from paths and what was found in them, in order; what cannot be read is said and counted."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from graph.article import Article
from seed.extract import extract_many
from seed.reading import Reading, Unread
from seed.sources import SourceError, expand, read


class Batch:
    """One run over many sources: iterate for (article, reading) in input order, then look at the counts."""

    def __init__(self, paths: Sequence[str], published: str | None, jobs: int) -> None:
        self.files = list(expand(paths))
        self.published = published
        self.jobs = jobs
        self.errors: list[SourceError] = []
        self.articles = 0
        self.facts = 0

    def __iter__(self) -> Iterator[tuple[Article, Reading]]:
        waiting: deque[Article] = deque()
        with _progress() as progress:
            bar = progress.add_task("", total=len(self.files), articles=0, facts=0)

            def failed(error: SourceError) -> None:
                self.errors.append(error)
                progress.console.print(f"dyad: {error}", markup=False, highlight=False, soft_wrap=True)

            def articles() -> Iterator[Article]:
                for file in self.files:
                    for source in read(file, self.published):
                        if isinstance(source, SourceError):
                            failed(source)
                        else:
                            waiting.append(source)
                            yield source
                    progress.advance(bar)

            for reading in extract_many(articles(), self.jobs):
                article = waiting.popleft()
                if isinstance(reading, Unread):
                    failed(SourceError(article.id, reading.problem))
                    continue
                self.articles += 1
                self.facts += len(reading.facts)
                progress.update(bar, articles=self.articles, facts=self.facts)
                yield article, reading


def _progress() -> Progress:
    """A bar on standard error where that is a terminal, nothing else there otherwise."""
    return Progress(
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files, {task.fields[articles]} articles, {task.fields[facts]} facts"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    )


def counted(number: int, noun: str) -> str:
    """ "1 article", "2 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
