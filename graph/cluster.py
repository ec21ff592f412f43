"""Which reports tell of one event: the same answer in whatever order they came.

Reports dated to a day or month form events first, the most alike pairs before the less alike, never across a contradiction. A vaguer report
then joins the one event that it fits; where it fits several equally well it stays apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations

from graph.event import Report
from graph.fact import Fact, FactType
from graph.match import Match

Compare = Callable[[Report, Report], Match]
Group = tuple[Report, ...]

CLEAR = 1.0
"""By how much the best fit of a vague report must be better than the next."""


def cluster(reports: Iterable[Report], compare: Compare) -> tuple[Group, ...]:
    """The events that `reports` tell of, each as its reports: the founder (first published, then by id) first, events by founder."""
    ordered = sorted(reports, key=founding)
    precise = _agglomerate([report for report in ordered if not _vague(report.claim)], compare)
    joined: list[list[Report]] = [list(group) for group in precise]
    apart: list[Report] = []
    for report in ordered:
        if _vague(report.claim):
            home = _home(report, precise, compare)
            (apart if home is None else joined[home]).append(report)
    groups = [*joined, *_agglomerate(apart, compare)]
    return tuple(sorted((tuple(sorted(group, key=founding)) for group in groups), key=lambda group: founding(group[0])))


def founding(report: Report) -> tuple[str, str]:
    """Sorts the report that an event is named after first: earliest published, then by id."""
    return (report.article.published or "9999", report.id)


def _vague(fact: Fact) -> bool:
    known_otherwise = fact.type in {FactType.LEADERSHIP, FactType.MEMBERSHIP}
    return not known_otherwise and len(fact.date or fact.end or "") < 7


def _agglomerate(reports: list[Report], compare: Compare) -> list[list[Report]]:
    pairs = [
        (-match.score, one.id, other.id, one, other)
        for one, other in combinations(reports, 2)
        if (match := compare(one, other)).verdict == "same"
    ]
    group = {report.id: [report] for report in reports}
    for _, _, _, one, other in sorted(pairs, key=lambda pair: pair[:3]):
        mine, theirs = group[one.id], group[other.id]
        if mine is theirs or any(compare(left, right).contradicts for left in mine for right in theirs):
            continue
        mine.extend(theirs)
        for report in theirs:
            group[report.id] = mine
    return list({id(members): members for members in group.values()}.values())


def _home(report: Report, groups: list[list[Report]], compare: Compare) -> int | None:
    fits: list[tuple[float, int]] = []
    for index, group in enumerate(groups):
        matches = [compare(report, member) for member in group]
        if any(match.verdict == "same" for match in matches) and not any(match.contradicts for match in matches):
            fits.append((max(match.score for match in matches), index))
    fits.sort(reverse=True)
    if not fits or (len(fits) > 1 and fits[0][0] - fits[1][0] < CLEAR):
        return None
    return fits[0][1]
