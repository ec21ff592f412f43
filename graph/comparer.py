"""Reports compared, each pair worked out once."""

from __future__ import annotations

from graph.event import Report
from graph.identity import compare
from graph.match import Match
from graph.traits import Traits, traits


class Comparer:
    """How alike two reports are; remembers what it has worked out. One for each change of the graph."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Match] = {}
        self._traits: dict[str, Traits] = {}

    def __call__(self, one: Report, other: Report) -> Match:
        """How alike `one` and `other` are; the same either way round."""
        pair = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        if pair not in self._known:
            self._known[pair] = compare(self._of(one), self._of(other))
        return self._known[pair]

    def _of(self, report: Report) -> Traits:
        if report.id not in self._traits:
            self._traits[report.id] = traits(report.claim)
        return self._traits[report.id]
