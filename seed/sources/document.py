"""From what a source gives to an article, checked: one place for every reader and for the API."""

from __future__ import annotations

import re

from pydantic import ValidationError

from graph.article import Article, content_id
from graph.errors import Invalid, complaints
from graph.when import PartialDate

MAX_CHARACTERS = 1_000_000
"""Longest text taken as one article: some 200 newspaper pages."""

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


class SourceError(Invalid):
    """A source that gives no article; `where` names it (file, or file:line)."""

    title = "This article cannot be read"

    def __init__(self, where: str, problem: str) -> None:
        self.where, self.problem = where, problem
        super().__init__(f"{where}: {problem}")


def make_article(
    where: str,
    *,
    text: str,
    published: PartialDate | None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    article_id: str | None = None,
) -> Article:
    """An article, or a SourceError that names `where` and says what to do.

    Control characters become spaces and lone surrogates U+FFFD, one for one, so that offsets stay true.
    """
    text = printable(text)
    if not text.strip():
        raise SourceError(where, "the article has no text.")
    if len(text) > MAX_CHARACTERS:
        raise SourceError(where, f"the text has {len(text):,} characters, at most {MAX_CHARACTERS:,} are read: split it into its articles.")
    if published is None:
        raise SourceError(
            where, "no publication date, which relative dates need: put it into the source, or give it (--published YYYY-MM-DD)."
        )
    title, source, url, article_id = (_one_line(value) for value in (title, source, url, article_id))
    try:
        return Article(
            id=article_id or content_id(title, published, text), title=title, published=published, source=source, url=url, text=text
        )
    except ValidationError as error:
        raise SourceError(where, complaints(error, "article")) from None


def printable(text: str) -> str:
    """`text` of the same length with control characters as spaces and lone surrogates as U+FFFD."""
    return LONE_SURROGATE.sub("\ufffd", UNPRINTABLE.sub(" ", text))


def decode(where: str, data: bytes) -> str:
    """The text in `data`: UTF-8, or UTF-16 with its mark; newlines as `\\n`. SourceError for anything else."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(where, f"not text in UTF-8 (byte {error.start:,}): a binary file, or another encoding.") from None
    if len(UNPRINTABLE.findall(text[:10_000])) * 20 > len(text[:10_000]):
        raise SourceError(where, "this is a binary file, not text.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _one_line(value: str | None) -> str | None:
    return " ".join(printable(value).split()) or None if value else None
