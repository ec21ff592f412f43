"""What a fact is: the codebook's record of one event or standing relation, as frozen models."""

from __future__ import annotations

from enum import StrEnum
from itertools import chain
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer, model_validator

from graph.when import PartialDate, earliest, latest

MOST_MONEY = 1e18
MOST_COUNTED = 10**15
"""The largest sum, in units of its currency, and the largest count that a fact may hold: more is no figure of a real event."""
LONGEST_VALUE = 500
"""Characters of the longest name, place and speaker."""


class FactType(StrEnum):
    """What kind of event or relation a fact tells of."""

    AGREEMENT = "agreement"
    LOAN = "loan"
    EXERCISE = "exercise"
    ARMS_TRANSFER = "arms_transfer"
    MEETING = "meeting"
    DEPLOYMENT = "deployment"
    SANCTION = "sanction"
    DIPLOMATIC_ACTION = "diplomatic_action"
    SUPPLY = "supply"
    CLASH = "clash"
    LEADERSHIP = "leadership"
    MEMBERSHIP = "membership"


class Status(StrEnum):
    """How far an event has come."""

    DONE = "done"
    ANNOUNCED = "announced"
    PLANNED = "planned"
    SOUGHT = "sought"
    ENDED = "ended"


ROLES: dict[FactType, tuple[str, ...]] = {
    FactType.AGREEMENT: ("party",),
    FactType.LOAN: ("lender", "borrower"),
    FactType.EXERCISE: ("participant",),
    FactType.ARMS_TRANSFER: ("supplier", "recipient"),
    FactType.MEETING: ("participant",),
    FactType.DEPLOYMENT: ("sender", "host"),
    FactType.SANCTION: ("imposer", "target"),
    FactType.DIPLOMATIC_ACTION: ("actor", "target"),
    FactType.SUPPLY: ("supplier", "recipient"),
    FactType.CLASH: ("actor", "target"),
    FactType.LEADERSHIP: ("state",),
    FactType.MEMBERSHIP: ("member", "organization"),
}
"""The roles of each type: one where all take part alike, two (acting side, receiving side) where it has a direction."""

KINDS: dict[FactType, tuple[str, ...]] = {
    FactType.AGREEMENT: ("treaty", "memorandum", "ceasefire", "declaration", "contract", "other"),
    FactType.LOAN: ("loan", "credit_line", "grant", "aid", "deposit", "swap", "debt_relief", "guarantee"),
    FactType.ARMS_TRANSFER: ("sale", "gift", "lease", "co_production"),
    FactType.MEETING: ("summit", "visit", "talks", "call"),
    FactType.DEPLOYMENT: ("deployment", "base", "withdrawal"),
    FactType.SANCTION: ("sanctions", "embargo", "tariff", "entry_ban", "freeze"),
    FactType.DIPLOMATIC_ACTION: ("expulsion", "recall", "summons", "severed", "established", "recognition"),
    FactType.LEADERSHIP: ("head_of_state", "head_of_government", "minister", "other"),
}
"""The sub-types of each type that has any."""

EntityId = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9-]{1,19}$")]
"""A state (ISO 3166-1 alpha-3 or the codebook's additions) or an organisation's usual acronym."""


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Roles(_Frozen):
    """Who takes part and how: role name -> entity ids. Only the roles of the fact's type may be filled."""

    party: tuple[EntityId, ...] = Field((), description="agreement: all known parties")
    lender: tuple[EntityId, ...] = Field((), description="loan: who gives the money")
    borrower: tuple[EntityId, ...] = Field((), description="loan: who gets it")
    participant: tuple[EntityId, ...] = Field((), description="exercise, meeting: who takes part")
    supplier: tuple[EntityId, ...] = Field((), description="arms_transfer, supply: who delivers")
    recipient: tuple[EntityId, ...] = Field((), description="arms_transfer, supply: who receives")
    sender: tuple[EntityId, ...] = Field((), description="deployment: whose forces")
    host: tuple[EntityId, ...] = Field((), description="deployment: where they are")
    imposer: tuple[EntityId, ...] = Field((), description="sanction: who imposes it")
    target: tuple[EntityId, ...] = Field((), description="sanction, diplomatic_action, clash: against whom")
    actor: tuple[EntityId, ...] = Field((), description="diplomatic_action, clash: who acts")
    state: tuple[EntityId, ...] = Field((), description="leadership: whose office")
    member: tuple[EntityId, ...] = Field((), description="membership: who joins, belongs or leaves")
    organization: tuple[EntityId, ...] = Field((), description="membership: of what")

    def filled(self) -> dict[str, tuple[EntityId, ...]]:
        """The roles that name somebody, in the order of the model's fields."""
        return {name: ids for name, ids in self.__dict__.items() if ids}  # a model keeps its fields there, in order; asked for very often

    def everyone(self) -> tuple[EntityId, ...]:
        """Each entity once, in order of first appearance."""
        return tuple(dict.fromkeys(chain.from_iterable(self.__dict__.values())))  # as in `filled`; asked for as often

    @model_serializer(mode="wrap")
    def _only_filled(self, handler: SerializerFunctionWrapHandler) -> dict[str, list[str]]:
        return {name: list(ids) for name, ids in handler(self).items() if ids}


