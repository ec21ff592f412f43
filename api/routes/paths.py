"""Paths: how two states hang together through agreements, meetings and organisations."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from api.parameters import apart
from api.problems import Named, declared
from api.store import OpenStore
from graph.errors import Invalid
from graph.fact import FactType
from graph.paths import Leg, find_paths
from seed.names import named, resolve

router = APIRouter(tags=["graph"], responses=declared(404, 422, 503))


class PathSelection(BaseModel):
    """From whom to whom, and through what."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    from_: str = Field(alias="from", max_length=200, description="a state or organisation, by code or name", examples=["Belarus"])
    to: str = Field(max_length=200, description="another", examples=["Pakistan"])
    through: Annotated[list[FactType | Literal["organization"]], BeforeValidator(apart)] = Field(
        [FactType.AGREEMENT, FactType.MEETING, "organization"],
        description="what joins: types of events, and organization for membership that stands today",
    )
    steps: int = Field(2, ge=1, le=3, description="most legs of a path")
    limit: int = Field(10, ge=1, le=100, description="paths")


class FoundPath(BaseModel):
    """A way from one to the other."""

    model_config = ConfigDict(frozen=True)

    entities: tuple[Named, ...]
    legs: tuple[Leg, ...]


class Paths(BaseModel):
    """Ways from one to the other: the shortest first, among these the one whose weakest leg is strongest."""

    model_config = ConfigDict(frozen=True)

    paths: list[FoundPath]


@router.get("/paths")
async def paths(store: OpenStore, asked: Annotated[PathSelection, Query()]) -> Paths:
    """How two states or organisations hang together: directly, or through others with whom both share agreements, meetings or membership.

    Each leg has how many events it stands for and the latest three; what is only sought joins nobody.
    """
    start, end = resolve(asked.from_), resolve(asked.to)
    if start.id == end.id:
        raise Invalid(f"from and to are both {start.name}: a path needs two.")
    types = [each for each in asked.through if isinstance(each, FactType)]
    members = "organization" in asked.through
    found = await find_paths(store, start.id, end.id, types, members=members, steps=asked.steps, limit=asked.limit)
    return Paths(paths=[FoundPath(entities=tuple(Named(id=one, name=named(one)) for one in way.entities), legs=way.legs) for way in found])
