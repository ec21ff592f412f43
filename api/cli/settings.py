"""`dyad settings`: what the program goes by, and where each value comes from."""

from __future__ import annotations

import os

from pydantic_settings import BaseSettings
from rich.console import Console
from rich.table import Column, Table

from api.settings import ServiceSettings
from graph.settings import Settings


def settings() -> None:
    """Show every setting with its value now, and whether the environment sets it; secrets are masked."""
    table = Table("variable", Column("value", overflow="fold"), "from", Column("meaning", overflow="fold"))
    for effective in (Settings(), ServiceSettings()):
        for row in _rows(effective):
            table.add_row(*row)
    Console().print(table, markup=False)


def _rows(effective: BaseSettings) -> list[tuple[str, str, str, str]]:
    fields = type(effective).model_fields
    return [
        (
            variable := str(field.validation_alias),
            _shown(getattr(effective, name)),
            "environment" if os.environ.get(variable) else "default",
            field.description or "",
        )
        for name, field in fields.items()
    ]


def _shown(value: object) -> str:
    if value is None:
        return "unset"
    if isinstance(value, bool):
        return str(value).lower()
    return (", ".join(map(str, value)) or "unset") if isinstance(value, tuple) else str(value)  # a secret writes stars of itself
