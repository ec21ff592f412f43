"""The gate that every request passes: who asks, may they, how often; and what they changed is kept in the audit."""

from __future__ import annotations

import datetime as dt
import logging
from urllib.parse import urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access.caller import CALLER, Caller, NoKey, WrongKey, address_of, brings_credentials, identify
from api.access.limit import LIMITER, Allowance, Limiter, TooMany
from api.access.roles import KEY_NEEDED, SAFE, NotAllowed
from api.access.session import LOGIN, refuse_cross_site
from api.problems import answer
from api.requests import reads_pages, request_id
from api.settings import ServiceSettings
from graph.audit import Entry, keep_entry
from graph.errors import DyadError
from graph.keys import Role
from graph.store import Store

log = logging.getLogger(__name__)

PROBES = frozenset({"/healthz", "/readyz"})
"""Asked by machines that watch the service: never counted, never closed."""

SIGNING_IN = frozenset({LOGIN, "/logout"})
"""Open without a key: here one is shown for the first time."""

KEEPS_WHAT_WAS_TYPED = frozenset({"/add"})
"""The form for articles asks for a key itself, so that a text which was pasted before a session ended is not lost."""


class Gate:
    """Middleware: refuses what is not allowed before anything else is done for it."""

    def __init__(self, app: ASGIApp, settings: ServiceSettings) -> None:
        self.app = app
        self.reads_need_key = settings.read == "key"
        self.limiter = Limiter(settings.key_rate, settings.rate)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in PROBES:
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        address = address_of(request)
        scope[LIMITER] = self.limiter
        allowance: Allowance | None = None
        caller: Caller | None = None

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                if allowance:
                    headers.update(allowance.headers())
                if caller and caller.by == "session":
                    headers.setdefault("Cache-Control", "private, no-cache")
                if caller and request.method not in SAFE:
                    await _audit(request, caller, message["status"], address)
            await send(message)

        try:
            caller = await self._who(request, address)
            scope[CALLER] = caller
            allowance = await self.limiter.count(*(("key", caller.key) if caller else ("address", address)))
            if allowance.exceeded:
                raise TooMany(f"At most {allowance.limit} requests in {allowance.window} seconds; ask again in {allowance.reset} seconds.")
            self._admit(request, caller)
        except NoKey as error:
            await _ask_for_key(request, error)(scope, receive, marked)
        except DyadError as error:
            await answer(request, error)(scope, receive, marked)
        else:
            await self.app(scope, receive, marked)

    async def _who(self, request: Request, address: str) -> Caller | None:
        if not brings_credentials(request):
            return None
        await self.limiter.refuse_guessing(address)
        store: Store = request.state.store
        try:
            return await identify(store, request, dt.datetime.now(dt.UTC))
        except WrongKey:
            await self.limiter.wrong_key(address)
            raise

    def _admit(self, request: Request, caller: Caller | None) -> None:
        """Raises NoKey, NotAllowed, CrossSite."""
        path = request.url.path
        if request.method not in SAFE:
            refuse_cross_site(request)
        if path in SIGNING_IN or path.startswith("/static/") or (path in KEEPS_WHAT_WAS_TYPED and request.method not in SAFE):
            return
        if caller is None and (self.reads_need_key or request.method not in SAFE):
            raise NoKey(KEY_NEEDED)
        if caller and request.method not in SAFE and not caller.allows(Role.LOADER):
            raise NotAllowed(f"The key {caller.name!r} may read only: {request.method} needs the role {Role.LOADER}, or one above it.")


def _ask_for_key(request: Request, error: NoKey) -> ASGIApp:
    """A browser is sent to sign in, a program told what is missing."""
    if not reads_pages(request):
        return answer(request, error)
    back = "/"  # a form is not sent again by itself
    if request.method in SAFE:
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"{LOGIN}?{urlencode({'next': back})}", 303)


async def _audit(request: Request, caller: Caller, status: int, address: str) -> None:
    entry = Entry(
        id=request_id(request),
        at=dt.datetime.now(dt.UTC),
        key=caller.key,
        name=caller.name,
        role=caller.role,
        method=request.method,
        path=request.url.path[:500],
        status=status,
        address=address or None,
    )
    log.info("audit %s", entry.model_dump_json())
    store: Store = request.state.store
    try:
        await keep_entry(store, entry)
    except DyadError as error:  # the log has it
        log.error("the audit could not be kept: %s", error)
