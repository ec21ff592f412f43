"""Names as they are typed: which state or organisation may be meant."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from seed.names import suggest

router = APIRouter(tags=["names"])


class Suggested(BaseModel):
    """A state or organisation, and the name that fits what was typed."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(examples=["BLR"])
    name: str = Field(examples=["Belarus"])
    kind: Literal["state", "organization"]
    known_as: str = Field(description="its name, alias or code that begins so", examples=["Byelorussia"])


@router.get("/names")
async def names(
    q: Annotated[
        str, Query(min_length=1, max_length=100, description="the beginning of a name, alias, capital or code", examples=["Byel"])
    ],
    limit: Annotated[int, Query(ge=1, le=50, description="how many")] = 8,
) -> list[Suggested]:
    """States and organisations with a name, or a word of a name, that begins so; the closest first."""
    return [Suggested(id=found.id, name=found.name, kind=found.kind, known_as=known_as) for found, known_as in suggest(q, limit)]
