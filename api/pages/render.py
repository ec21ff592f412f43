"""Templates into responses: what every page shares, its security headers, and errors shown as pages."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextvars import ContextVar
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from api import wording
from api.access.caller import Caller, caller_of
from api.access.session import csrf_token
from api.naming import entity_name, names
from api.pages import words
from api.pages.headlines import headline, named, shortly
from graph.errors import DyadError, Invalid
from graph.shape import leader_id
from graph.store import Store
from seed.names import AmbiguousName, UnknownName

log = logging.getLogger(__name__)

STATIC: Final = Path(__file__).parents[1] / "static"

HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

_VIEWER: ContextVar[tuple[Caller | None, str]] = ContextVar("viewer", default=(None, ""))
"""Who looks at the page that is being made, and the token of the forms in it: every page's header says so."""

Endpoint = Callable[[Request], Awaitable[Response]]


@cache
def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("api"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "day": wording.day,
        "year": wording.year,
        "number": wording.number,
        "entity": entity_name,
        "names": names,
        "listed": wording.listed,
        "moment": wording.moment,
    }
    env.filters |= {
        "weblink": words.weblink,
        "opening": words.opening,
        "office": words.office,
        "sure": words.sure,
        "likeness": words.likeness,
        "said": words.said,
    }

    env.globals |= {
        "TYPES": wording.TYPES,
        "MAY": words.MAY,
        "DECIDED": words.DECIDED,
        "FIELDS": words.FIELDS,
        "numbered": words.numbered,
        "JOB_STATES": words.JOB_STATES,
        "ROLES_SAID": words.ROLES_SAID,
        "when": wording.when,
        "dated": words.dated,
        "stage": words.stage,
        "money": wording.money,
        "counted": wording.counted,
        "headline": headline,
        "shortly": shortly,
        "named": named,
        "entity_link": words.entity_link,
        "leader_link": lambda state, person: words.leader_link(leader_id(state, person)),
        "NODES": words.NODES,
        "query": query,
        "without": without,
        "static": static,
        "version": version("dyad"),
    }
    return env


@cache
def static(name: str) -> str:
    """The address of a static file; it changes with the content, so browsers may keep it for good."""
    return f"/static/{name}?{hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]}"


def render(template: str, status: int = 200, **context: object) -> HTMLResponse:
    """One page."""
    viewer, csrf = _VIEWER.get()
    return HTMLResponse(_environment().get_template(template).render(viewer=viewer, csrf=csrf, **context), status, HEADERS)


def part(template: str, **context: object) -> str:
    """A piece of a page, in one line as an event stream carries it."""
    return " ".join(_environment().get_template(template).render(**context).split())


def error_page(
    request: Request, status: int, title: str, detail: str, nearest: Sequence[object] = (), headers: Mapping[str, str] | None = None
) -> HTMLResponse:
    """What went wrong, in words; `nearest` are states and organisations that may have been meant."""
    _VIEWER.set((caller_of(request), csrf_token(request)))
    asked = request.query_params.get("q", "")[:500]
    bare = request.url.path if status == Invalid.status and request.method == "GET" and request.query_params and not asked else ""
    answer = render("error.html", status, title=title, detail=detail, nearest=nearest, asked=asked, bare=bare)
    answer.headers.update(headers or {})
    return answer


def number_given(request: Request, name: str) -> int:
    """The number that the parameter `name` gives; 0 where it is missing or anything but up to four digits."""
    given = request.query_params.get(name, "")
    return int(given) if given.isdecimal() and len(given) <= 4 else 0


def page(endpoint: Endpoint) -> Endpoint:
    """`endpoint`, with expected errors shown as a page in words; a script that takes problems is given them."""

    async def shown(request: Request) -> Response:
        _VIEWER.set((caller_of(request), csrf_token(request)))
        try:
            return await endpoint(request)
        except DyadError as error:
            if "problem+json" in request.headers.get("accept", ""):
                raise
            if error.status >= 500:
                log.warning("%s %s: %s", request.method, request.url.path, error)
            nearest = error.nearest if isinstance(error, UnknownName) else error.candidates if isinstance(error, AmbiguousName) else ()
            return error_page(request, error.status, error.title, str(error), nearest, {"Retry-After": "5"} if error.status == 503 else {})

    return shown


def store_of(request: Request) -> Store:
    """The store of the running service."""
    store: Store = request.state.store
    return store


def without(pairs: list[tuple[str, str]], *names: str) -> list[tuple[str, str]]:
    """The same parameters less those called `names`."""
    return [pair for pair in pairs if pair[0] not in names]


def query(pairs: list[tuple[str, str]]) -> str:
    """A query string with its question mark; empty without pairs."""
    return f"?{urlencode(pairs, safe=',:')}" if pairs else ""
