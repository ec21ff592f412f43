"""What a dump holds: every kind of node and of relationship of the graph, and from which end each is found.

Keys, sessions and the audit belong to an installation, not to the graph: they are in no dump.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal, LiteralString

from graph.rows import Row, moment
from graph.shape import LABEL, TAKES_PART

KNOWN_BY: tuple[LiteralString, ...] = (
    "Entity",
    "Leader",
    "Dyad",
    "Block",
    "Dataset",
    "Article",
    "ArticleVersion",
    "Event",
    "PastReport",
    "Alias",
    "Judgement",
)
"""The label that a node is known by."""

PAGE = {"Article": 50, "ArticleVersion": 50}
"""How many are read or written at once, where that is not 1,000: articles come with their texts."""

LABELS: tuple[LiteralString, ...] = (
    "Entity:State",
    "Entity:Organization",
    *("Event:" + label for label in LABEL.values()),
    *(label for label in KNOWN_BY if label not in ("Entity", "Event")),
)
"""All sets of labels that nodes have."""


@dataclass(frozen=True)
class Links:
    """Relationships that are found from one end, the one with few of them (`home`)."""

    home: LiteralString
    way: Literal["out", "in"]
    types: LiteralString
    others: tuple[LiteralString, ...]
    """Labels that nodes at the other end are known by."""


LINKS = (
    Links("Event", "in", TAKES_PART, ("Entity",)),
    Links("Event", "in", "REPORTS", ("Article", "Dataset")),
    Links("Event", "in", "ATTENDED|HELD", ("Leader",)),
    Links("Event", "out", "BETWEEN", ("Dyad",)),
    Links("Event", "out", "IN_BLOCK", ("Block",)),
    Links("Event", "out", "UNSURE", ("Event",)),
    Links("Dyad", "in", "IN_DYAD", ("Entity",)),
    Links("Leader", "out", "LEADS", ("Entity",)),
    Links("Entity", "out", "MEMBER_OF", ("Entity",)),
    Links("ArticleVersion", "in", "EARLIER", ("Article",)),
    Links("PastReport", "in", "REPORTED", ("Article",)),
    Links("PastReport", "in", "WAS_IN_REPORT", ("Entity",)),
    Links("PastReport", "out", "WAS_IN", ("Block",)),
    Links("PastReport", "out", "WAS_BETWEEN", ("Dyad",)),
    Links("Judgement", "out", "RULES_ON", ("Block",)),
)


def written(properties: Row) -> Row:
    """Properties as JSON, the same from every engine: a day as `{"day": ...}`, a moment as `{"moment": ...}` in UTC."""
    return {key: _written(value) for key, value in properties.items() if value is not None}


def _written(value: Any) -> Any:
    if isinstance(value, list):
        return [_written(each) for each in value]  # pyright: ignore[reportUnknownVariableType]
    if not hasattr(value, "iso_format") and not isinstance(value, dt.date):
        return value
    if hasattr(value, "hour"):
        return {"moment": moment(value).astimezone(dt.UTC).isoformat()}
    return {"day": (value if isinstance(value, dt.date) else value.to_native()).isoformat()}


def read(properties: Row) -> Row:
    """What `written` wrote, as it is stored."""
    return {key: _read(value) for key, value in properties.items()}


def _read(value: Any) -> Any:
    match value:
        case {"moment": said}:
            return dt.datetime.fromisoformat(said)
        case {"day": said}:
            return dt.date.fromisoformat(said)
        case _:
            return value
