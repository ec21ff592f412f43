"""Articles in web pages: the main text as trafilatura finds it, the date only where the page declares it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import lxml.html
import trafilatura

from graph.article import Article
from graph.when import PartialDate
from seed.sources.dates import full_date
from seed.sources.document import SourceError, make_article

DECLARED = (
    "//meta[@property='article:published_time' or @property='og:article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime",
    "//meta[@name='date' or @name='pubdate' or @name='publish-date' or @name='dc.date' or @name='DC.date.issued' or @name='parsely-pub-date']/@content",
    "//article//time[@pubdate]/@datetime | //time[@pubdate]/@datetime",
    "//article//time/@datetime",
)
"""Where a page says when it was published, the surest place first."""


def read_page(where: str, data: bytes, published: PartialDate | None) -> Article:
    """One article; its text is the page's main text, a blank line between paragraphs. `published` serves where the page declares no date."""
    found = trafilatura.bare_extraction(
        data, with_metadata=True, include_comments=False, date_extraction_params={"extensive_search": False}
    )
    lines = [line.strip() for line in (getattr(found, "text", None) or "").split("\n") if line.strip()]
    if found is None or isinstance(found, dict) or not lines:
        raise SourceError(where, "no article text was found in this page.")
    body = lines[1:] if len(lines) > 1 and lines[0] == found.title else lines
    return make_article(
        where,
        text="\n\n".join(body),
        published=declared_date(data) or published,
        title=found.title,
        source=found.sitename or found.hostname,
        url=found.url,
    )


def declared_date(data: bytes) -> PartialDate | None:
    """The publication day that the page states in JSON-LD, in a meta element or in its `time` element."""
    tree: Any = lxml.html.document_fromstring(data)
    scripts = tree.xpath("//script[@type='application/ld+json']/text()")
    stated = [date for script in scripts for date in _dates_published(script)] + [date for place in DECLARED for date in tree.xpath(place)]
    return next((day for date in stated if (day := full_date(str(date)))), None)


def _dates_published(script: str) -> Iterator[str]:
    try:
        yield from _found(json.loads(re.sub(r"[\x00-\x1f]", " ", script)))
    except (ValueError, RecursionError):
        return


def _found(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("datePublished"), str):
            yield value["datePublished"]
        for inner in value.values():
            yield from _found(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _found(inner)
