"""One look at a feed: what is new in it, and when to look again."""

from __future__ import annotations

import asyncio
import datetime as dt
import math
from calendar import timegm
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser
import httpx
from pydantic import BaseModel, ConfigDict

from api.feeding.fetch import Fetched, FetchFailed, fetch
from api.feeding.reach import Reach
from graph.errors import DyadError
from graph.feeds import Due, Feed, Look
from graph.when import PartialDate

LONGEST = dt.timedelta(days=1)
"""However often a feed failed, it is looked at once a day."""

MOST = 200
"""Entries taken at one look: a feed holds some tens. What goes beyond is taken at the looks that follow."""

SEEN = 2000
"""Entries that a feed remembers beside those that it still holds."""


class Entry(BaseModel):
    """One entry of a feed."""

    model_config = ConfigDict(frozen=True)

    url: str
    published: PartialDate | None
    """The day that the feed gives, for pages that give none."""


class Looked(BaseModel):
    """A feed after a look at it."""

    feed: Feed
    look: Look
    entries: tuple[Entry, ...]
    """New ones, oldest first."""


async def look_at(due: Due, reach: Reach, now: dt.datetime) -> Looked:
    """Fetch the feed, if it changed, and say what is new. What goes wrong is kept in the feed's state, not raised."""
    known = {"If-None-Match": due.look.etag, "If-Modified-Since": due.look.modified}
    try:
        got = await fetch(due.feed.url, reach, {name: value for name, value in known.items() if value})
        if got.status == 410:
            return _failed(due, now, "the server says that the feed is gone: it is not looked at any more.", None)
        if got.status not in (200, 304):
            return _failed(due, now, f"the answer was {got.status}.", now + max(_back_off(due.feed), _retry_after(got, now)))
        title, entries = (due.feed.title, ()) if got.status == 304 else await asyncio.to_thread(_read, got)
    except DyadError as error:
        return _failed(due, now, str(error), now + _back_off(due.feed))
    seen = set(due.look.seen)
    unseen = [entry for entry in entries if entry.url not in seen]
    new = unseen[:MOST]
    feed = due.feed.model_copy(
        update={
            "due": now + dt.timedelta(minutes=due.feed.minutes),
            "polled": now,
            "title": title,
            "entries": due.feed.entries + len(new),
            "failures": 0,
            "problem": None,
        }
    )
    if got.status == 304:
        return Looked(feed=feed, look=due.look, entries=())
    # Where entries are left, the whole feed is asked for again: "not changed" would hide them.
    says = {} if len(unseen) > len(new) else got.headers
    look = Look(etag=says.get("etag"), modified=says.get("last-modified"), seen=_remembered(due.look.seen, new, entries))
    return Looked(feed=feed, look=look, entries=tuple(reversed(new)))


def _remembered(seen: tuple[str, ...], new: list[Entry], entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """Addresses taken, latest first: all that the feed still holds, however many, and of the others SEEN at most."""
    held = {entry.url for entry in entries}
    gone = [url for url in seen if url not in held][:SEEN]
    return (*(entry.url for entry in new), *(url for url in seen if url in held), *gone)


def _failed(due: Due, now: dt.datetime, problem: str, again: dt.datetime | None) -> Looked:
    feed = due.feed.model_copy(update={"due": again, "polled": now, "failures": due.feed.failures + 1, "problem": problem})
    return Looked(feed=feed, look=due.look, entries=())


def _back_off(feed: Feed) -> dt.timedelta:
    """Twice as long after each failure in a row."""
    return min(dt.timedelta(minutes=feed.minutes << min(feed.failures + 1, 12)), LONGEST)


def _retry_after(got: Fetched, now: dt.datetime) -> dt.timedelta:
    """How long the server asks to be left alone: seconds, or until a date; at most LONGEST."""
    given = got.headers.get("retry-after", "").strip()
    if given.isdigit():
        return min(dt.timedelta(seconds=min(int(given), 10**6)), LONGEST)
    try:
        until = parsedate_to_datetime(given)
    except ValueError:
        return dt.timedelta()
    return min((until if until.tzinfo else until.replace(tzinfo=dt.UTC)) - now, LONGEST)


def _read(got: Fetched) -> tuple[str | None, tuple[Entry, ...]]:
    """The feed's title and its entries, in its own order. Raises FetchFailed for what is no feed."""
    parsed: Any = feedparser.parse(got.content, response_headers={"content-type": got.headers.get("content-type", "")}, sanitize_html=False)
    if not parsed.version:
        raise FetchFailed(f"{got.url}: this is no RSS or Atom feed.")
    links = {_absolute(got.url, entry["link"]): _day(entry) for entry in parsed.entries if entry.get("link")}
    return parsed.feed.get("title") or None, tuple(Entry(url=url, published=day) for url, day in links.items() if len(url) <= 2000)


def _absolute(base: str, link: str) -> str:
    try:
        return str(httpx.URL(base).join(link.strip()))
    except httpx.InvalidURL:
        return link


def _day(entry: Any) -> PartialDate | None:
    parsed = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")  # its own `get` warns where both are missing
    if not parsed or not math.isfinite(seconds := timegm(parsed)):
        return None
    return dt.datetime.fromtimestamp(seconds, dt.UTC).date().isoformat()
