"""Signing in with a key, and out again."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.access.caller import WrongKey
from api.access.session import LOGIN, check_csrf, safe_next, sign_in, sign_out
from api.pages.render import render


async def show_login(request: Request) -> Response:
    """The form for a key; for who is signed in, the way out."""
    return render("login.html", next=safe_next(request.query_params.get("next")), problem="")


async def login(request: Request) -> Response:
    """Start a session and go on to where the browser came from."""
    async with request.form() as form:
        key, back = str(form.get("key") or ""), safe_next(str(form.get("next") or ""))
    answer = RedirectResponse(back, 303)
    try:
        await sign_in(request, key, answer)
    except WrongKey as error:
        return render("login.html", 401, next=back, problem=str(error))
    return answer


async def logout(request: Request) -> Response:
    """End the session."""
    async with request.form() as form:
        check_csrf(request, form.get("csrf"))
    answer = RedirectResponse(LOGIN, 303)
    await sign_out(request, answer)
    return answer
