"""Browsers sign in: a key for a cookie that scripts cannot read and other sites cannot send, and a token against forged forms."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from api.access.caller import COOKIE, WrongKey, address_of, caller_of
from api.access.limit import LIMITER, Limiter
from graph.errors import DyadError
from graph.keys import Key, check_key
from graph.sessions import LASTS, end_session, start_session
from graph.store import Store

LOGIN = "/login"


class CrossSite(DyadError):
    """A request that another site made the browser send."""

    status = 403
    title = "Sent from another site"


async def sign_in(request: Request, key: str, answer: Response) -> Key:
    """Start a session of the holder of `key` and set its cookie on `answer`. Raises WrongKey; TooMany after many wrong ones."""
    store: Store = request.state.store
    limiter: Limiter = request.scope[LIMITER]
    await limiter.refuse_guessing(address_of(request))
    found = await check_key(store, key.strip())
    if found is None:
        await limiter.wrong_key(address_of(request))
        raise WrongKey("This key is not valid, or was revoked. A key begins with dyad_ and is shown once, when it is made.")
    token = await start_session(store, found, dt.datetime.now(dt.UTC))
    answer.set_cookie(
        COOKIE, token, max_age=int(LASTS.total_seconds()), httponly=True, samesite="strict", secure=request.url.scheme == "https", path="/"
    )
    return found


async def sign_out(request: Request, answer: Response) -> None:
    """End the session, if there is one, and remove its cookie."""
    store: Store = request.state.store
    if token := request.cookies.get(COOKIE):
        await end_session(store, token)
    answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")


def csrf_token(request: Request) -> str:
    """What a form sends back in its field `csrf`; it lasts as long as the session. Empty without a session."""
    caller = caller_of(request)
    return _token(request.cookies[COOKIE]) if caller and caller.by == "session" else ""


def check_csrf(request: Request, given: object) -> None:
    """Refuse what a session sends without the token of its own forms. Raises CrossSite."""
    caller = caller_of(request)
    if caller and caller.by == "session" and not hmac.compare_digest(_token(request.cookies[COOKIE]).encode(), str(given).encode()):
        raise CrossSite("The form was not sent from this site, or is older than your session: open it anew and send it again.")


def refuse_cross_site(request: Request) -> None:
    """A browser says where a request comes from; other clients say nothing, and have no user's session to abuse. Raises CrossSite."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise CrossSite("This was sent from another site: open the page here and send it from there.")


def safe_next(given: str | None) -> str:
    """The path on this site to go on to after signing in; `/` for anything else."""
    parts = urlsplit(given or "")
    return (
        given if given and given.startswith("/") and not given.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc else "/"
    )


def _token(session: str) -> str:
    return hmac.new(session.encode(), b"csrf", hashlib.sha256).hexdigest()
