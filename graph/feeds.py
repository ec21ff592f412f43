"""Feeds that are looked at again and again, each with what is known of it: when it is due, what it had, what went wrong."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import LiteralString

from neo4j import AsyncTransaction
from pydantic import BaseModel, ConfigDict, Field

from graph.errors import NotFound
from graph.jobs import MaybeMoment
from graph.keys import Moment
from graph.store import Row, Store, rows

LEASE = dt.timedelta(minutes=2)
"""How long a process that looks at a feed keeps it from others; a look takes at most 20 seconds."""


class Feed(BaseModel):
    """A feed and its state."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(examples=["5d41402abc4b2a76"])
    url: str = Field(examples=["https://news.example/world.rss"])
    minutes: int = Field(description="how often it is looked at, when all is well")
    by: str = Field(description="name of the key that it was added with")
    created: Moment
    due: MaybeMoment = Field(description="when it is looked at next; null: no more, since it says that it is gone")
    polled: MaybeMoment = Field(None, description="when it was last looked at")
    title: str | None = Field(None, description="as the feed calls itself")
    entries: int = Field(description="entries taken from it so far")
    failures: int = Field(description="how often in a row it could not be read")
    problem: str | None = Field(None, description="why, the last time")
    job: str | None = Field(None, description="the latest job that was made of it")


class Look(BaseModel):
    """What a feed's next look needs and leaves: sent back to its server, so that it answers only with what is new."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    etag: str | None = None
    modified: str | None = None
    seen: tuple[str, ...] = ()
    """Addresses of its entries that were taken."""


class Due(BaseModel):
    """A feed whose time has come."""

    feed: Feed
    look: Look


_FEED: LiteralString = "feed {.id, .url, .minutes, .by, .created, .due, .polled, .title, .entries, .failures, .problem, .job} AS feed"

ADD: LiteralString = (
    """
MERGE (feed:Feed {id: $id})
ON CREATE SET feed.url = $url, feed.name = $url, feed.by = $by, feed.created = $now, feed.entries = 0, feed.failures = 0, feed.seen = []
SET feed.minutes = $minutes, feed.due = $now
RETURN """
    + _FEED
)


async def add_feed(store: Store, url: str, minutes: int, by: str, now: dt.datetime) -> Feed:
    """Look at `url` every so many minutes, from now on. One that is known keeps its state; it is due at once."""
    id_ = hashlib.sha256(url.encode()).hexdigest()[:16]

    async def work(transaction: AsyncTransaction) -> list[Row]:
        return await rows(transaction, ADD, id=id_, url=url, minutes=minutes, by=by, now=now.astimezone(dt.UTC))

    return Feed.model_validate((await store.write_beside(work))[0]["feed"])


LIST: LiteralString = "MATCH (feed:Feed) WHERE feed.url > $after WITH feed ORDER BY feed.url LIMIT $limit RETURN " + _FEED

ONE: LiteralString = "MATCH (feed:Feed {id: $id}) RETURN " + _FEED


async def list_feeds(store: Store, limit: int, after: str = "") -> tuple[Feed, ...]:
    """At most `limit` feeds by address, those that follow the address `after`."""
    return tuple(Feed.model_validate(row["feed"]) for row in await store.read(LIST, limit=limit, after=after))


async def get_feed(store: Store, id_: str) -> Feed:
    """One feed. Raises NotFound."""
    found = await store.read(ONE, id=id_)
    if not found:
        raise NotFound(f"There is no feed {id_!r}: GET /feeds has the ids.")
    return Feed.model_validate(found[0]["feed"])


REMOVE: LiteralString = "MATCH (feed:Feed {id: $id}) DETACH DELETE feed"


async def remove_feed(store: Store, id_: str) -> None:
    """Look at it no more; articles that came of it stay. Raises NotFound."""
    await get_feed(store, id_)

    async def work(transaction: AsyncTransaction) -> None:
        await rows(transaction, REMOVE, id=id_)

    await store.write_beside(work)


NEXT: LiteralString = "MATCH (feed:Feed) WHERE feed.due <= $now RETURN feed.id AS id ORDER BY feed.due, feed.id LIMIT 1"

CLAIM: LiteralString = (
    """
MATCH (feed:Feed {id: $id})
SET feed.name = feed.url
WITH feed WHERE feed.due <= $now
SET feed.due = $until
RETURN feed.etag AS etag, feed.modified AS modified, feed.seen AS seen, """
    + _FEED
)
"""The first SET takes the lock: of two processes that found the feed due, one looks at it."""


async def claim_feed(store: Store, now: dt.datetime) -> Due | None:
    """The feed that has been due for longest; None: no feed is. It is due again after LEASE, should whoever claims it die."""
    now = now.astimezone(dt.UTC)
    found = await store.read(NEXT, now=now)

    async def work(transaction: AsyncTransaction) -> list[Row]:
        return await rows(transaction, CLAIM, id=found[0]["id"], now=now, until=now + LEASE)

    claimed = await store.write_beside(work) if found else []
    if not claimed:
        return None
    look = Look(etag=claimed[0]["etag"], modified=claimed[0]["modified"], seen=tuple(claimed[0]["seen"]))
    return Due(feed=Feed.model_validate(claimed[0]["feed"]), look=look)


KEEP: LiteralString = "MATCH (feed:Feed {id: $id}) SET feed += $properties"


async def keep_look(store: Store, feed: Feed, look: Look) -> None:
    """Keep what a look at `feed` brought; nothing happens when it was removed meanwhile."""
    state = feed.model_dump(include={"due", "polled", "title", "entries", "failures", "problem", "job"})
    properties = {**state, **look.model_dump(exclude={"seen"}), "seen": list(look.seen)}

    async def work(transaction: AsyncTransaction) -> None:
        await rows(transaction, KEEP, id=feed.id, properties=properties)

    await store.write_beside(work)
