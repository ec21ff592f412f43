"""Lists that come page by page: where a page ended, and the link to the one after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from fastapi import Query
from pydantic import Field
from starlette.datastructures import URL

from graph.errors import Invalid

T = TypeVar("T")

MOST = 10**9
"""Events or reports that a place may count."""

Limit = Annotated[int, Query(ge=1, le=1000, description="how many on a page")]
Cursor = Annotated[str | None, Query(max_length=2500, description="`cursor` of the page before, with the same other parameters")]
NextCursor = Annotated[str | None, Field(description="of the next page; null: this is the last")]
NextLink = Annotated[str | None, Field(description="link to the next page")]


def cut(found: Sequence[T], limit: int, place: Callable[[T], str]) -> tuple[tuple[T, ...], str | None]:
    """The page, and the cursor of the next: `found` has one more than fit where there are more, `place` is where the page ends."""
    page = tuple(found[:limit])
    return page, place(page[-1]) if len(found) > limit else None


def link_to(here: URL, cursor: str | None) -> str | None:
    """The same question for the page that begins at `cursor`, without scheme and host."""
    if cursor is None:
        return None
    there = here.include_query_params(cursor=cursor)
    return f"{there.path}?{there.query}"


def write_place(key: object, rest: str) -> str:
    """What a list is ordered by, and what decides between equals. A cursor needs no more, so pages stay in place whatever is written."""
    return f"{key}~{rest}"


def read_place(cursor: str | None, read: Callable[[str], T]) -> tuple[T, str] | None:
    """The two parts of a cursor, the first as `read` makes it (or ValueError). Raises Invalid for one that is none of ours."""
    if cursor is None:
        return None
    key, tilde, rest = cursor.partition("~")
    try:
        if tilde:
            return read(key), rest
    except (ValueError, OverflowError):
        pass
    raise not_ours(cursor)


def not_ours(cursor: str) -> Invalid:
    """The error for a cursor that this list never gave."""
    return Invalid(f"cursor: {cursor!r} is none of ours: take it from the page before, or leave it out.")


def write_moment(moment: dt.datetime) -> str:
    """As ISO 8601 has it, with Z for UTC: a plus would be a space in an address."""
    return moment.isoformat().replace("+00:00", "Z")


def read_moment(text: str) -> dt.datetime:
    """An aware moment. ValueError or OverflowError for anything else."""
    found = dt.datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("without time zone")
    found.astimezone(dt.UTC)
    return found


def read_count(text: str) -> int:
    """A number of events or reports. ValueError for what cannot be one."""
    number = int(text)
    if not 0 <= number <= MOST:
        raise ValueError("no such number")
    return number
