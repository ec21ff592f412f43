"""Conditional requests: a client that has the same answer already (If-None-Match) is told so instead of sent it again."""

from __future__ import annotations

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Conditional:
    """Middleware: every whole answer to a GET has an ETag made from its content; streams go through as they are."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        known = Headers(scope=scope).get("if-none-match")
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
                    await _finish(start, b"".join(body), known, send)

        await self.app(scope, receive, tagged)


async def _finish(start: Message, body: bytes, known: str | None, send: Send) -> None:
    # Weak: a proxy may compress the same answer in other ways.
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = MutableHeaders(raw=start["headers"])
    headers["ETag"] = tag
    if known is None or not _matches(tag, known):
        await send(start)
        await send({"type": "http.response.body", "body": body})
        return
    for name in ("content-length", "content-type"):
        del headers[name]
    await send({**start, "status": 304, "headers": headers.raw})
    await send({"type": "http.response.body", "body": b""})


def _matches(tag: str, known: str) -> bool:
    """Weak comparison (RFC 9110): the mark of weakness does not count."""
    return known.strip() == "*" or tag.removeprefix("W/") in {each.strip().removeprefix("W/") for each in known.split(",")}
