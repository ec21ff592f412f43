"""Event rows in the manner of PLOVER and ICEWS: who did what to whom, one row for each pair of an event."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from itertools import combinations, product

from api.export.table import csv_line, safe
from graph.event import FoundEvent
from graph.fact import sides
from graph.plover import plover_class, quad
from seed.names import named

COLUMNS = {
    "event_id": "id of the event; an event of several pairs has a row for each",
    "event_date": "first day that its date may mean, YYYY-MM-DD",
    "date_precision": "year, month or day",
    "actor": "who acts: ISO code or acronym",
    "actor_name": "its name",
    "recipient": "to whom",
    "recipient_name": "its name",
    "mutual": "1 where the event has no direction: the pair is given once, in order of the ids",
    "event_type": "PLOVER class: AGREE, AID, ...; empty where it has none",
    "event_mode": "our sub-type",
    "quad": "PLOVER quad class; empty where it is neither cooperation nor conflict",
    "dyad_type": "our type",
    "status": "done, announced, planned, sought, ended",
    "reports": "how many tell of it",
    "quote": "the earliest report's words",
    "publisher": "of that report's article",
    "published": "its day",
    "url": "its address",
}


async def as_plover(events: AsyncIterator[FoundEvent], _: tuple[str, ...]) -> AsyncIterator[str]:
    """The header line, then the rows of each event that has a date and a pair; where only one side is known there is none."""
    yield csv_line(list(COLUMNS))
    async for event in events:
        for row in _rows(event):
            yield csv_line([safe("" if row[column] is None else str(row[column])) for column in COLUMNS])


def _rows(event: FoundEvent) -> Iterator[dict[str, str | int | None]]:
    if event.date is None:
        return
    report = event.evidence[0] if event.evidence else None
    told = {
        "event_id": event.id,
        "event_date": f"{event.date}-01-01"[:10],
        "date_precision": event.precision,
        "event_type": plover_class(event.type, event.kind, event.status),
        "event_mode": event.kind,
        "quad": quad(event.type, event.kind, event.status),
        "dyad_type": event.type,
        "status": event.status,
        "reports": event.support,
        "quote": report.claim.quote if report else None,
        "publisher": report.article.source if report else None,
        "published": report.article.published if report else None,
        "url": report.article.url if report else None,
    }
    who = sides(event.type, event.roles)
    mutual = len(who) == 1
    pairs = combinations(sorted(who[0]), 2) if mutual else product(who[0], who[1])
    for actor, recipient in pairs:
        yield {
            **told,
            "actor": actor,
            "actor_name": named(actor),
            "recipient": recipient,
            "recipient_name": named(recipient),
            "mutual": int(mutual),
        }
