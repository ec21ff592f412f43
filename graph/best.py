"""The values of an event that its reports support best.

A value counts once for each independent source that gives it; then the surer and the later published count. Participants are all that any report
names; the stage is the furthest that any report tells of.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from graph.event import Event, Report
from graph.fact import ROLES, Fact, Roles, Status
from graph.identity_when import STAGE
from graph.names import folded
from graph.persons import one_each
from graph.when import precision

T = TypeVar("T")


def best_event(reports: Sequence[Report]) -> Event:
    """The event that `reports` tell of, named after the first of them."""
    claims = [report.claim for report in reports]
    status = max((claim.status for claim in claims), key=STAGE.__getitem__)
    date, end = _dates(reports, status)
    money = best(reports, lambda fact: (fact.amount, fact.currency) if fact.amount is not None else None)
    return Event(
        id=reports[0].id,
        type=claims[0].type,
        roles=_roles(reports),
        date=date,
        end=end,
        precision=precision(date) if date else None,
        status=status,
        name=best(reports, lambda fact: fact.name),
        amount=money[0] if money else None,
        currency=money[1] if money else best(reports, lambda fact: fact.currency),
        count=best(reports, lambda fact: fact.count),
        items=_gathered(fact.items for fact in claims),
        persons=one_each(person for fact in claims for person in fact.persons),
        place=best(reports, lambda fact: fact.place),
        kind=best(reports, lambda fact: fact.kind),
        confidence=max(claim.confidence for claim in claims),
        support=len(reports),
    )


def best(reports: Iterable[Report], value: Callable[[Fact], T | None]) -> T | None:
    """The value that most independent sources give; None where none gives any."""
    ranked = ranking(reports, value)
    return ranked[0][0] if ranked else None


def ranking(reports: Iterable[Report], value: Callable[[Fact], T | None]) -> list[tuple[T, list[Report]]]:
    """Each value that reports give, the best supported first, with the reports that give it."""
    given: dict[Hashable, tuple[T, list[Report]]] = {}
    for report in reports:
        found = value(report.claim)
        if found is not None:
            same = folded(found) if isinstance(found, str) else found
            given.setdefault(same, (found, []))[1].append(report)
    return sorted(given.values(), key=lambda each: (_support(each[1]), str(each[0])), reverse=True)


def outlet(report: Report) -> str:
    """Whose word a report is: the article's source, else the article itself."""
    return folded(report.article.source or report.article.id)


def _support(reports: list[Report]) -> tuple[int, float, str]:
    return (
        len({outlet(report) for report in reports}),
        max(report.claim.confidence for report in reports),
        max(report.article.published or "" for report in reports),
    )


def _dates(reports: Sequence[Report], status: Status) -> tuple[str | None, str | None]:
    """When the event itself was, not its announcement or its end, as far as any report tells."""
    dated = [report for report in reports if report.claim.date]
    before_end = [report for report in dated if report.claim.status is not Status.ENDED] or dated
    furthest = max((STAGE[report.claim.status] for report in before_end), default=0)
    deciding = [report for report in before_end if STAGE[report.claim.status] == furthest]
    date = _finest(deciding, best(deciding, lambda fact: fact.date))
    end = best(reports, lambda fact: fact.end)
    if end is None and status is Status.ENDED and before_end is not dated:
        ended = [report for report in dated if report.claim.status is Status.ENDED]
        end = _finest(ended, best(ended, lambda fact: fact.date))
    return date, end if end and date and end >= date[: len(end)] else (end if not date else None)


def _finest(reports: Sequence[Report], date: str | None) -> str | None:
    """The best supported more precise date within `date`, if any report gives one."""
    finer = [report for report in reports if date and (report.claim.date or "").startswith(date) and report.claim.date != date]
    return _finest(finer, best(finer, lambda fact: fact.date)) if finer else date


def _roles(reports: Sequence[Report]) -> Roles:
    roles: dict[str, dict[str, None]] = {name: {} for name in ROLES[reports[0].claim.type]}
    taken: set[str] = set()
    ordered = sorted(reports, key=lambda report: (-len(report.claim.roles.everyone()), report.id))
    for report in ordered:
        filled = report.claim.roles.filled()
        for name, ids in filled.items():
            roles[name].update(dict.fromkeys(entity for entity in ids if entity not in taken or entity in roles[name]))
        taken.update(report.claim.roles.everyone())
    return Roles(**{name: tuple(sorted(ids)) for name, ids in roles.items() if ids})


def _gathered(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for texts in lists:
        for text in texts:
            found.setdefault(folded(text), text)
    return tuple(found.values())
