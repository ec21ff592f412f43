"""Real examples for every operation: what was sent to the service and what it answered, kept as data and shown in OpenAPI."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, JsonValue, TypeAdapter

from api.problems import MEDIA_TYPE
from api.routes.problems import catalogue

FOLDER = files("api.examples")
SAMPLE = "sample"
"""The name of an example beside which there are none, or which is the plainest."""


class Asked(BaseModel):
    """A request to be recorded. `{name}` in path and body stands for what an earlier request kept under that name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    operation: str
    """As OpenAPI has it: `GET /events/{event_id}`."""
    path: str
    name: str = SAMPLE
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


USUAL = (
    "no-key", "not-allowed", "not-found", "conflict", "too-large", "unsupported-media", "invalid", "too-many", "fault", "store-unavailable",
)  # fmt: skip
"""The sort of problem that each status mostly stands for."""


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
                _add(operation["responses"][str(shown.status)]["content"][shown.kind], shown.name, _told(shown), shown.answer)
            if shown.body is not None and shown.status < 400:
                _add(operation["requestBody"]["content"][shown.media], shown.name, shown.name, shown.body)
        _show_problems(document)
        return document

    app.openapi = with_examples  # type: ignore[method-assign]  # the way FastAPI documents


def _show_problems(document: dict[str, Any]) -> None:
    """Where no problem of a status was recorded, the sort that is answered most."""
    sorts = {each.status: each for each in (catalogue()[kind] for kind in USUAL)}
    document["components"]["examples"] = {
        each.kind: {
            "summary": each.title,
            "value": {"type": each.type, "title": each.title, "status": status, "detail": each.meaning, "instance": "/events"},
        }
        for status, each in sorts.items()
    }
    for operations in document["paths"].values():
        for operation in operations.values():
            for status, answer in operation["responses"].items():
                if status >= "400" and "examples" not in (content := answer["content"][MEDIA_TYPE]):
                    kind = sorts[int(status)].kind
                    content["examples"] = {kind: {"$ref": f"#/components/examples/{kind}"}}


def _told(shown: Shown) -> str:
    return shown.request if shown.name == SAMPLE else f"{shown.name}: {shown.request}"


def _add(content: dict[str, Any], name: str, summary: str, value: JsonValue) -> None:
    content.setdefault("examples", {})[name] = {"summary": summary, "value": value}
