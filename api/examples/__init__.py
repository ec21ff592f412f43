"""Real examples for every operation: what was sent to the service and what it answered, kept as data and shown in OpenAPI."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, JsonValue, TypeAdapter

FOLDER = files("api.examples")


class Asked(BaseModel):
    """A request to be recorded. `{name}` in path and body stands for what an earlier request kept under that name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    operation: str
    """As OpenAPI has it: `GET /events/{event_id}`."""
    path: str
    name: str = "sample"
    """Tells the examples of one operation apart."""
    body: JsonValue = None
    media: str = "application/json"
    """Of the body."""
    headers: dict[str, str] = {}
    keep: dict[str, str] = {}
    """Name -> where in the answer it is: `events.0.id`."""
    lines: str | None = None
    """Of an answer in lines only those that have this in them are shown."""


class Shown(BaseModel):
    """A request as it was sent, and its answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    operation: str
    name: str
    request: str
    """The first line, such as `GET /keys`, and what headers matter."""
    body: JsonValue = None
    media: str
    """Of the body."""
    status: int
    kind: str
    """The answer's media type as OpenAPI has it; empty: the answer has no content."""
    answer: JsonValue = None


@cache
def requests() -> tuple[Asked, ...]:
    """What is asked, in this order: later requests are about what earlier ones made."""
    return TypeAdapter(tuple[Asked, ...]).validate_json((FOLDER / "requests.json").read_bytes())


@cache
def answers() -> tuple[Shown, ...]:
    """What was answered, written by `make examples`."""
    return TypeAdapter(tuple[Shown, ...]).validate_json((FOLDER / "answers.json").read_bytes())


def install(app: FastAPI) -> None:
    """Show the examples in the OpenAPI of `app`."""
    described = app.openapi

    def with_examples() -> dict[str, Any]:
        document = described()
        for shown in answers():
            method, path = shown.operation.split(" ", 1)
            operation = document["paths"][path][method.lower()]
            if shown.kind:
                _add(operation["responses"][str(shown.status)]["content"][shown.kind], shown.name, shown.request, shown.answer)
            if shown.body is not None and shown.status < 400:
                _add(operation["requestBody"]["content"][shown.media], shown.name, shown.name, shown.body)
        return document

    app.openapi = with_examples  # type: ignore[method-assign]  # the way FastAPI documents


def _add(content: dict[str, Any], name: str, summary: str, value: JsonValue) -> None:
    content.setdefault("examples", {})[name] = {"summary": summary, "value": value}
