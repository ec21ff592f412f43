"""Reports compared, each pair worked out once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph.blocks import keys
from graph.event import Report
from graph.identity import compare
from graph.match import CONTRADICTION, Match
from graph.rulings import Rulings
from graph.traits import Traits, traits

JUDGED = {"same": Match((("judged the same", 1000.0),)), "not_same": Match((("judged not the same", CONTRADICTION),))}

TOLD_APART = Match((("told apart by one article", CONTRADICTION),))


class Comparer:
    """How alike reports are; remembers what it has worked out. One for each change of the graph."""

    def __init__(self, rulings: Rulings | None = None) -> None:
        self.rulings = rulings or Rulings()
        self._known: dict[tuple[str, str], Match] = {}
        self._traits: dict[str, Traits] = {}
        self._keys: dict[str, frozenset[str]] = {}

    def __call__(self, one: Report, other: Report) -> Match:
        """How alike `one` and `other` are; the same either way round."""
        if judgement := self.rulings.between(one, other):
            return JUDGED[judgement.kind]
        if one.article.id == other.article.id and one.claim.start is not None:  # what one article tells apart is two events
            return TOLD_APART
        pair = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        if pair not in self._known:
            self._known[pair] = compare(self._of(one), self._of(other))
        return self._known[pair]

    def same(self, one: Report, other: Report) -> bool:
        """Whether they share a block and their likeness says that they tell of one event."""
        return not self.keys(one).isdisjoint(self.keys(other)) and self(one, other).verdict == "same"

    def keys(self, report: Report) -> frozenset[str]:
        """The blocks of a report."""
        if report.id not in self._keys:
            self._keys[report.id] = keys(report.claim)
        judged = self.rulings.blocks(report)
        return self._keys[report.id] | judged if judged else self._keys[report.id]

    def same_pairs(self, reports: Iterable[Report]) -> list[tuple[Report, Report]]:
        """All pairs of `reports` that tell of one event; only those that share a block are compared."""
        blocks: defaultdict[str, list[Report]] = defaultdict(list)
        found: dict[tuple[str, str], tuple[Report, Report]] = {}
        for report in reports:
            met: dict[str, Report] = {other.id: other for key in self.keys(report) for other in blocks[key]}
            for other in met.values():
                if self(report, other).verdict == "same":
                    found[report.id, other.id] = (report, other)
            for key in self.keys(report):
                blocks[key].append(report)
        return list(found.values())

    def _of(self, report: Report) -> Traits:
        if report.id not in self._traits:
            self._traits[report.id] = traits(report.claim)
        return self._traits[report.id]
