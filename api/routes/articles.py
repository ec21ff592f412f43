"""Articles as they were kept, with what was found in them."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict

from api.access.roles import REFUSALS, needs
from api.export.lines import AS_LINES, AT_ONCE, asks_for_lines, streamed_lines
from api.paging import Cursor, Limit, NextCursor, NextLink, cut, link_to, read_place, write_place
from api.problems import declared
from api.store import OpenStore
from graph.article_list import ListedArticle, list_articles
from graph.articles import KeptArticle, get_article
from graph.errors import NotFound
from graph.keys import Role
from graph.retract import Retraction, restore_article, retract_article
from graph.when import PartialDate, earliest

router = APIRouter(tags=["articles"], responses=declared(503))


class ArticlePage(BaseModel):
    """One page of articles, latest published first."""

    model_config = ConfigDict(frozen=True)

    articles: tuple[ListedArticle, ...]
    cursor: NextCursor
    next: NextLink


@router.get("/articles", response_model=ArticlePage, responses=AS_LINES | declared(422))
async def all_articles(store: OpenStore, request: Request, limit: Limit = 50, cursor: Cursor = None) -> ArticlePage | StreamingResponse:
    """The articles that the graph holds, without their texts: a page as JSON, all of them as JSON Lines (by the Accept header)."""
    begin = read_place(cursor, _day)
    if asks_for_lines(request.headers):
        return await streamed_lines(
            "articles", lambda after: list_articles(store, AT_ONCE, after), lambda article: (article.published, article.id), begin
        )
    found = await list_articles(store, limit + 1, begin)
    page, after = cut(found, limit, lambda article: write_place(article.published, article.id))
    return ArticlePage(articles=page, cursor=after, next=link_to(request.url, after))


def _day(text: str) -> PartialDate:
    earliest(text)
    return text


@router.get("/articles/{article_id:path}", responses=declared(404))
async def one_article(store: OpenStore, article_id: Annotated[str, Path(max_length=200)]) -> KeptArticle:
    """One article as it was kept, with the facts found in it and the events that they support."""
    found = await get_article(store, article_id)
    if found is None:
        raise NotFound(f"There is no article {article_id!r}.")
    return found


@router.delete("/articles/{article_id:path}", dependencies=[needs(Role.REVIEWER)], responses=declared(*REFUSALS, 404, 422))
async def retract(
    store: OpenStore,
    article_id: Annotated[str, Path(max_length=200)],
    reason: Annotated[str, Query(min_length=1, max_length=2000, description="why it is taken back")],
) -> Retraction:
    """Take an article back: what it told counts no longer.

    An event that no other article tells of disappears from answers, not from the history: `known_by` and `recorded_by` before that day
    still show it. Again changes nothing; loading the article again does not bring it back, `POST /articles/{id}/restore` does.
    """
    return await retract_article(store, article_id, reason, dt.datetime.now(dt.UTC))


@router.post("/articles/{article_id:path}/restore", dependencies=[needs(Role.REVIEWER)], responses=declared(*REFUSALS, 404))
async def restore(store: OpenStore, article_id: Annotated[str, Path(max_length=200)]) -> Retraction:
    """Undo a retraction: what the article told counts again. Again changes nothing."""
    return await restore_article(store, article_id, dt.datetime.now(dt.UTC))
