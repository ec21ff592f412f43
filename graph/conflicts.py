"""What the reports of one event disagree about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from graph.event import Conflict, Event, Report
from graph.fact import Fact, FactType, Status
from graph.names import words


def conflicts(event: Event, reports: Sequence[Report]) -> tuple[Conflict, ...]:
    """Values of `reports` that cannot be true together with those that `event` shows, by field. A coarser date or an earlier stage can."""
    return tuple(conflict for field in _CHECKS for conflict in _dissent(field, event, reports))


def _dissent(field: str, event: Event, reports: Sequence[Report]) -> list[Conflict]:
    shown = getattr(event, field)
    if shown is None:
        return []
    dissenting: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for report in reports:
        value = getattr(report.claim, field)
        if value is not None and not _CHECKS[field](event, report.claim):
            dissenting[said(field, report.claim)][report.article.id] = None
    return [
        Conflict(field=field, shown=said(field, event), value=value, articles=tuple(sorted(articles)))
        for value, articles in sorted(dissenting.items())
    ]


def said(field: str, claim: Fact | Event) -> str:
    """The value of `field`, which is given, as conflicts tell it: 630,000,000 USD."""
    value = getattr(claim, field)
    return f"{value:,.0f} {claim.currency or ''}".strip() if field == "amount" else str(value)


def _date_fits(event: Event, claim: Fact) -> bool:
    """A date disagrees only with reports of the same stage; an end that is told as a date belongs to the end.

    Of an office that has not ended it is a day on which somebody is known to hold it: another day agrees with that.
    """
    if event.type is FactType.LEADERSHIP and claim.status is not Status.ENDED:
        return True
    if claim.status is not event.status and Status.ENDED not in {claim.status, event.status}:
        return True
    if claim.status is Status.ENDED and event.end and claim.date:
        return _within(claim.date, event.end) or _within(claim.date, event.date or "")
    return (event.status is Status.ENDED and claim.status is not Status.DONE) or _within(claim.date or "", event.date or "")


def _within(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _amount_fits(event: Event, claim: Fact) -> bool:
    return (claim.amount, claim.currency) == (event.amount, event.currency)


_CHECKS: dict[str, Callable[[Event, Fact], bool]] = {
    "date": _date_fits,
    "end": lambda event, claim: _within(claim.end or "", event.end or ""),
    "amount": _amount_fits,
    "count": lambda event, claim: claim.count == event.count,
    "kind": lambda event, claim: claim.kind == event.kind,
    "place": lambda event, claim: bool(words(claim.place or "") & words(event.place or "")),
}
