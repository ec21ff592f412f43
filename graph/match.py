"""How alike two reports are, explained feature by feature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SAME = 3.2
"""From this score on two reports tell of one event."""
UNSURE = 2.0
"""From this score on a person should look."""
CONTRADICTION = -100.0
"""The weight that settles that two events differ, whatever else is alike."""

Verdict = Literal["same", "unsure", "different"]


Feature = tuple[str, float]
"""One thing that speaks for (positive) or against (negative) one event, and what it weighs."""


@dataclass(frozen=True, slots=True)
class Match:
    """How alike two reports are and why."""

    features: tuple[Feature, ...]

    @property
    def score(self) -> float:
        """The sum of the weights."""
        return sum(weight for _, weight in self.features)

    @property
    def verdict(self) -> Verdict:
        """What the score says."""
        score = self.score
        return "same" if score >= SAME else "unsure" if score >= UNSURE else "different"

    @property
    def contradicts(self) -> bool:
        """Whether no other likeness could make them one event."""
        return any(weight == CONTRADICTION for _, weight in self.features)
