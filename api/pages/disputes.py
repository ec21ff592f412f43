"""Where the reports of an event differ: each value beside the others, with those who give it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.conflicts import gives
from graph.event import Conflict, EventDetail, Source


@dataclass(frozen=True)
class Value:
    """One value, and the articles that give it."""

    text: str
    shown: bool
    """Whether the event shows it."""
    sources: tuple[Source, ...]
    sent: str | None = None
    """What an edit has to set to show it; None for what is shown, and for a sum in another currency."""


@dataclass(frozen=True)
class Dispute:
    """One field, and the values that its reports give; the one that is shown first."""

    field: str
    values: tuple[Value, ...]
    decided: bool
    """Whether a person chose what is shown, knowing the other values."""


def disputes(event: EventDetail) -> list[Dispute]:
    """The fields that the reports of `event` disagree about."""
    sources = {report.article.id: report.article for report in event.reports}
    fields = list(dict.fromkeys(conflict.field for conflict in event.conflicts))
    return [
        Dispute(
            field, _values(event, field, sources), decided=all(conflict.decided for conflict in event.conflicts if conflict.field == field)
        )
        for field in fields
    ]


def _values(event: EventDetail, field: str, sources: dict[str, Source]) -> tuple[Value, ...]:
    differing = [conflict for conflict in event.conflicts if conflict.field == field]
    against = {article for conflict in differing for article in conflict.articles}
    agreeing = [report.article for report in event.reports if report.article.id not in against and gives(report.claim, field)]
    mine = tuple({source.id: source for source in agreeing}.values())
    others = (
        Value(each.value, shown=False, sources=tuple(sources[id_] for id_ in each.articles if id_ in sources), sent=_sent(event, each))
        for each in differing
    )
    return (Value(differing[0].shown, shown=True, sources=mine), *others)


def _sent(event: EventDetail, conflict: Conflict) -> str | None:
    if conflict.field != "amount":
        return conflict.value
    claims = [report.claim for report in event.reports if report.article.id in conflict.articles]
    sums = (each.amount for each in claims if each.amount is not None and each.currency == event.currency)
    return next((f"{amount:.15g}" for amount in sums if conflict.value.split()[0] == f"{amount:,.0f}"), None)
