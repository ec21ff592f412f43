"""What became of an event: when the graph learnt of it, what of that counts no more, and what people decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graph.event import Report, Source
from graph.fact import Fact
from graph.history import Reason
from graph.judgement import Judgement
from graph.past_reports import PastReport

WENT: Final[dict[Reason, str]] = {
    "superseded": "replaced by a new version of",
    "reread": "no longer found in",
    "retracted": "taken back with",
}
"""How a report ended, before the name of its article."""


@dataclass(frozen=True)
class Step:
    """One thing that happened to an event in the graph: something was learnt, something ended, or somebody decided."""

    at: dt.datetime
    what: str
    source: Source | None = None
    ended: Fact | None = None
    """What the article had said, where that counts no more."""
    rule: str | None = None
    judgement: Judgement | None = None


def history(reports: Iterable[Report], past: Iterable[PastReport], judgements: Iterable[Judgement]) -> list[Step]:
    """All steps in the order of time."""
    past = list(past)
    learnt = [*reports, *(one.report for one in past)]
    steps = [
        *(Step(report.recorded, "learnt from", report.article, rule=report.claim.rule) for report in learnt),
        *(Step(one.closed, WENT[one.reason], one.report.article, ended=one.report.claim) for one in past),
        *(Step(each.at, "decided", judgement=each) for each in judgements),
    ]
    return sorted(steps, key=lambda step: step.at)
