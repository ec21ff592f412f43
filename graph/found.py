"""Events as lists show them: each with its first reports."""

from __future__ import annotations

from typing import LiteralString

from pydantic import BaseModel, ConfigDict

from graph.event import Report
from graph.rows import EVENT, SHOWN_SOURCE, Row, report_from


def first_reports(most: LiteralString) -> LiteralString:
    """The `most` reports of the bound `event` that were published first, as a list of rows of Told; of one day first those that give its date."""
    return (
        """COLLECT {
  MATCH (event)<-[report:REPORTS]-(source)
  RETURN {report: properties(report), article: """
        + SHOWN_SOURCE
        + """}
  ORDER BY source.published, CASE WHEN report.date = event.date THEN 0 ELSE 1 END, report.id LIMIT """
        + most
        + "\n}"
    )


SHOWN: LiteralString = "RETURN " + EVENT + " AS event, " + first_reports("3") + " AS reports\n"
"""Follows what binds `event`."""


class Told(BaseModel):
    """One report as it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    report: Row
    article: Row

    def whole(self) -> Report:
        """The report as a model."""
        return report_from(self.report, self.article)


class Found(BaseModel):
    """One row of SHOWN."""

    model_config = ConfigDict(frozen=True)

    event: Row
    reports: tuple[Told, ...]

    def evidence(self) -> tuple[Report, ...]:
        """Its reports as models."""
        return tuple(told.whole() for told in self.reports)
