"""An article as it was read: the text that every quote and offset points into."""

from __future__ import annotations

import hashlib

from pydantic import BaseModel, ConfigDict, Field

from graph.when import PartialDate


class Article(BaseModel):
    """One news article. `text` is kept exactly as given: facts point into it by character offsets."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(min_length=1, max_length=200, description="the publisher's or file's id, else one made from the content")
    title: str | None = Field(None, max_length=1000, description="headline")
    published: PartialDate = Field(
        description="day of publication (or month or year, where no more is known); relative dates are resolved against it"
    )
    source: str | None = Field(None, max_length=500, description="outlet or agency, as given")
    url: str | None = Field(None, max_length=2000, description="where it was published")
    text: str = Field(min_length=1, description="the article's text, exact")

    def digest(self) -> str:
        """SHA-256 of what the article says (all fields but the id), hex: equal content, equal digest."""
        said = "\x1f".join(str(part or "") for part in (self.title, self.published, self.source, self.url, self.text))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def content_id(title: str | None, published: PartialDate, text: str) -> str:
    """An id for an article that brings none: 16 hex digits of SHA-256 over title, date and text."""
    return hashlib.sha256("\x1f".join((title or "", published, text)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
