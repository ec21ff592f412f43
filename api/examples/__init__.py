"""A real example for every operation: what the service answers over the sample articles, kept as data and shown in OpenAPI."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import FastAPI

FOLDER = files("api.examples")


@cache
def requests() -> dict[str, str]:
    """Operation -> what is asked; `{event}` and `{article}` stand for an id of the samples."""
    found: dict[str, str] = json.loads((FOLDER / "requests.json").read_text(encoding="utf-8"))
    return found


@cache
def answers() -> dict[str, dict[str, Any]]:
    """Operation -> `request` and `answer`, written by `make examples`."""
    found: dict[str, dict[str, Any]] = json.loads((FOLDER / "answers.json").read_text(encoding="utf-8"))
    return found


def install(app: FastAPI) -> None:
    """Show the examples in the OpenAPI of `app`."""
    described = app.openapi

    def with_examples() -> dict[str, Any]:
        document = described()
        for name, shown in answers().items():
            method, path = name.split(" ", 1)
            operation = document["paths"].get(path, {}).get(method.lower())
            if operation:
                content = operation["responses"]["200"]["content"]["application/json"]
                content["examples"] = {"samples": {"summary": f"GET {shown['request']}", "value": shown["answer"]}}
        return document

    app.openapi = with_examples  # type: ignore[method-assign]  # the way FastAPI documents
