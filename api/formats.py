"""The formats that events come in."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from starlette.datastructures import Headers


class Format(StrEnum):
    """json: one page; the others: every event that fits, as a stream."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    GRAPHML = "graphml"
    JSONLD = "jsonld"
    PARQUET = "parquet"
    PLOVER = "plover"


MEDIA = {
    Format.JSON: "application/json",
    Format.JSONL: "application/x-ndjson",
    Format.CSV: "text/csv",
    Format.GRAPHML: "application/graphml+xml",
    Format.JSONLD: "application/ld+json",
    Format.PARQUET: "application/vnd.apache.parquet",
    Format.PLOVER: "text/csv",
}


def negotiated(asked: Format | None, headers: Headers, offered: Collection[Format] = tuple(Format)) -> Format:
    """The format asked for, else the first of those offered that the Accept header names, else json."""
    accepted = [part.split(";")[0].strip().lower() for part in headers.get("accept", "").split(",")]
    named = (form for media in accepted for form in offered if MEDIA[form] == media)
    return asked or next(named, Format.JSON)
