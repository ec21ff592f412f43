"""What the items of jobs are, and how each is done."""

from __future__ import annotations

import datetime as dt
import json

from pydantic import BaseModel, ConfigDict

from api.feeding.page import article_at
from api.feeding.reach import Reach
from graph.article import Article
from graph.jobs import Item, NewItem
from graph.store import Store
from graph.when import PartialDate
from seed.intake import Taken, take_in
from seed.sources import SourceError


class Given(BaseModel):
    """What one item has to go by: an article, the address of one, or why there is none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: Article | None = None
    url: str | None = None
    published: PartialDate | None = None
    refused: str | None = None


def article_item(article: Article) -> NewItem:
    """An article that is at hand."""
    return NewItem(where=article.title or article.id, given=_given(Given(article=article)))


def page_item(url: str, published: PartialDate | None) -> NewItem:
    """An article to be fetched."""
    return NewItem(where=url, given=_given(Given(url=url, published=published)))


def refused_item(error: SourceError) -> NewItem:
    """Something that could not be read; it fails when its turn comes, so that the job tells of it."""
    return NewItem(where=error.where, given=_given(Given(refused=error.problem)))


async def do(store: Store, reach: Reach, item: Item) -> Taken:
    """Take in the item's article. Raises DyadError: StoreUnavailable when it may be tried again, any other when it comes to nothing."""
    given = Given.model_validate_json(item.given)
    if given.url:
        article = await article_at(given.url, reach, given.published)
    elif given.article:
        article = given.article
    else:
        raise SourceError(item.where, given.refused or "there was no article.")
    return await take_in(store, article, dt.datetime.now(dt.UTC))


def _given(given: Given) -> str:
    return json.dumps(given.model_dump(mode="json", exclude_none=True), ensure_ascii=False)
