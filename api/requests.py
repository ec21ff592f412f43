"""Every request has an id: the client's own X-Request-ID, or a new one."""

from __future__ import annotations

import re
import secrets

from starlette.requests import HTTPConnection

ID = "dyad.request_id"
HEADER = "X-Request-ID"
_GOOD = re.compile(r"[A-Za-z0-9._:-]{1,64}")


def request_id(request: HTTPConnection) -> str:
    """The id that the request carries, made when it is first asked for; one from outside counts if it is short and plain."""
    given = request.headers.get(HEADER, "")
    found: str = request.scope.setdefault(ID, given if _GOOD.fullmatch(given) else secrets.token_hex(8))
    return found


def reads_pages(request: HTTPConnection) -> bool:
    """Whether a person's browser asks, which is shown a page where a program is given JSON."""
    accepted = request.headers.get("accept", "")
    return "text/html" in accepted and "json" not in accepted
