"""Events as lists show them: each with its first reports."""

from __future__ import annotations

from typing import LiteralString

from pydantic import BaseModel, ConfigDict

from graph.event import Report
from graph.rows import EVENT, Row, report_from

SHOWN: LiteralString = (
    "RETURN "
    + EVENT
    + """ AS event, COLLECT {
  MATCH (event)<-[report:REPORTS]-(article)
  RETURN {
    report: properties(report),
    article: {id: article.id, title: article.title, published: article.published, source: article.source, url: article.url}
  }
  ORDER BY article.published, report.id LIMIT 3
} AS reports
"""
)
"""Follows what binds `event`."""


class Told(BaseModel):
    """One report as it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    report: Row
    article: Row


class Found(BaseModel):
    """One row of SHOWN."""

    model_config = ConfigDict(frozen=True)

    event: Row
    reports: tuple[Told, ...]

    def evidence(self) -> tuple[Report, ...]:
        """Its reports as models."""
        return tuple(report_from(told.report, told.article) for told in self.reports)
