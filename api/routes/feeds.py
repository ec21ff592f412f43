"""Feeds that the service looks at by itself."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import httpx
from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.access.roles import REFUSALS, SignedIn, needs
from api.feeding.reach import Unreachable
from api.paging import Cursor, Limit, NextCursor, NextLink, cut, link_to
from api.problems import declared
from api.running import Feeding
from api.store import OpenStore
from graph.feeds import Feed, add_feed, get_feed, list_feeds, remove_feed
from graph.keys import Role

router = APIRouter(tags=["feeds"], responses=declared(*REFUSALS, 503), dependencies=[needs(Role.LOADER)])

FeedId = Annotated[str, Path(max_length=100, examples=["5d41402abc4b2a76"])]


class WantedFeed(BaseModel):
    """A feed to look at."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, json_schema_extra={"examples": [{"url": "https://news.example/world.rss", "minutes": 30}]}
    )

    url: str = Field(min_length=1, max_length=2000, description="address of an RSS or Atom feed on the public web")
    minutes: int = Field(30, ge=5, le=10_080, description="how often to look at it")


class FeedPage(BaseModel):
    """One page of feeds, by address."""

    model_config = ConfigDict(frozen=True)

    feeds: tuple[Feed, ...]
    cursor: NextCursor
    next: NextLink


@router.get("/feeds", responses=declared(422))
async def all_feeds(store: OpenStore, request: Request, limit: Limit = 50, cursor: Cursor = None) -> FeedPage:
    """The feeds that are looked at, each with its state: when it is due, what it gave, what went wrong."""
    page, after = cut(await list_feeds(store, limit + 1, cursor or ""), limit, lambda feed: feed.url)
    return FeedPage(feeds=page, cursor=after, next=link_to(request.url, after))


@router.post("/feeds", status_code=201, responses=declared(422))
async def new_feed(store: OpenStore, feeding: Feeding, caller: SignedIn, wanted: WantedFeed) -> Feed:
    """Look at a feed from now on. Its new entries are fetched and read as a job; entries that are known change nothing.

    A feed that answers with an error is looked at ever more seldom, at least once a day. Adding it again changes how often, and makes it due.
    """
    try:
        url = httpx.URL(wanted.url)
    except httpx.InvalidURL:
        raise Unreachable(f"{wanted.url[:200]!r} is not an address.") from None
    await feeding.reach.pin(url)
    return await add_feed(store, str(url), wanted.minutes, caller.name, dt.datetime.now(dt.UTC))


@router.get("/feeds/{feed_id}", responses=declared(404))
async def one_feed(store: OpenStore, feed_id: FeedId) -> Feed:
    """One feed and its state."""
    return await get_feed(store, feed_id)


@router.delete("/feeds/{feed_id}", status_code=204, response_class=Response, responses=declared(404))
async def no_feed(store: OpenStore, feed_id: FeedId) -> None:
    """Look at it no more. The articles that came of it stay."""
    await remove_feed(store, feed_id)
