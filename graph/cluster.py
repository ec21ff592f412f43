"""Which reports tell of one event: the same answer in whatever order they came.

Reports dated to a day or month form events first, the most alike pairs before the less alike, never across a contradiction. A vaguer report
then joins the one event that it fits; where it fits several equally well it stays apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from graph.comparer import Comparer
from graph.event import Report
from graph.fact import Fact, FactType

Group = tuple[Report, ...]
Pair = tuple[Report, Report]

CLEAR = 1.0
"""By how much the best fit of a vague report must be better than the next."""


def cluster(reports: Iterable[Report], compare: Comparer) -> tuple[Group, ...]:
    """The events that `reports` tell of, each as its reports: the founder (first published, then by id) first, events by founder."""
    every = sorted(reports, key=founding)
    twins = _twins([report for report in every if not compare.rulings.rejects(report)], compare)
    ordered = [alike[0] for alike in twins.values()]
    pairs = compare.same_pairs(ordered)
    parted = [group for component in _components(ordered, pairs) for group in _split(component, compare)]
    groups = [[report for first in group for report in twins[first.id]] for group in parted]
    groups.extend([report] for report in every if compare.rulings.rejects(report))  # what a person rejected supports nothing else
    return tuple(sorted((tuple(sorted(group, key=founding)) for group in groups), key=lambda group: founding(group[0])))


def _twins(reports: list[Report], compare: Comparer) -> dict[str, list[Report]]:
    """`reports` that claim exactly the same of one event together, the first of each before the others, by its id.

    They are compared as one: an event that a thousand articles tell of in ten ways costs what ten reports cost. A report that a person
    judged stands for itself, and so does one whose article tells of something else that the others could mean.
    """
    beside: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.claim.start is not None:  # of a data set each row stands for itself
            beside[report.article.id].append(report)
    sharing = Counter(compare.keys(report) for report in reports)
    alike = Counter(compare.sort(report) for report in reports if sharing[compare.keys(report)] > 1)
    first: dict[tuple[int, frozenset[str]], Report] = {}
    twins: dict[str, list[Report]] = {}
    for report in reports:
        others = (other for other in beside[report.article.id] if other is not report)
        if (
            sharing[compare.keys(report)] == 1  # most are known by this, before their claims are worked out
            or alike[compare.sort(report)] == 1
            or compare.rulings.names(report)
            or not all(compare.claims(report, other).contradicts for other in others)
        ):
            twins[report.id] = [report]
            continue
        lead = first.setdefault(compare.sort(report), report)
        known = twins.setdefault((lead if compare.same(lead, report) else report).id, [])
        known.append(report)
    return twins


def founding(report: Report) -> tuple[str, str]:
    """Sorts the report that an event is named after first: earliest published, then by id."""
    return (report.article.published or "9999", report.id)


def _components(reports: list[Report], pairs: list[Pair]) -> list[list[Report]]:
    """Reports that likeness links, directly or through others."""
    component = {report.id: [report] for report in reports}
    for one, other in pairs:
        mine, theirs = component[one.id], component[other.id]
        if mine is not theirs:
            shorter, longer = sorted((mine, theirs), key=len)
            longer.extend(shorter)
            component.update((report.id, longer) for report in shorter)
    return list({id(members): members for members in component.values()}.values())


def _split(component: list[Report], compare: Comparer) -> list[list[Report]]:
    if len(component) == 1:
        return [component]
    ordered = sorted(component, key=founding)
    precise = _agglomerate([report for report in ordered if not _vague(report.claim)], compare)
    joined = [list(group) for group in precise]
    apart: list[Report] = []
    for report in ordered:
        if _vague(report.claim):
            home = _home(report, precise, compare)
            (apart if home is None else joined[home]).append(report)
    return [*joined, *_agglomerate(apart, compare)]


def _vague(fact: Fact) -> bool:
    known_otherwise = fact.type in {FactType.LEADERSHIP, FactType.MEMBERSHIP}
    return not known_otherwise and len(fact.date or fact.end or "") < 7


def _agglomerate(reports: list[Report], compare: Comparer) -> list[list[Report]]:
    pairs = [
        (-compare(one, other).score, min(one.id, other.id), max(one.id, other.id), one, other) for one, other in compare.same_pairs(reports)
    ]
    group = {report.id: [report] for report in reports}
    for _, _, _, one, other in sorted(pairs, key=lambda pair: pair[:3]):
        mine, theirs = group[one.id], group[other.id]
        if mine is theirs or any(_stands_against(one, other, left, right, compare) for left in mine for right in theirs):
            continue
        mine.extend(theirs)
        for report in theirs:
            group[report.id] = mine
    return list({id(members): members for members in group.values()}.values())


def _stands_against(one: Report, other: Report, left: Report, right: Report, compare: Comparer) -> bool:
    """Whether `left` and `right` keep the groups of `one` and `other` apart; where a person joined the two, only a person can."""
    if (judgement := compare.rulings.between(one, other)) and judgement.kind == "same":
        return (against := compare.rulings.between(left, right)) is not None and against.kind == "not_same"
    return compare(left, right).contradicts


def _home(report: Report, groups: list[list[Report]], compare: Comparer) -> int | None:
    """The one group that a vague report fits; None where it fits none, or several about equally well."""
    fits: list[tuple[float, int]] = []
    for index, group in enumerate(groups):
        if any((judgement := compare.rulings.between(report, member)) and judgement.kind == "same" for member in group):
            return index
    for index, group in enumerate(groups):
        if any(compare.same(report, member) for member in group) and not any(compare(report, member).contradicts for member in group):
            fits.append((max(compare(report, member).score for member in group), index))
    fits.sort(reverse=True)
    if not fits or (len(fits) > 1 and fits[0][0] - fits[1][0] < CLEAR):
        return None
    return fits[0][1]
