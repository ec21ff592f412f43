"""Articles from paths and what was found in them, in order; what cannot be read is said and counted."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from graph.article import Article
from seed.many import extract_many
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
        self._progress = _progress()
        self._bar = self._progress.add_task("", total=len(self.files), articles=0, facts=0)

    def sources(self) -> Iterator[Article]:
        """The articles alone, in order, for whoever reads them otherwise."""
        for file in self.files:
            for source in read(file, self.published):
                if isinstance(source, SourceError):
                    self._failed(source)
                else:
                    yield source
            self._progress.advance(self._bar)

    def __iter__(self) -> Iterator[tuple[Article, Reading]]:
        waiting: deque[Article] = deque()

        def kept() -> Iterator[Article]:
            for article in self.sources():
                waiting.append(article)
                yield article

        with self._progress:
            for reading in extract_many(kept(), self.jobs):
                article = waiting.popleft()
                if isinstance(reading, Unread):
                    self._failed(SourceError(article.id, reading.problem))
                    continue
                self.articles += 1
                self.facts += len(reading.facts)
                self._progress.update(self._bar, articles=self.articles, facts=self.facts)
                yield article, reading

    def _failed(self, error: SourceError) -> None:
        self.errors.append(error)
        self._progress.console.print(f"dyad: {error}", markup=False, highlight=False, soft_wrap=True)


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
