"""What is known of each request: its id, one line in the log, a count in the metrics; and a fault answered as a problem."""

from __future__ import annotations

import logging
import time

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bound_contextvars

from api import problems
from api.access.caller import caller_of
from api.metrics import Metrics, template
from api.requests import HEADER, request_id

log = logging.getLogger("dyad.requests")


class Watch:
    """Middleware, the outermost but for the security headers: nothing that goes wrong further in gets past it."""

    def __init__(self, app: ASGIApp, service: FastAPI, metrics: Metrics) -> None:
        self.app = app
        self.service = service
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        id_ = request_id(request)
        started = time.perf_counter()
        status = 0

        async def marked(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(raw=message["headers"])[HEADER] = id_
            await send(message)

        with bound_contextvars(request_id=id_), self.metrics.running.track_inprogress():
            try:
                await self.app(scope, receive, marked)
            except Exception as error:
                if status:  # half an answer is out: the server breaks the connection off, so that nobody takes it for whole
                    raise
                await (await problems.fault(request, error))(scope, receive, marked)
            finally:
                self._tell(request, status or 500, time.perf_counter() - started)

    def _tell(self, request: Request, status: int, seconds: float) -> None:
        route = template(self.service, request.scope)
        self.metrics.count(request.method, route, status, seconds)
        caller = caller_of(request)
        log.info(
            "%s %s %d",
            request.method,
            request.url.path,
            status,
            extra={"route": route, "milliseconds": round(seconds * 1000, 1), **({"key": caller.key} if caller else {})},
        )
