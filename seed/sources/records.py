"""Articles in JSON (one object, or a list of them) and in JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from graph.article import Article
from graph.when import PartialDate, earliest
from seed.sources.dates import full_date
from seed.sources.document import SourceError, decode, make_article

NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "datePublished"),
    "source": ("source", "outlet", "publisher"),
    "url": ("url", "link"),
    "id": ("id",),
}
"""Each field with the names it goes by; the first that is filled counts, other names are passed over."""


def read_json(where: str, data: bytes, published: PartialDate | None) -> Iterator[Article | SourceError]:
    """The articles of one JSON document; a bad one of a list is a SourceError in its place."""
    try:
        found = _parsed(decode(where, data))
    except ValueError as error:
        raise SourceError(where, f"broken JSON: {error}.") from None
    for number, record in enumerate(found if isinstance(found, list) else [found], 1):
        yield _tried(f"{where}[{number}]" if isinstance(found, list) else where, record, published)


def read_json_lines(where: str, lines: Iterator[bytes], published: PartialDate | None) -> Iterator[Article | SourceError]:
    """The article of each line; blank lines are passed over, a bad line is a SourceError in its place."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            place = f"{where}:{number}"
            try:
                yield _tried(place, _parsed(decode(place, line)), published)
            except SourceError as error:
                yield error
            except ValueError as error:
                yield SourceError(place, f"broken JSON: {error}.")


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deep") from None


def _tried(where: str, record: Any, published: PartialDate | None) -> Article | SourceError:
    try:
        return from_record(where, record, published)
    except SourceError as error:
        return error


def from_record(where: str, record: Any, published: PartialDate | None) -> Article:
    """The article that a JSON object gives; SourceError when it gives none."""
    if not isinstance(record, dict):
        raise SourceError(where, f"expected an object with text, title and published, found {type(record).__name__}.")
    given = {field: _value(where, record, names) for field, names in NAMES.items()}
    return make_article(
        where,
        text=given["text"] or "",
        published=_date(where, given["published"]) or published,
        title=given["title"],
        source=given["source"],
        url=given["url"],
        article_id=given["id"],
    )


def _value(where: str, record: dict[str, Any], names: tuple[str, ...]) -> str | None:
    name = next((name for name in names if record.get(name) not in (None, "")), None)
    value = record[name] if name else None
    if value is None or isinstance(value, str):
        return value
    if name == "id" and isinstance(value, int):
        return str(value)
    raise SourceError(where, f"{name}: expected text, found {type(value).__name__}.")


def _date(where: str, given: str | None) -> PartialDate | None:
    if given is None:
        return None
    if day := full_date(given):
        return day
    try:
        earliest(given)
    except ValueError:
        raise SourceError(where, f"published: {given!r} is not a date: write YYYY-MM-DD.") from None
    return given
