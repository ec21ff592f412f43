"""Articles in Markdown, with or without a front matter of `name: value` lines."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from graph.article import Article
from graph.when import PartialDate
from seed.sources.dates import full_date
from seed.sources.document import decode, make_article

FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\s*(?:\n|\Z)", re.DOTALL)


def read_markdown(where: str, data: bytes, published: PartialDate | None) -> Article:
    """One article; its text is what a reader of the page sees, without markup, a blank line between paragraphs."""
    page = decode(where, data)
    front, body = {}, page
    if matter := FRONT_MATTER.match(page):
        pairs = (line.split(":", 1) for line in matter[1].splitlines() if ":" in line)
        front = {name.strip().casefold(): value.strip().strip("\"'") for name, value in pairs}
        body = page[matter.end() :]
    tokens = MarkdownIt("commonmark").parse(body)
    headings = {at + 1 for at, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h1"}
    blocks = [(_seen(token), at in headings) for at, token in enumerate(tokens) if token.type == "inline"]
    title = front.get("title") or next((text for text, heading in blocks if heading), None)
    dates = [front.get("published") or front.get("date") or "", *(text for text, _ in blocks[:4])]
    date = next((found for text in dates if (found := full_date(text))), None)
    told = [text for text, _ in blocks if text != title and not full_date(text)]
    return make_article(
        where,
        text="\n\n".join(told),
        published=date or published,
        title=title,
        source=front.get("source"),
        url=front.get("url"),
        article_id=front.get("id"),
    )


def _seen(block: Token) -> str:
    parts = (" " if child.type in ("softbreak", "hardbreak") else child.content for child in block.children or () if child.type != "image")
    return "".join(parts).strip()
