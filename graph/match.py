"""How alike two reports are, explained feature by feature."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SAME = 3.2
"""From this score on two reports tell of one event."""
UNSURE = 2.0
"""From this score on a person should look."""
CONTRADICTION = -100.0
"""The weight that settles that two events differ, whatever else is alike."""

Verdict = Literal["same", "unsure", "different"]


class Feature(BaseModel):
    """One thing that speaks for or against one event."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    weight: float = Field(description="positive: for one event; negative: against; -100 settles that they differ")


class Match(BaseModel):
    """How alike two reports are and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    features: tuple[Feature, ...]

    @property
    def score(self) -> float:
        """The sum of the weights."""
        return sum(feature.weight for feature in self.features)

    @property
    def verdict(self) -> Verdict:
        """What the score says."""
        return "same" if self.score >= SAME else "unsure" if self.score >= UNSURE else "different"

    @property
    def contradicts(self) -> bool:
        """Whether no other likeness could make them one event."""
        return any(feature.weight == CONTRADICTION for feature in self.features)
