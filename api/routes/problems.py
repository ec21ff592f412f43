"""What can go wrong: a page for each type of problem."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from http import HTTPStatus
from inspect import getdoc
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field

from api.problems import MEANING, declared, slug
from graph.errors import DyadError, NotFound

router = APIRouter(tags=["problems"])

URN = "urn:dyad:problem:"


class ProblemType(BaseModel):
    """A sort of problem: what the `type` of a problem document names."""

    model_config = ConfigDict(frozen=True)

    kind: str = Field(examples=["unknown-name"])
    type: str = Field(description="as it stands in a problem document", examples=["urn:dyad:problem:unknown-name"])
    title: str
    status: int = Field(description="HTTP status that it comes with")
    meaning: str = Field(description="when it is answered")
    status_meaning: str = Field(description="what this status means here, whatever the problem")


@router.get("/problems")
async def problems() -> tuple[ProblemType, ...]:
    """Every sort of problem that this service answers with."""
    return tuple(catalogue().values())


@router.get("/problems/{kind}", responses=declared(404))
async def problem(kind: Annotated[str, Path(max_length=100, examples=["unknown-name"])]) -> ProblemType:
    """One sort of problem, by the last part of its `type`."""
    known = kind.removeprefix(URN)
    if known not in catalogue():
        raise NotFound(f"There is no problem {kind!r}: /problems lists them.")
    return catalogue()[known]


@cache
def catalogue() -> dict[str, ProblemType]:
    """Kind -> what it is, by kind; errors that are never raised themselves are no kinds."""
    found = {
        slug(error.__name__): _described(slug(error.__name__), error.title, error.status, getdoc(error) or "")
        for error in _errors(DyadError)
    }
    found["http"] = _described("http", "As the status says", 404, "There is no such path, or the method is not for it.")
    found["fault"] = _described("fault", "Something went wrong", 500, "A fault of the service, not of the request; its log tells more.")
    return dict(sorted(found.items()))


def _described(kind: str, title: str, status: int, meaning: str) -> ProblemType:
    told = MEANING.get(status, HTTPStatus(status).phrase)
    return ProblemType(kind=kind, type=URN + kind, title=title, status=status, meaning=" ".join(meaning.split()), status_meaning=told)


def _errors(base: type[DyadError]) -> Iterator[type[DyadError]]:
    for error in base.__subclasses__():
        yield error
        yield from _errors(error)
