"""Conditional requests: a client that has the same answer already is told so instead of sent it again, and no answer is made twice.

An ETag has two parts, one from the answer's content and one from the state of the graph that it was made from. While the graph is the
same, nothing is asked of it: the answer is kept in memory; when it has changed, the answer is made anew and is still not sent where its content is the same.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from email.utils import format_datetime, parsedate_to_datetime
from importlib.metadata import version

from fastapi import FastAPI, Request, Response
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.kept import Answers, Kept
from api.store import OpenStore

PROGRAM = version("dyad")
SECOND = dt.timedelta(seconds=1)


class AnsweredBefore(Exception):  # no error either
    """The service has made this answer from the graph as it is."""

    def __init__(self, answer: Kept) -> None:
        self.answer = answer


class NotModified(Exception):  # what FastAPI's handlers answer with, not an error
    """The client has this answer."""

    def __init__(self, headers: dict[str, str]) -> None:
        self.headers = headers


async def follows_graph(request: Request, store: OpenStore) -> None:
    """For routes whose answer follows from the graph, the day and the request alone. Raises NotModified, AnsweredBefore."""
    if request.method != "GET":
        return
    stamp = await store.stamp()
    if stamp is None:
        return
    today = dt.datetime.now(dt.UTC).date()
    made_of = "\n".join((stamp.mark, str(today), PROGRAM, str(request.url), request.headers.get("accept", "")))
    request.state.mark = hashlib.sha256(made_of.encode()).hexdigest()[:16]
    # Times of HTTP have whole seconds: within the second of a change none is said.
    since = max(stamp.seen, dt.datetime.combine(today, dt.time(), dt.UTC)).replace(microsecond=0)
    said = {} if dt.datetime.now(dt.UTC) < since + SECOND else {"Last-Modified": format_datetime(since, usegmt=True)}
    request.state.last_modified = said
    known = request.headers.get("if-none-match")
    if known is not None:
        if tag := next((tag for tag in map(str.strip, known.split(",")) if tag.endswith(f'.{request.state.mark}"')), None):
            raise NotModified({"ETag": tag, **said})
    elif said and _since(request.headers.get("if-modified-since", "")) >= since:
        raise NotModified(said)
    if kept := _answers(request.app).get(request.state.mark):
        raise AnsweredBefore(kept)


def _since(text: str) -> dt.datetime:
    """A time of HTTP; the beginning of time for anything else."""
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return dt.datetime.min.replace(tzinfo=dt.UTC)
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


async def not_modified(_: Request, found: Exception) -> Response:
    """The answer to NotModified."""
    assert isinstance(found, NotModified)
    return Response(status_code=304, headers=found.headers)


async def answered_before(_: Request, found: Exception) -> Response:
    """The answer to AnsweredBefore."""
    assert isinstance(found, AnsweredBefore)
    answer = Response(found.answer.body)
    answer.raw_headers = [*found.answer.headers]
    return answer


def _answers(app: FastAPI) -> Answers:
    answers: Answers = app.state.answers
    return answers


class Conditional:
    """Middleware: every whole answer to a GET has an ETag; streams go through as they are."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        start: Message | None = None
        body: list[bytes] = []

        async def tagged(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                headers = Headers(raw=message["headers"])
                if message["status"] == 200 and "content-length" in headers and "etag" not in headers:
                    start = message
                else:
                    await send(message)
            elif start is None:
                await send(message)
            else:
                body.append(message.get("body", b""))
                if not message.get("more_body", False):
                    await _finish(start, b"".join(body), scope, send)

        await self.app(scope, receive, tagged)


async def _finish(start: Message, body: bytes, scope: Scope, send: Send) -> None:
    content, state = hashlib.sha256(body).hexdigest()[:32], scope.get("state", {})
    mark = state.get("mark")
    if mark:
        _answers(scope["app"]).keep(mark, Kept([*start["headers"]], body))
    headers = MutableHeaders(raw=start["headers"])
    # Weak: a proxy may compress the same answer in other ways.
    headers["ETag"] = f'W/"{content}.{mark}"' if mark else f'W/"{content}"'
    for name, value in state.get("last_modified", {}).items():
        headers[name] = value
    known = Headers(scope=scope).get("if-none-match")
    if known is None or not _matches(content, known):
        await send(start)
        await send({"type": "http.response.body", "body": body})
        return
    for name in ("content-length", "content-type"):
        del headers[name]
    await send({**start, "status": 304, "headers": headers.raw})
    await send({"type": "http.response.body", "body": b""})


def _matches(content: str, known: str) -> bool:
    """Whether a tag of this content is among those known."""
    return known.strip() == "*" or content in {each.strip().removeprefix("W/").strip('"').split(".")[0] for each in known.split(",")}
