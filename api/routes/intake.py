"""Articles taken in: at once where there are few, as a job where there are many or where they are first to be fetched."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from api.access.roles import REFUSALS, SignedIn, needs
from api.bodies import CONTENT, read_body
from api.feeding.page import article_at
from api.feeding.work import article_item, page_item, refused_item
from api.problems import declared
from api.running import Feeding
from api.store import OpenStore
from api.wording import in_number
from graph.article import Article
from graph.errors import Invalid
from graph.jobs import Job, NewItem, add_job
from graph.keys import Role
from graph.when import PartialDate
from seed.intake import Taken, take_in
from seed.sources import SourceError

router = APIRouter(tags=["articles"], responses=declared(503))

AT_ONCE = 20
"""Articles that are read while the client waits: some seconds."""


class Refused(BaseModel):
    """A source that gave no article."""

    where: str = Field(description="file, or file:line")
    problem: str


class TakenIn(BaseModel):
    """What came of the articles that were sent."""

    model_config = ConfigDict(frozen=True)

    taken: list[Taken] = Field(description="in the order sent")
    refused: list[Refused] = Field(description="what could not be read; everything else was taken")


ACCEPTED: dict[int | str, dict[str, Any]] = {
    202: {
        "model": Job,
        "description": "A job was made of it; `Location` is where to ask how far it is",
        "headers": {"Location": {"description": "/jobs/{id}", "schema": {"type": "string"}}},
    }
}


@router.post(
    "/articles",
    status_code=201,
    response_model=TakenIn,
    dependencies=[needs(Role.LOADER)],
    responses=declared(*REFUSALS, 413, 415, 422) | ACCEPTED,
    openapi_extra={"requestBody": {"required": False, "content": CONTENT}},
)
async def add_articles(
    store: OpenStore,
    feeding: Feeding,
    caller: SignedIn,
    request: Request,
    published: Annotated[PartialDate | None, Query(description="publication date of articles that bring none of their own")] = None,
    url: Annotated[
        list[Annotated[str, Field(max_length=2000)]],
        Query(max_length=100, description="instead of a body: addresses of pages on the public web, to be fetched and read"),
    ] = [],  # noqa: B006  # FastAPI copies it
    prefer: Annotated[
        str | None,
        Header(max_length=200, description="`respond-async`: answer 202 at once and do the work as a job", examples=["respond-async"]),
    ] = None,
) -> TakenIn | Response:
    """Take in one article or several and answer with the facts found.

    Send one JSON object or a list of them, JSON Lines, plain text, Markdown, a web page, or files as a form; or no body, and the
    addresses of pages as `url`. The same article again changes nothing. What cannot be read is named under `refused` and costs nothing else.
    More than 20 articles, or more than one address, become a job.
    """
    if url and await request.body():
        raise Invalid("url and a body exclude each other: send the addresses alone, or the articles without them.")
    found = [] if url else await read_body(request, published)
    if len(found) > AT_ONCE or len(url) > 1 or "respond-async" in (prefer or ""):
        items = [page_item(each, published) for each in url] or [_item(each) for each in found]
        job = await add_job(store, in_number(len(items), "article"), items, caller.name, dt.datetime.now(dt.UTC))
        feeding.wake()
        return JSONResponse(job.model_dump(mode="json"), 202, {"Location": f"/jobs/{job.id}"})
    if url:
        found = [await article_at(url[0], feeding.reach, published)]
    recorded = dt.datetime.now(dt.UTC)
    return TakenIn(
        taken=[await take_in(store, article, recorded) for article in found if isinstance(article, Article)],
        refused=[Refused(where=error.where, problem=error.problem) for error in found if isinstance(error, SourceError)],
    )


def _item(found: Article | SourceError) -> NewItem:
    return article_item(found) if isinstance(found, Article) else refused_item(found)
