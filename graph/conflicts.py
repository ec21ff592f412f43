"""What the reports of one event disagree about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from graph.best import Vote
from graph.cells import LISTS, roles_cell
from graph.copies import voices
from graph.event import Conflict, Event, Report
from graph.fact import Fact, FactType, Status
from graph.names import item_words, items_shared, proper, telling, words
from graph.persons import same_person
from graph.treaty_stages import treaty_stage


def conflicts(event: Event, reports: Sequence[Report]) -> tuple[Conflict, ...]:
    """Values of `reports` that cannot be true together with those that `event` shows, by field.

    A coarser date, an earlier stage, a shorter name, more goods, persons or participants can. An event shows the goods and persons of all its
    reports: there the best supported list is what the others are held against.
    """
    if len(reports) == 1 and not event.edited:
        return ()
    return tuple(conflict for field in _CHECKS for conflict in _dissent(field, event, reports))


def _dissent(field: str, event: Event, reports: Sequence[Report]) -> list[Conflict]:
    if field in LISTS and field not in event.edited:
        event = event.model_copy(update={field: _best_list(field, reports)})
    if not gives(event, field):
        return []
    dissenting: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for report in _of_the_stage_shown(event, reports) if field == "date" else reports:
        if gives(report.claim, field) and not _CHECKS[field](event, report.claim):
            dissenting[said(field, report.claim)][report.article.id] = None
    return [
        Conflict(field=field, shown=said(field, event), value=value, articles=tuple(sorted(articles)))
        for value, articles in sorted(dissenting.items())
    ]


def _of_the_stage_shown(event: Event, reports: Sequence[Report]) -> Sequence[Report]:
    """Those of `reports` that date the same stage of a treaty as the date of `event` does: entry into force does not contradict signing."""
    shown = {treaty_stage(report.claim) for report in reports if report.claim.date == event.date}
    return [report for report in reports if treaty_stage(report.claim) in shown] if shown else reports


def gives(claim: Fact | Event, field: str) -> bool:
    """Whether `claim` has a value for `field`; 0 is one, an empty list is none."""
    return getattr(claim, field) not in (None, ())


def _best_list(field: str, reports: Sequence[Report]) -> tuple[str, ...]:
    given = {getattr(report.claim, field) for report in reports} - {()}
    if len(given) < 2:
        return next(iter(given), ())
    best: tuple[str, ...] | None = Vote(voices(reports)).best(reports, lambda fact: getattr(fact, field) or None)
    return best or ()


def said(field: str, claim: Fact | Event) -> str:
    """The value of `field`, which is given, as conflicts tell it: 630,000,000 USD, or as `graph.cells` writes it."""
    value = getattr(claim, field)
    if field == "amount":
        return f"{value:,.0f} {claim.currency or ''}".strip()
    if field == "roles":
        return roles_cell(claim.type, claim.roles)
    return "; ".join(value) if field in LISTS else str(value)


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


def _currency_fits(event: Event, claim: Fact) -> bool:
    """Where a sum is given it is part of that."""
    return claim.amount is not None or claim.currency == event.currency


def _name_fits(event: Event, claim: Fact) -> bool:
    """Two proper names without a common word are two names; a description goes with any name."""
    mine, other = event.name or "", claim.name or ""
    return bool(telling(mine) & telling(other)) or not (proper(mine) and proper(other))


def _roles_fit(event: Event, claim: Fact) -> bool:
    """Nobody stands on another side than the event has them on."""
    shown = event.roles.filled()
    return all(set(ids) <= set(shown.get(role, ())) for role, ids in claim.roles.filled().items())


def _persons_fit(event: Event, claim: Fact) -> bool:
    return any(same_person(one, other) for one in event.persons for other in claim.persons)


_CHECKS: dict[str, Callable[[Event, Fact], bool]] = {
    "date": _date_fits,
    "end": lambda event, claim: _within(claim.end or "", event.end or ""),
    "roles": _roles_fit,
    "name": _name_fits,
    "amount": _amount_fits,
    "currency": _currency_fits,
    "count": lambda event, claim: claim.count == event.count,
    "items": lambda event, claim: items_shared(item_words(event.items), item_words(claim.items)),
    "persons": _persons_fit,
    "kind": lambda event, claim: claim.kind == event.kind,
    "place": lambda event, claim: bool(words(claim.place or "") & words(event.place or "")),
}
"""Every field but the type, which is the same in all, and the stage, which moves on."""
