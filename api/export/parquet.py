"""Parquet: typed columns, a row group at a time, so that memory stays the same however many events there are."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from graph.closely import ACTING, RECEIVING
from graph.event import FoundEvent
from graph.when import earliest, latest

GROUP = 5000
"""Events in a row group: some MB."""

_TEXT, _TEXTS, _DAY = pa.string(), pa.list_(pa.string()), pa.date32()

SCHEMA = pa.schema(
    [
        pa.field("id", _TEXT, nullable=False),
        pa.field("type", _TEXT, nullable=False),
        pa.field("kind", _TEXT),
        pa.field("status", _TEXT, nullable=False),
        pa.field("date", _TEXT),
        pa.field("end", _TEXT),
        pa.field("earliest", _DAY),
        pa.field("latest", _DAY),
        pa.field("states", _TEXTS, nullable=False),
        pa.field("acting", _TEXTS, nullable=False),
        pa.field("receiving", _TEXTS, nullable=False),
        pa.field("name", _TEXT),
        pa.field("amount", pa.float64()),
        pa.field("currency", _TEXT),
        pa.field("count", pa.int64()),
        pa.field("items", _TEXTS, nullable=False),
        pa.field("persons", _TEXTS, nullable=False),
        pa.field("place", _TEXT),
        pa.field("confidence", pa.float64(), nullable=False),
        pa.field("support", pa.int64(), nullable=False),
        pa.field("recorded", pa.timestamp("us", tz="UTC")),
        pa.field("quote", _TEXT),
        pa.field("article", _TEXT),
        pa.field("published", _TEXT),
    ]
)

COLUMNS = ", ".join(f"{column.name} ({'list of string' if column.type == _TEXTS else column.type})" for column in SCHEMA)
"""Each column with its type, as people read it: `amount (double)`."""


class _Written(io.RawIOBase):
    """Bytes written and not yet sent."""

    def __init__(self) -> None:
        self.waiting = bytearray()
        self.sent = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.waiting += data
        return len(data)

    def tell(self) -> int:
        return self.sent + len(self.waiting)

    def take(self) -> bytes:
        """What waits, which then no longer does."""
        taken = bytes(self.waiting)
        self.sent += len(taken)
        self.waiting.clear()
        return taken


async def as_parquet(events: AsyncIterator[FoundEvent], fields: tuple[str, ...]) -> AsyncIterator[bytes]:
    """One file, with the columns `fields` only (none: all)."""
    schema = pa.schema([field for field in SCHEMA if not fields or field.name in fields])
    written, rows = _Written(), list[dict[str, Any]]()
    writer = pq.ParquetWriter(written, schema, compression="zstd")
    async for event in events:
        rows.append(_row(event))
        if len(rows) == GROUP:
            writer.write_table(pa.Table.from_pylist(rows, schema))
            rows.clear()
            yield written.take()
    writer.write_table(pa.Table.from_pylist(rows, schema))
    writer.close()
    yield written.take()


def _row(event: FoundEvent) -> dict[str, Any]:
    roles, when = event.roles.filled(), event.date or event.end
    report = event.evidence[0] if event.evidence else None
    return event.model_dump(include={"id", "type", "kind", "status", "date", "end", "name", "amount", "currency", "count"}) | {
        "earliest": earliest(when) if when else None,
        "latest": latest(when) if when else None,
        "states": list(event.roles.everyone()),
        "acting": [one for role in ACTING for one in roles.get(role, ())],
        "receiving": [one for role in RECEIVING for one in roles.get(role, ())],
        "items": list(event.items),
        "persons": list(event.persons),
        "place": event.place,
        "confidence": event.confidence,
        "support": event.support,
        "recorded": event.recorded,
        "quote": report.claim.quote if report else None,
        "article": report.article.id if report else None,
        "published": report.article.published if report else None,
    }
