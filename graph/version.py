"""An article that is to be kept, beside what the store has of it: what is new, what no longer holds, what is history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from graph.article import Article
from graph.copies import sketch
from graph.event import Report, Source
from graph.fact import Fact
from graph.history import Closing
from graph.report import report_id
from graph.rows import Row, report_from
from graph.when import earliest

Outcome = Literal["created", "changed", "unchanged", "retracted"]
"""What loading an article does. `changed`: the text or what is read in it; `retracted`: it was taken back and stays so."""


class Former(BaseModel):
    """A report that the store has, and its event."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    report: Row
    event: str


class Kept(BaseModel):
    """An article as the store has it; without a digest it has only just been made."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    digest: str | None
    recorded: Any
    retracted: str | None
    source: Row
    reports: tuple[Former, ...]


@dataclass(frozen=True)
class Telling:
    """An article to be kept, with what is worked out from it alone."""

    article: Article
    facts: Sequence[Fact]
    digest: str
    sketch: str

    def reports(self, recorded: dt.datetime) -> tuple[Report, ...]:
        """One for each fact, in order."""
        told = self.article
        source = Source(id=told.id, title=told.title, published=told.published, source=told.source, url=told.url, sketch=self.sketch)
        return tuple(Report(id=report_id(told.id, self.digest, fact), article=source, claim=fact, recorded=recorded) for fact in self.facts)

    def properties(self, recorded: Any) -> Row:
        """What its node keeps."""
        kept = self.article.model_dump(mode="json", exclude_none=True)
        name = self.article.title or self.article.id
        return {**kept, "digest": self.digest, "name": name, "sketch": self.sketch, "recorded": recorded}


@dataclass(frozen=True)
class Version:
    """An article beside what the store has of it."""

    telling: Telling
    kept: Kept
    told: tuple[Report, ...]

    def outcome(self) -> Outcome:
        """What keeping the article does."""
        if self.kept.retracted is not None:
            return "retracted"
        if self.kept.digest == self.telling.digest and not self.opened() and not self.closed():
            return "unchanged"
        return "changed" if self.kept.digest else "created"

    def supersedes(self) -> bool:
        """Whether the article itself is another than it was, not only what is read in it."""
        return self.kept.digest not in {None, self.telling.digest}

    def opened(self) -> dict[str, Report]:
        """By id the reports that the store lacks."""
        former = {row.report["id"] for row in self.kept.reports}
        return {} if self.kept.retracted is not None else {report.id: report for report in self.told if report.id not in former}

    def closed(self) -> dict[str, Report]:
        """By id the reports in the store that the article does not tell any more."""
        told = {report.id for report in self.told}
        former = () if self.kept.retracted is not None else self.kept.reports
        return {row.report["id"]: report_from(row.report, self.kept.source) for row in former if row.report["id"] not in told}

    def closing(self, recorded: dt.datetime) -> Closing:
        """Why, and until when, the closed reports counted."""
        article, supersedes = self.telling.article, self.supersedes()
        before = earliest(str(self.kept.source["published"] or article.published))
        until = max(earliest(article.published), before) if supersedes else before  # what was misread was never told
        return Closing(reason="superseded" if supersedes else "reread", closed=recorded, until=until)


def telling(article: Article, facts: Sequence[Fact]) -> Telling:
    """What is worked out from an article alone, before anything is locked."""
    return Telling(article, facts, article.digest(), sketch(article.text))
