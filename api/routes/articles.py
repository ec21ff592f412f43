"""Articles: taken in as JSON, text, a page or files; shown with what was found in them."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePath
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from api.access.roles import REFUSALS, needs
from api.problems import UnsupportedMedia, declared
from api.store import OpenStore
from graph.article import Article
from graph.article_list import ListedArticle, list_articles
from graph.articles import KeptArticle, get_article
from graph.errors import Invalid, NotFound
from graph.keys import Role
from graph.retract import Retraction, restore_article, retract_article
from graph.when import PartialDate, earliest
from seed.intake import Taken, take_in
from seed.sources import SourceError
from seed.sources.read import read_bytes

router = APIRouter(tags=["articles"], responses=declared(503))

BODIES = {"application/json": ".json", "application/x-ndjson": ".jsonl", "text/plain": ".txt", "text/markdown": ".md", "text/html": ".html"}
FORM = "multipart/form-data"


class Refused(BaseModel):
    """A source that gave no article."""

    where: str = Field(description="file, or file:line")
    problem: str


class TakenIn(BaseModel):
    """What came of the articles that were sent."""

    model_config = ConfigDict(frozen=True)

    taken: list[Taken] = Field(description="in the order sent")
    refused: list[Refused] = Field(description="what could not be read; everything else was taken")


ARTICLE = {
    "type": "object",
    "required": ["text", "published"],
    "properties": {
        "id": {"type": "string", "description": "the publisher's; else one is made from the content"},
        "title": {"type": "string"},
        "published": {"type": "string", "description": "YYYY-MM-DD", "examples": ["2021-09-10"]},
        "source": {"type": "string", "description": "outlet or agency"},
        "url": {"type": "string"},
        "text": {"type": "string"},
    },
    "examples": [
        {"title": "Ferry pact", "published": "2021-09-10", "text": "Norway and Denmark signed a ferry agreement in Oslo on Thursday."}
    ],
}
CONTENT: dict[str, Any] = {
    "application/json": {"schema": {"oneOf": [ARTICLE, {"type": "array", "items": ARTICLE}]}},
    FORM: {"schema": {"type": "object", "properties": {"file": {"type": "array", "items": {"type": "string", "format": "binary"}}}}},
    **{kind: {"schema": {"type": "string"}} for kind in BODIES if kind != "application/json"},
}


@router.post(
    "/articles",
    status_code=201,
    dependencies=[needs(Role.LOADER)],
    responses=declared(*REFUSALS, 413, 415, 422),
    openapi_extra={"requestBody": {"required": True, "content": CONTENT}},
)
async def add_articles(
    store: OpenStore,
    request: Request,
    published: Annotated[PartialDate | None, Query(description="publication date of articles that bring none of their own")] = None,
) -> TakenIn:
    """Take in one article or several and answer with the facts found.

    Send one JSON object or a list of them, JSON Lines, plain text, Markdown, a web page, or files as a form.
    The same article again changes nothing. What cannot be read is named under `refused` and costs nothing else.
    """
    articles: list[Article | SourceError] = []
    for where, kind, data in await _sent(request):
        try:
            articles.extend(read_bytes(where, kind, data, published))
        except SourceError as error:
            articles.append(error)
    refused = [Refused(where=error.where, problem=error.problem) for error in articles if isinstance(error, SourceError)]
    if len(refused) == len(articles):
        raise Invalid(" ".join(f"{each.where}: {each.problem}" for each in refused[:5]) or "The body holds no article.")
    recorded = dt.datetime.now(dt.UTC)
    return TakenIn(taken=[await take_in(store, article, recorded) for article in articles if isinstance(article, Article)], refused=refused)


class ArticlePage(BaseModel):
    """One page of articles, latest published first."""

    model_config = ConfigDict(frozen=True)

    articles: list[ListedArticle]
    cursor: str | None = Field(description="of the next page; null: this is the last")


@router.get("/articles", responses=declared(422))
async def all_articles(
    store: OpenStore,
    limit: Annotated[int, Query(ge=1, le=1000, description="articles on a page")] = 50,
    cursor: Annotated[str | None, Query(max_length=300, description="`cursor` of the page before")] = None,
) -> ArticlePage:
    """The articles that the graph holds, without their texts."""
    found = await list_articles(store, limit + 1, _after(cursor) if cursor else None)
    page = found[:limit]
    last = f"{page[-1].published}.{page[-1].id}" if len(found) > limit else None
    return ArticlePage(articles=page, cursor=last)


def _after(cursor: str) -> tuple[PartialDate, str]:
    published, dot, article_id = cursor.partition(".")
    try:
        earliest(published)
    except ValueError:
        dot = ""
    if not dot:
        raise Invalid(f"cursor: {cursor!r} is none of ours: take it from the page before, or leave it out.")
    return published, article_id


@router.get("/articles/{article_id}", responses=declared(404))
async def one_article(store: OpenStore, article_id: Annotated[str, Path(max_length=200)]) -> KeptArticle:
    """One article as it was kept, with the facts found in it and the events that they support."""
    found = await get_article(store, article_id)
    if found is None:
        raise NotFound(f"There is no article {article_id!r}.")
    return found


@router.delete("/articles/{article_id}", dependencies=[needs(Role.REVIEWER)], responses=declared(*REFUSALS, 404, 422))
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


@router.post("/articles/{article_id}/restore", dependencies=[needs(Role.REVIEWER)], responses=declared(*REFUSALS, 404))
async def restore(store: OpenStore, article_id: Annotated[str, Path(max_length=200)]) -> Retraction:
    """Undo a retraction: what the article told counts again. Again changes nothing."""
    return await restore_article(store, article_id, dt.datetime.now(dt.UTC))


async def _sent(request: Request) -> list[tuple[str, str, bytes]]:
    """The (name, kind, content) of each thing sent."""
    media = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media not in CONTENT:
        raise UnsupportedMedia(f"{media or 'A body without Content-Type'} cannot be read: send {', '.join(CONTENT)}.")
    if media == FORM:
        files = enumerate(await _files(request), 1)
        return [(_name(file, number), PurePath(file.filename or "").suffix.lower(), await file.read()) for number, file in files]
    return [("body", BODIES[media], await request.body())]


async def _files(request: Request) -> list[UploadFile]:
    try:
        form = await request.form(max_files=1000)
    except HTTPException as error:
        raise Invalid(f"The form cannot be read: {error.detail}.") from None
    return [value for _, value in form.multi_items() if isinstance(value, UploadFile)]


def _name(file: UploadFile, number: int) -> str:
    return file.filename or f"file {number}"
