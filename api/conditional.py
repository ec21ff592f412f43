"""Conditional requests: a client that has the same answer already is told so instead of sent it again, and no answer is made twice.

An ETag has two parts, one from the answer's content and one from the question and the state of the graph that it was made from. While the
graph is the same, nothing is asked of it, and no route is looked for: the answer is kept in memory; when it has changed, the answer is made
anew and is still not sent where its content is the same.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from email.utils import format_datetime, parsedate_to_datetime
from importlib.metadata import version

from fastapi import FastAPI, Request, Response
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.kept import Answers, Kept
from api.store import OpenStore
from graph.store import Store

PROGRAM = version("dyad")
SECOND = dt.timedelta(seconds=1)
ASKED = "dyad.asked"
"""Where in its scope a request carries what is known of its answer."""


@dataclass
class Asked:
    """What is known of the answer to a request before it is made."""

    question: str
    """What decides about it beside the graph."""
    mark: str | None = None
    """Names the question and the state of the graph; None where the answer does not follow from these alone."""
    said: dict[str, str] = field(default_factory=dict[str, str])
    """Headers about when the graph became so, and that the answer hangs on what is accepted."""


async def follows_graph(request: Request, store: OpenStore) -> None:
    """For routes whose answer follows from the graph, the day and the request alone."""
    asked: Asked | None = request.scope.get(ASKED)
    if asked and asked.mark is None:
        await _mark(asked, store)


async def _mark(asked: Asked, store: Store) -> dt.datetime:
    """Note the mark of the answer that the graph as it is gives; returns since when the graph is so."""
    stamp = await store.stamp()
    now = dt.datetime.now(dt.UTC)
    if stamp is None:
        return now
    made_of = "\n".join((stamp.mark, str(now.date()), PROGRAM, asked.question))
    # Times of HTTP have whole seconds: within the second of a change none is said.
    since = max(stamp.seen, dt.datetime.combine(now.date(), dt.time(), dt.UTC)).replace(microsecond=0)
    asked.mark = hashlib.sha256(made_of.encode()).hexdigest()[:16]
    asked.said = {"Vary": "Accept"}
    if now >= since + SECOND:
        asked.said["Last-Modified"] = format_datetime(since, usegmt=True)
    return since


def _question(scope: Scope) -> str:
    """What decides about an answer beside the graph: the address, and what is accepted."""
    headers = Headers(scope=scope)
    parts = (scope["scheme"], headers.get("host", ""), scope.get("root_path", ""), scope["path"], scope["query_string"].decode("latin-1"))
    return "\n".join((*parts, headers.get("accept", "")))


def _since(text: str) -> dt.datetime:
    """A time of HTTP; the beginning of time for anything else."""
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return dt.datetime.min.replace(tzinfo=dt.UTC)
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


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
        asked = scope[ASKED] = Asked(_question(scope))
        if early := await _early(scope, asked):
            await early(scope, receive, send)
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


async def _early(scope: Scope, asked: Asked) -> Response | None:
    """The answer, where this was asked before and the graph is the same: that the client has it, or what was kept."""
    answers = _answers(scope["app"])
    route = answers.route(asked.question)
    if route is None:
        return None
    since = await _mark(asked, scope["state"]["store"])
    mark, said = asked.mark, asked.said
    if mark is None:
        return None
    answer: Response | None = None
    headers = Headers(scope=scope)
    known = headers.get("if-none-match")
    if known is not None:
        if tag := next((tag for tag in map(str.strip, known.split(",")) if tag.endswith(f'.{mark}"')), None):
            answer = Response(status_code=304, headers={"ETag": tag, **said})
    elif "Last-Modified" in said and _since(headers.get("if-modified-since", "")) >= since:
        answer = Response(status_code=304, headers=said)
    if answer is None and (kept := answers.get(mark)):
        if known is not None and _matches(kept.content, known):
            answer = Response(status_code=304, headers={"ETag": _tag(kept.content, mark), **said})
        else:
            answer = Response(kept.body)
            answer.raw_headers = [*kept.headers, *((name.lower().encode(), value.encode()) for name, value in said.items())]
    if answer is not None:
        scope["route"] = route  # for the metrics
    return answer


async def _finish(start: Message, body: bytes, scope: Scope, send: Send) -> None:
    content, asked = hashlib.sha256(body).hexdigest()[:32], scope[ASKED]
    mark = asked.mark
    headers = MutableHeaders(raw=start["headers"])
    headers["ETag"] = _tag(content, mark)
    if mark:
        _answers(scope["app"]).keep(asked.question, scope["route"], mark, Kept([*start["headers"]], body, content))
    for name, value in asked.said.items():
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


def _tag(content: str, mark: str | None) -> str:
    """Weak: a proxy may compress the same answer in other ways."""
    return f'W/"{content}.{mark}"' if mark else f'W/"{content}"'


def _matches(content: str, known: str) -> bool:
    """Whether a tag of this content is among those known."""
    return known.strip() == "*" or content in {each.strip().removeprefix("W/").strip('"').split(".")[0] for each in known.split(",")}