def sides(type_: FactType, roles: Roles) -> tuple[tuple[EntityId, ...], ...]:
    """Who takes part, by side: the acting, then the receiving one, empty where nobody is known; one side only where all take part alike."""
    return tuple(getattr(roles, role) for role in ROLES[type_])


class Fact(_Frozen):
    """One event, standing relation or tenure of office, as one article (or data set) tells it."""

    type: FactType = Field(description="what kind of event or relation")
    roles: Roles = Field(description="who takes part and how")
    date: PartialDate | None = Field(None, description="when it happened or is due, as precise as the text; null: no hint")
    end: PartialDate | None = Field(None, description="last day of an interval, same format")
    status: Status = Field(description="how far it has come")
    name: str | None = Field(None, max_length=LONGEST_VALUE, description="proper name or short noun phrase from the text")
    amount: float | None = Field(None, ge=0, le=MOST_MONEY, description="money in full units of `currency`")
    currency: str | None = Field(None, pattern=r"^[A-Z]{3}$", description="ISO 4217 code")
    count: int | None = Field(None, ge=0, le=MOST_COUNTED, description="how many agreements, jets, diplomats, troops")
    items: tuple[str, ...] = Field((), description="what is delivered or supplied")
    persons: tuple[str, ...] = Field((), description="people who take part, full names where known")
    place: str | None = Field(None, max_length=LONGEST_VALUE, description="where, as the text has it")
    kind: str | None = Field(None, description="sub-type; each type lists its own")
    speaker: str | None = Field(None, max_length=LONGEST_VALUE, description="who claims it, where the article attributes it")
    quote: str = Field(min_length=1, max_length=5000, description="the sentence that states the fact, verbatim")
    start: int | None = Field(None, ge=0, description="offset of the quote in the article's text, in characters")
    stop: int | None = Field(None, ge=0, description="offset after the quote's last character")
    confidence: float = Field(1.0, ge=0, le=1, description="how sure the reader is, 0..1")
    rule: str | None = Field(None, max_length=100, description="id of the rule that found it")

    @model_validator(mode="after")
    def _fits_its_type(self) -> Self:
        filled = self.roles.filled()
        if not filled:
            raise ValueError(f"a fact needs at least one role: {self.type} has {', '.join(ROLES[self.type])}")
        if wrong := set(filled) - set(ROLES[self.type]):
            raise ValueError(f"{self.type} has no role {', '.join(sorted(wrong))}; it has {', '.join(ROLES[self.type])}")
        if self.kind is not None and self.kind not in KINDS.get(self.type, ()):
            allowed = ", ".join(KINDS.get(self.type, ())) or "none"
            raise ValueError(f"{self.type} has no kind {self.kind!r}; allowed: {allowed}")
        if self.type is FactType.LEADERSHIP and len(self.persons) != 1:
            raise ValueError("leadership needs exactly one person")
        if self.date and self.end and latest(self.end) < earliest(self.date):
            raise ValueError(f"end {self.end} lies before date {self.date}")
        if (self.start is None) != (self.stop is None):
            raise ValueError("start and stop go together")
        return self
