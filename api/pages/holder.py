"""Who sends a form, and whether they may."""

from __future__ import annotations

from typing import Final

from starlette.datastructures import FormData
from starlette.requests import Request

from api.access.caller import Caller, NoKey, caller_of
from api.access.roles import KEY_NEEDED, NotAllowed
from api.access.session import check_csrf
from graph.keys import Role

DOING: Final = {Role.LOADER: "Adding", Role.REVIEWER: "Reviewing", Role.ADMIN: "Changing webhooks"}
"""What takes the role."""


def holder(request: Request, role: Role) -> Caller:
    """The caller, who has `role` or one above it. Raises NoKey, NotAllowed."""
    caller = caller_of(request)
    if caller is None:
        raise NoKey(KEY_NEEDED)
    if not caller.allows(role):
        raise NotAllowed(f"{DOING[role]} needs the role {role}; the key {caller.name!r} has {caller.role}.")
    return caller


def sent(request: Request, form: FormData, *names: str) -> dict[str, str]:
    """The texts of a form, stripped; empty where one is missing. Raises CrossSite."""
    check_csrf(request, form.get("csrf"))
    return {name: value.strip() if isinstance(value := form.get(name), str) else "" for name in names}
