"""The words that questions are read by, from `words.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from graph.fact import FactType, Status


class Lexicon(BaseModel):
    """Words and phrases, lower case; the longest that fits is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    types: Mapping[FactType, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    status: Mapping[Status, frozenset[str]]
    weak: frozenset[str]
    """Type words that count only where no other type word does: "arms deals" asks for arms, not for deals."""
    regions: Mapping[str, str]
    """Words for the members of an organisation: "African" states are those of the African Union."""
    members: frozenset[str]
    """After an organisation's name they say that its members are meant, not it."""
    goods: frozenset[str]
    """What is supplied, other than weapons."""
    acting: frozenset[str]
    """Verbs whose subject is on the acting side."""
    receiving: frozenset[str]
    """Verbs whose subject is on the receiving side."""
    ordinary: frozenset[str]
    """Surnames that are words as well: no names of people at the beginning of a question, and short ones nowhere."""
    fillers: frozenset[str]
    """Words that ask for nothing by themselves."""

    def type_of(self, phrase: str) -> FactType | None:
        """The type that `phrase` asks for."""
        return next((found for found, words in self.types.items() if phrase in words), None)

    def kind_of(self, phrase: str) -> str | None:
        """The sub-type that `phrase` asks for."""
        return next((found for found, words in self.kinds.items() if phrase in words), None)

    def status_of(self, phrase: str) -> Status | None:
        """The status that `phrase` asks for."""
        return next((found for found, words in self.status.items() if phrase in words), None)


@cache
def lexicon() -> Lexicon:
    """The words that ship with Dyad."""
    return Lexicon.model_validate(json.loads((files("api.ask") / "words.json").read_text(encoding="utf-8")))
