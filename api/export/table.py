"""CSV: one row an event, one column a field, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator

from graph.event import FoundEvent
from graph.fact import sides

COLUMNS = {
    "id": "id of the event",
    "type": "agreement, loan, ...",
    "status": "done, announced, planned, sought, ended",
    "date": "YYYY, YYYY-MM or YYYY-MM-DD, as precise as the articles",
    "end": "last day of an interval",
    "first": "the acting side, or all who take part: ids with spaces between",
    "second": "the receiving side",
    "name": "proper name or short phrase",
    "kind": "sub-type",
    "amount": "money in full units",
    "currency": "ISO 4217",
    "count": "how many",
    "items": "what is delivered, with semicolons between",
    "persons": "who took part, with semicolons between",
    "place": "where",
    "confidence": "0 to 1",
    "support": "reports that tell of it",
    "quote": "the earliest report's words",
    "article": "id of that report's article",
    "published": "its day",
}


async def as_csv(events: AsyncIterator[FoundEvent], fields: tuple[str, ...]) -> AsyncIterator[str]:
    """The header line, then one line an event (RFC 4180), with the columns `fields` only (none: all)."""
    columns = [column for column in COLUMNS if not fields or column in fields]
    yield csv_line(columns)
    async for event in events:
        yield csv_line([safe(cell) for cell in _cells(event, columns)])


def _cells(event: FoundEvent, columns: list[str]) -> list[str]:
    first, second = (*(" ".join(ids) for ids in sides(event.type, event.roles)), "")[:2]
    report = event.evidence[0] if event.evidence else None
    row = event.model_dump(include=set(COLUMNS) & set(FoundEvent.model_fields), exclude={"items", "persons"}, mode="json") | {
        "first": first,
        "second": second,
        "amount": f"{event.amount:.15g}" if event.amount is not None else None,
        "items": "; ".join(event.items),
        "persons": "; ".join(event.persons),
        "quote": report.claim.quote if report else None,
        "article": report.article.id if report else None,
        "published": report.article.published if report else None,
    }
    return ["" if row[column] is None else str(row[column]) for column in columns]


def safe(cell: str) -> str:
    """A spreadsheet must not take text for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def csv_line(cells: list[str]) -> str:
    """One record, quoted where it has to be."""
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
