"""Errors over HTTP: every one is `application/problem+json` (RFC 9457), said for people, declared in OpenAPI; a browser gets it as a page."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field
from pydantic.json_schema import models_json_schema
from starlette.exceptions import HTTPException

from api.pages.render import error_page
from api.requests import reads_pages
from graph.errors import DyadError, Invalid
from seed.names import AmbiguousName, Entity, UnknownName

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"

FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")

RETRY_AFTER = 5
"""Seconds after which a client may ask again when the store was down: what the embedded store needs to come back."""


class Named(BaseModel):
    """A state or organisation offered in place of the name given."""

    id: str
    name: str


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = Field(description="names the sort of problem: urn:dyad:problem:...", examples=["urn:dyad:problem:unknown-name"])
    title: str = Field(description="the sort of problem in words")
    status: int = Field(description="HTTP status")
    detail: str = Field(description="what was wrong here, where, and what to do")
    instance: str = Field(description="path that was asked")
    nearest: list[Named] | None = Field(
        None, description="of an unknown name: what it may be a slip for; of an ambiguous one: what it can mean"
    )
    errors: list[str] | None = Field(None, description="one entry for each thing that was wrong")


class TooLarge(DyadError):
    """The request's body is over the limit."""

    status = 413
    title = "Too large"


class UnsupportedMedia(DyadError):
    """The request's body is of a kind that cannot be read."""

    status = 415
    title = "Unsupported kind of body"


class UnknownParameter(Invalid):
    """A query parameter that the route does not have."""

    title = "Unknown parameter"


def declared(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that may answer with these problems."""
    return {status: {"description": MEANING[status], "content": {MEDIA_TYPE: {"schema": SCHEMA}}} for status in statuses}


HEADERS = {401: {"WWW-Authenticate": "Bearer"}, 429: {"Retry-After": "60"}, 503: {"Retry-After": str(RETRY_AFTER)}}
"""What answers of a status tell programs besides the problem."""

MEANING = {
    401: "A key is needed, or the one sent is not valid",
    403: "The key's role is not enough",
    404: "Nothing has this id or name; names are answered with the nearest",
    409: "Contradicts what the graph holds",
    413: "The body is over the limit",
    415: "The body is of a kind that cannot be read",
    422: "Not valid: what was wrong and what is allowed",
    429: "More requests than allowed; RateLimit-Reset says after how many seconds to ask again",
    500: "A fault of the service",
    503: "The graph store does not answer now, or too many listen; ask again after Retry-After seconds",
}
SCHEMA = {"$ref": "#/components/schemas/Problem"}


def install(app: FastAPI) -> None:
    """Answer every error of `app` with a problem."""
    app.add_exception_handler(DyadError, _dyad_error)
    app.add_exception_handler(RequestValidationError, _not_valid)
    app.add_exception_handler(HTTPException, _http_exception)
    _declare(app)


def _declare(app: FastAPI) -> None:
    """Give OpenAPI the schemas that `declared` refers to."""
    described = app.openapi

    def with_problems() -> dict[str, Any]:
        document = described()
        _, models = models_json_schema([(Problem, "serialization")], ref_template="#/components/schemas/{model}")
        document["components"]["schemas"] |= models["$defs"]
        return document

    app.openapi = with_problems  # type: ignore[method-assign]  # the way FastAPI documents


def answer(request: Request, error: DyadError) -> Response:
    """`error` as a problem document, or as a page where a browser asks."""
    nearest = (
        _named(error.nearest) if isinstance(error, UnknownName) else _named(error.candidates) if isinstance(error, AmbiguousName) else None
    )
    return _document(
        request, error.status, slug(type(error).__name__), error.title, str(error), HEADERS.get(error.status, {}), nearest=nearest
    )


def slug(name: str) -> str:
    """UnknownName -> unknown-name."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


async def _dyad_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, DyadError)
    if error.status >= 500:
        log.warning("%s %s: %s", request.method, request.url.path, error)
    return answer(request, error)


async def _not_valid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [_said(each) for each in error.errors()]
    return _document(request, 422, "invalid", Invalid.title, " ".join(errors), {}, errors=errors)


async def _http_exception(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 400:  # a body that is no JSON or no form at all; any other body that does not fit is a 422
        form = request.headers.get("content-type", "").startswith(FORMS)
        return answer(
            request, Invalid(f"The form cannot be read: {error.detail.rstrip('.')}." if form else "The body is not JSON in UTF-8.")
        )
    detail = {
        404: f"There is no {request.url.path} here: /docs lists what there is.",
        405: f"{request.method} is not for {request.url.path}.",
    }
    headers = dict(error.headers or {})
    if "GET" in (allowed := headers.get("Allow", "").split(", ")):
        headers["Allow"] = ", ".join(sorted({*allowed, "HEAD"}))  # `api.head` answers it wherever GET is answered
    return _document(
        request, error.status_code, "http", error.detail.capitalize(), detail.get(error.status_code, str(error.detail)), headers
    )


async def fault(request: Request, error: Exception) -> Response:
    """What nobody foresaw: the client learns that it was, the log what it was."""
    log.error("%s %s", request.method, request.url.path, exc_info=error)
    return _document(request, 500, "fault", "Something went wrong", "A fault of the service; its log tells more.", {})


def _said(error: dict[str, Any]) -> str:
    """One complaint of pydantic: where, what was given, what is allowed."""
    place = ".".join(str(part) for part in error["loc"][1:]) or str(error["loc"][0])
    given = error.get("input")
    shown = f"{given!r:.80} " if isinstance(given, str | int | float) else ""
    return f"{place}: {shown}{error['msg'].removeprefix('Value error, ').rstrip('.')}."


def _named(entities: Sequence[Entity]) -> list[Named]:
    return [Named(id=entity.id, name=entity.name) for entity in entities]


def _document(
    request: Request, status: int, kind: str, title: str, detail: str, headers: dict[str, str], **more: list[Named] | list[str] | None
) -> Response:
    headers = {**headers, "Vary": "Accept"}
    if reads_pages(request):
        return error_page(request, status, title, detail, more.get("nearest") or (), headers)
    problem = Problem.model_validate(
        {"type": f"urn:dyad:problem:{kind}", "title": title, "status": status, "detail": detail, "instance": request.url.path, **more}
    )
    return JSONResponse(problem.model_dump(exclude_none=True), status, headers, MEDIA_TYPE)
