"""Reports compared, each pair of different claims worked out once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph.blocks import keys
from graph.event import Report
from graph.identity import compare
from graph.match import CONTRADICTION, Match
from graph.rulings import Rulings
from graph.traits import Traits, traits
from graph.treaty_stages import stages_of_one_treaty

JUDGED = {"same": Match((("judged the same", 1000.0),)), "not_same": Match((("judged not the same", CONTRADICTION),))}

TOLD_APART = Match((("told apart by one article", CONTRADICTION),))


class Comparer:
    """How alike reports are; remembers what it has worked out. One for each change of the graph."""

    def __init__(self, rulings: Rulings | None = None) -> None:
        self.rulings = rulings or Rulings()
        self._known: dict[tuple[int, int], Match] = {}
        self._numbers: dict[Traits, int] = {}
        self._traits: list[Traits] = []
        self._numbered: dict[str, int] = {}
        self._keys: dict[str, frozenset[str]] = {}

    def __call__(self, one: Report, other: Report) -> Match:
        """How alike `one` and `other` are; the same either way round."""
        if judgement := self.rulings.between(one, other):
            return JUDGED[judgement.kind]
        beside = one.article.id == other.article.id and one.claim.start is not None
        if beside and not stages_of_one_treaty(one.claim, other.claim):  # what one article tells apart is two events
            return TOLD_APART
        return self.claims(one, other)

    def claims(self, one: Report, other: Report) -> Match:
        """How alike what two reports claim is, whoever judged and whichever articles they are of."""
        mine, theirs = self._number(one), self._number(other)
        pair = (mine, theirs) if mine < theirs else (theirs, mine)
        if pair not in self._known:
            self._known[pair] = compare(self._traits[mine], self._traits[theirs])
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

    def distinct(self, reports: Sequence[Report]) -> Sequence[Report]:
        """Those of `reports` that stand for all: some other report is like one of them if it is like any.

        Of reports that claim the same, the first and the first of another article: what one article tells apart is two events.
        """
        if len(reports) == 1:  # most events have one
            return reports
        kept: dict[tuple[int, frozenset[str]], list[Report]] = {}
        ruled: list[Report] = []
        for report in reports:
            if self.rulings.names(report):
                ruled.append(report)
                continue
            alike = kept.setdefault(self.sort(report), [])
            if not alike or (len(alike) == 1 and alike[0].article.id != report.article.id):
                alike.append(report)
        return [*ruled, *(report for alike in kept.values() for report in alike)]

    def sort(self, report: Report) -> tuple[int, frozenset[str]]:
        """What all comparisons with `report` follow from, unless a person judged or the other is of the same article."""
        return self._number(report), self.keys(report)

    def _number(self, report: Report) -> int:
        """The number of the report's traits: many reports of one event have the same."""
        number = self._numbered.get(report.id)
        if number is None:
            found = traits(report.claim)
            number = self._numbered[report.id] = self._numbers.setdefault(found, len(self._traits))
            if number == len(self._traits):
                self._traits.append(found)
        return number
