"""Judgements as a file, one JSON object a line: what one graph exports and another takes over."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.errors import Conflict, Invalid, complaints
from graph.judgement import Judgement
from graph.judgements import import_judgement, list_judgements
from graph.store import Store


class RefusedLine(BaseModel):
    """A line that was not taken over."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    line: int = Field(description="from 1")
    problem: str


class Imported(BaseModel):
    """What taking over a file of judgements did."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    taken: int = Field(description="judgements that were new here, or had been undone since")
    unchanged: int = Field(description="judgements that the graph had already")
    refused: tuple[RefusedLine, ...] = Field(description="lines that are none, or contradict what was judged here; all others were taken")


async def export_judgements(store: Store) -> str:
    """All judgements, undone ones too, oldest first."""
    return "".join(judgement.model_dump_json() + "\n" for judgement in await list_judgements(store))


async def import_judgements(store: Store, lines: Iterable[str]) -> Imported:
    """Take over the judgements of an exported file; what they are about may be loaded later. A bad line costs no other."""
    taken = unchanged = 0
    refused: list[RefusedLine] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            if await import_judgement(store, Judgement.model_validate_json(line)):
                taken += 1
            else:
                unchanged += 1
        except ValidationError as error:
            refused.append(RefusedLine(line=number, problem=complaints(error, "line")))
        except (Conflict, Invalid) as error:
            refused.append(RefusedLine(line=number, problem=str(error)))
    return Imported(taken=taken, unchanged=unchanged, refused=tuple(refused))
