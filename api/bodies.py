"""What the bodies of requests that bring articles may be, and how they are taken apart."""

from __future__ import annotations

import asyncio
from pathlib import PurePath
from typing import Any

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from api.problems import UnsupportedMedia
from graph.article import Article
from graph.errors import Invalid
from graph.when import PartialDate
from seed.sources import SourceError
from seed.sources.read import read_bytes

BODIES = {"application/json": ".json", "application/x-ndjson": ".jsonl", "text/plain": ".txt", "text/markdown": ".md", "text/html": ".html"}
FORM = "multipart/form-data"
ARTICLE = {
    "type": "object",
    "required": ["text"],
    "properties": {
        "id": {"type": "string", "description": "the publisher's; else one is made from the content"},
        "title": {"type": "string"},
        "published": {
            "type": "string",
            "description": "YYYY-MM-DD; needed unless `published` is given for all",
            "examples": ["2021-09-10"],
        },
        "source": {"type": "string", "description": "outlet or agency"},
        "url": {"type": "string"},
        "text": {"type": "string"},
    },
    "examples": [
        {"title": "Ferry pact", "published": "2021-09-10", "text": "Norway and Denmark signed a ferry agreement in Oslo on Thursday."}
    ],
}
FILES = {
    "schema": {
        "type": "object",
        "properties": {
            "file": {
                "type": "array",
                "items": {"type": "string", "format": "binary"},
                "description": f"read by the ending of the file's name: {', '.join(BODIES.values())}",
            }
        },
    },
    "encoding": {"file": {"contentType": ", ".join(BODIES)}},
    "examples": {
        "two files": {
            "summary": "two files: ferry.txt and frigates.md",
            "description": "curl .../articles?published=2021-09-10 -F file=@ferry.txt -F file=@frigates.md",
            "value": {
                "file": [
                    "Ferry pact\n\nNorway and Denmark signed a ferry agreement in Oslo on Thursday.\n",
                    "---\ntitle: Frigates\n---\nGreece bought three frigates from France on Thursday.\n",
                ]
            },
        }
    },
}
CONTENT: dict[str, Any] = {
    "application/json": {"schema": {"oneOf": [ARTICLE, {"type": "array", "items": ARTICLE}]}},
    FORM: FILES,
    **{kind: {"schema": {"type": "string"}} for kind in BODIES if kind != "application/json"},
}


async def read_body(request: Request, published: PartialDate | None) -> list[Article | SourceError]:
    """What the body holds, in order; what cannot be read is a SourceError in its place. Raises UnsupportedMedia, Invalid."""
    sent = await _sent(request)
    found = await asyncio.to_thread(_read, sent, published)  # a page of 10 MB takes seconds, in which others are answered
    if not any(isinstance(each, Article) for each in found):
        raise Invalid(" ".join(str(each) for each in found[:5]) or "The body holds no article.")
    return found


def _read(sent: list[tuple[str, str, bytes]], published: PartialDate | None) -> list[Article | SourceError]:
    found: list[Article | SourceError] = []
    for where, kind, data in sent:
        try:
            found.extend(read_bytes(where, kind, data, published))
        except SourceError as error:
            found.append(error)
    return found


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
