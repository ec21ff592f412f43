"""Articles in plain text: the title and the date may stand on lines of their own before the body."""

from __future__ import annotations

from graph.article import Article
from graph.when import PartialDate
from seed.sources.dates import full_date
from seed.sources.document import decode, make_article

FRONT = 8
"""How many of the first lines with anything on them may hold the title, the date and the source."""


def read_text(where: str, data: bytes, published: PartialDate | None) -> Article:
    """One article; its text is the whole file, so that offsets point into the file. `published` serves where the file gives no date."""
    text = decode(where, data)
    lines = [line.strip() for line in text.splitlines() if line.strip()][:FRONT]
    date = next((found for line in lines if (found := full_date(line))), None)
    source = next((line.split(":", 1)[1].strip() for line in lines if line.casefold().startswith("source:")), None)
    return make_article(where, text=text, published=date or published, title=_title(lines), source=source)


def _title(lines: list[str]) -> str | None:
    """The first line, where it is short and no sentence."""
    first = lines[0].removeprefix("Title:").strip() if lines else ""
    return first if len(lines) > 1 and len(first) < 200 and not first.endswith((".", ":", ";", ",")) and not full_date(first) else None
