"""What can go wrong, said for people: one base class, each kind with the HTTP status that fits it."""

from __future__ import annotations

from typing import ClassVar, Final

from pydantic import ValidationError


class DyadError(Exception):
    """An error whose message says what was wrong, where, and what to do."""

    status: ClassVar[int] = 500
    title: ClassVar[str] = "Something went wrong"


class Invalid(DyadError):
    """What was asked or given does not fit: a cursor that is none, since after until."""

    status = 422
    title = "Not valid"


class NotFound(DyadError):
    """There is nothing of this id."""

    status = 404
    title = "Not found"


class Conflict(DyadError):
    """What was asked contradicts what the graph holds."""

    status = 409
    title = "Conflict"


class StoreUnavailable(DyadError):
    """The store does not answer now; the same request may succeed later."""

    status = 503
    title = "The graph store does not answer"


class StoreLocked(DyadError):
    """Another process has the data folder open."""

    status = 503
    title = "The data folder is in use"


class SchemaTooNew(DyadError):
    """The store was written by a newer version of this program."""

    status = 503
    title = "The graph is newer than this program"


MOST_COMPLAINTS: Final = 10


def complaints(error: ValidationError, whole: str = "") -> str:
    """What a model refuses, in one line: the field, or `whole` where no single one is at fault, then what is wrong with it."""
    told = error.errors()
    said = [(".".join(map(str, each["loc"])) or whole, each["msg"].removeprefix("Value error, ")) for each in told[:MOST_COMPLAINTS]]
    more = [f"and {len(told) - MOST_COMPLAINTS} more"] if len(told) > MOST_COMPLAINTS else []
    return "; ".join([*(f"{place}: {problem}" if place else problem for place, problem in said), *more])
