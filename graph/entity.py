"""The entities that events happen between, and who leads and belongs to what: the reference graph's records."""

from __future__ import annotations

from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from graph.fact import EntityId
from graph.when import PartialDate


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class State(_Frozen):
    """A state, present or historical."""

    id: EntityId = Field(description="ISO 3166-1 alpha-3, or one of the codebook's additions")
    name: str = Field(min_length=1, description="short English name")
    official: str | None = Field(None, description="official name")
    aliases: tuple[str, ...] = Field((), description="other names it goes by")
    capital: str | None = Field(None, description="capital or seat of government")
    kind: str | None = Field(None, description="un_member, observer, de_facto, territory, historical, ...")
    valid_from: PartialDate | None = Field(None, description="first day of a historical state")
    valid_to: PartialDate | None = Field(None, description="last day of a historical state")


class Organization(_Frozen):
    """An international organisation."""

    id: EntityId = Field(description="usual acronym")
    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    kind: str | None = Field(None, description="military alliance, union, bank, ...")
    seat: str | None = Field(None, description="where its headquarters are")
    founded: PartialDate | None = None
    dissolved: PartialDate | None = None


HEADS: Final = ("head_of_state", "head_of_government")
"""Roles of a term that lead a state."""


class Term(_Frozen):
    """One person's tenure of one office of a state."""

    person: str = Field(min_length=1, description="full name")
    aliases: tuple[str, ...] = ()
    state: EntityId
    office: str = Field(min_length=1, description="President, Prime Minister, ...")
    role: str = Field(description="head_of_state, head_of_government, ...")
    start: PartialDate | None = None
    end: PartialDate | None = Field(None, description="null: in office when last seen, or not known")
    last_seen: PartialDate | None = Field(None, description="last day the source shows the person in office")


class Membership(_Frozen):
    """One state's place in one organisation over one stretch of time."""

    organization: EntityId
    state: EntityId
    status: str = Field(description="member, associate, observer, suspended")
    start: PartialDate | None = None
    end: PartialDate | None = Field(None, description="null: still standing, or not known")
