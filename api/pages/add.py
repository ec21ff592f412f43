"""Adding articles by form: paste one, or choose files; what was found is shown at once."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePath
from typing import Final

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from api.access.session import check_csrf
from api.pages.render import render, store_of
from graph.article import Article
from graph.when import PartialDate, earliest
from seed.intake import Taken, take_in
from seed.sources import SourceError, make_article
from seed.sources.read import KINDS, read_bytes

FIELDS: Final = ("text", "published", "title", "source", "url")
MAX_FILES: Final = 1000


async def show_form(_: Request) -> Response:
    """The empty form."""
    return render("add.html", given=dict.fromkeys(FIELDS, ""), added=[], problems=[])


async def add(request: Request) -> Response:
    """Read what was sent and keep it; one bad file costs no other."""
    recorded = dt.datetime.now(dt.UTC)
    added: list[tuple[Article, Taken]] = []
    problems: list[str] = []
    async with request.form(max_files=MAX_FILES, max_part_size=20_000_000) as form:
        check_csrf(request, form.get("csrf"))
        given = {name: value if isinstance(value := form.get(name), str) else "" for name in FIELDS}
        for article in await _articles(form, given):
            if isinstance(article, SourceError):
                problems.append(str(article))
            else:
                added.append((article, await take_in(store_of(request), article, recorded)))
    kept = dict.fromkeys(FIELDS, "") if added and not problems else given
    return render("add.html", 200 if added else 422, given=kept, added=added, problems=problems)


async def _articles(form: FormData, given: dict[str, str]) -> list[Article | SourceError]:
    files = [file for file in form.getlist("file") if isinstance(file, UploadFile) and file.filename]
    try:
        published = _date(given["published"])
        pasted: list[Article | SourceError] = [_pasted(given, published)] if given["text"].strip() or not files else []
    except SourceError as error:
        return [error]
    return pasted + [article for file in files for article in await _in_file(file, published)]


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
    try:
        return list(read_bytes(name, kind, await file.read(), published))
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
