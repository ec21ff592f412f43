"""Roles and lists as one line of text: in the cells of a table, and where a person types them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from graph.fact import ROLES, FactType, Roles, sides

LISTS: Final = frozenset({"items", "persons"})
"""Fields of a fact that hold several texts."""


def from_cell(field: str, text: str | None) -> object:
    """What `text` (null: nothing) says under `field`: `lender=RUS|borrower=BLR;UKR` for roles, `gas; oil` for a list, itself for any other.

    Raises ValueError for roles that are written in another way.
    """
    if field == "roles":
        return dict(_role(each.strip()) for each in text.split("|")) if text else {}
    return _several(text or "") if field in LISTS else text


def roles_cell(type_: FactType, roles: Roles) -> str:
    """Roles as `from_cell` reads them, the acting side first."""
    return in_cell(zip(ROLES[type_], sides(type_, roles), strict=True))


def in_cell(roles: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Each role with whom it is filled by, as `from_cell` reads them; empty ones are left out."""
    return "|".join(f"{role}={';'.join(ids)}" for role, ids in roles if ids)


def _role(text: str) -> tuple[str, list[str]]:
    name, equals, ids = text.partition("=")
    if not equals or name.strip() not in Roles.model_fields:
        raise ValueError(f"roles: {text!r} is no role: write lender=RUS|borrower=BLR;UKR")
    return name.strip(), _several(ids)


def _several(text: str) -> list[str]:
    return [each.strip() for each in text.split(";") if each.strip()]
