"""Adding articles by form: paste one, or choose files; what was found is shown at once."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from pathlib import PurePath
from typing import Final

from sse_starlette import EventSourceResponse
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from api.access.caller import NoKey
from api.access.session import check_csrf
from api.feeding.page import article_at
from api.feeding.reach import Reach
from api.pages.holder import holder
from api.pages.render import HEADERS, part, render, store_of
from graph.article import Article
from graph.errors import DyadError
from graph.keys import Role
from graph.store import Store
from graph.when import PartialDate, earliest
from seed.intake import Taken, take_in
from seed.sources import SourceError, make_article
from seed.sources.read import KINDS, read_bytes

FIELDS: Final = ("text", "published", "title", "source", "url")
STILL_HERE: Final = "What you typed is still here; files have to be chosen again."
MAX_FILES: Final = 1000


async def show_form(_: Request) -> Response:
    """The empty form."""
    return render("add.html", given=dict.fromkeys(FIELDS, ""), added=[], problems=[])


async def add(request: Request) -> Response:
    """Read what was sent and keep it, one article after the other; one bad file costs no other.

    A script that asks for an event stream is told of each article as soon as it is read; without scripts a page tells of all.
    """
    async with request.form(max_files=MAX_FILES, max_part_size=20_000_000) as form:
        given = {name: value if isinstance(value := form.get(name), str) else "" for name in FIELDS}
        try:
            holder(request, Role.LOADER)
            check_csrf(request, form.get("csrf"))
        except DyadError as error:
            if _streams(request):
                raise
            said = "You are not signed in, or no longer." if isinstance(error, NoKey) else str(error)
            return render("add.html", error.status, given=given, added=[], problems=[f"{said} {STILL_HERE}"])
        articles = await _articles(form, given, request.state.runner.reach)
    reading = _read(store_of(request), articles)
    if _streams(request):
        return EventSourceResponse(_told(reading, len(articles)), headers=HEADERS)
    each = [one async for one in reading]
    added = [one for one in each if not isinstance(one, SourceError)]
    problems = [str(one) for one in each if isinstance(one, SourceError)]
    kept = dict.fromkeys(FIELDS, "") if added and not problems else given
    return render("add.html", 200 if added else 422, given=kept, added=added, problems=problems)


def _streams(request: Request) -> bool:
    return "text/event-stream" in request.headers.get("accept", "")


async def _read(store: Store, articles: list[Article | SourceError]) -> AsyncIterator[tuple[Article, Taken] | SourceError]:
    recorded = dt.datetime.now(dt.UTC)
    for article in articles:
        yield article if isinstance(article, SourceError) else (article, await take_in(store, article, recorded))


async def _told(reading: AsyncIterator[tuple[Article, Taken] | SourceError], total: int) -> AsyncIterator[dict[str, str]]:
    """Each article as a piece of the page, then how many there were. What fails half-way is said too: the rest was not read."""
    read = 0
    try:
        async for one in reading:
            if isinstance(one, SourceError):
                yield {"event": "problem", "data": part("taken.html", problem=str(one))}
            else:
                read += 1
                yield {"event": "article", "data": part("taken.html", problem="", article=one[0], taken=one[1])}
    except DyadError as error:
        yield {"event": "problem", "data": part("taken.html", problem=f"{error} What follows was not read.")}
    yield {"event": "done", "data": f"{read} of {total} article{'s' if total != 1 else ''} read and kept."}


async def _articles(form: FormData, given: dict[str, str], reach: Reach) -> list[Article | SourceError]:
    """What is in the form: the text and the files; with an address alone the page there."""
    files = [file for file in form.getlist("file") if isinstance(file, UploadFile) and file.filename]
    try:
        published = _date(given["published"])
        if given["url"].strip() and not given["text"].strip() and not files:
            return [await _at(given["url"].strip(), reach, published)]
        pasted: list[Article | SourceError] = [_pasted(given, published)] if given["text"].strip() or not files else []
    except SourceError as error:
        return [error]
    return pasted + [article for file in files for article in await _in_file(file, published)]


async def _at(url: str, reach: Reach, published: PartialDate | None) -> Article | SourceError:
    try:
        return await article_at(url, reach, published)
    except SourceError as error:
        return error
    except DyadError as error:
        return SourceError(url, str(error).removeprefix(f"{url}: "))


def _pasted(given: dict[str, str], published: PartialDate | None) -> Article | SourceError:
    if published is None and given["text"].strip():
        return SourceError("The form", "when was it published? Relative dates such as “on Thursday” are reckoned from that day.")
    text = given["text"].replace("\r\n", "\n")
    try:
        return make_article(
            "The form",
            text=text,
            published=published,
            title=given["title"] or None,
            source=given["source"] or None,
            url=given["url"] or None,
        )
    except SourceError as error:
        return error


async def _in_file(file: UploadFile, published: PartialDate | None) -> list[Article | SourceError]:
    name = file.filename or "file"
    kind = PurePath(name).suffix.lower()
    if kind not in KINDS:
        return [SourceError(name, f"not a kind of file that can be read ({', '.join(KINDS)}).")]
    content = await file.read()
    try:
        return await asyncio.to_thread(lambda: list(read_bytes(name, kind, content, published)))
    except SourceError as error:
        return [error]


def _date(text: str) -> PartialDate | None:
    if not text.strip():
        return None
    try:
        earliest(text.strip())
    except ValueError as error:
        raise SourceError("The form", f"published: {error}.") from None
    return text.strip()
