"""HEAD: what GET would answer, without the body."""

from __future__ import annotations

import asyncio

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Head:
    """Middleware: asks on as GET, sends the headers of the answer and no body; of a stream no more is made than its beginning."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return
        asked = {**scope, "method": "GET"}
        try:
            async with asyncio.timeout(None) as patience:

                async def headers_only(message: Message) -> None:
                    if message["type"] != "http.response.start":
                        return
                    await send(message)
                    await send({"type": "http.response.body", "body": b""})
                    if "content-length" not in Headers(raw=message["headers"]):  # a stream, which may have no end
                        patience.reschedule(asyncio.get_running_loop().time())

                await self.app(asked, receive, headers_only)
        except TimeoutError:
            if not patience.expired():
                raise
        finally:
            scope.update(asked | {"method": "HEAD"})  # which route it was, and who asked: for the log
