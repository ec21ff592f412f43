"""No request body over the limit is read, whether it says its size or not."""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import TooLarge, answer

MAX_BODY = 12_000_000
"""Bytes: one article of the largest size in its wrapping."""


class BodyLimit:
    """Middleware: answers 413 to a body that announces too many bytes, and stops reading one that has them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        announced = request.headers.get("content-length", "0")
        if announced.isdigit() and int(announced) > MAX_BODY:
            await answer(request, _too_large())(scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > MAX_BODY:
                raise _too_large()
            return message

        await self.app(scope, counted, send)


def _too_large() -> TooLarge:
    return TooLarge(f"The body may have {MAX_BODY:,} bytes at most: send fewer articles at a time.")
