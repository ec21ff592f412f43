"""What reading one article gave."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from graph.fact import Fact


class Reading(BaseModel):
    """The facts found in one article, in the order of their quotes, and notes for people about the reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article_id: str
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = Field((), description="what a reader should know: not English, cut at the cap, ...")


class Unread(BaseModel):
    """An article in which reading failed in a way that nobody foresaw."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article_id: str
    problem: str = Field(description="what went wrong, for people")
