"""How alike two reports are, explained feature by feature."""

from __future__ import annotations

from dataclasses import dataclass, field
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
    score: float = field(init=False)
    """The sum of the weights."""
    verdict: Verdict = field(init=False)
    """What the score says."""
    contradicts: bool = field(init=False)
    """Whether no other likeness could make them one event."""

    def __post_init__(self) -> None:  # worked out once: they are asked for again and again
        score = sum(weight for _, weight in self.features)
        object.__setattr__(self, "score", score)
        object.__setattr__(self, "verdict", "same" if score >= SAME else "unsure" if score >= UNSURE else "different")
        object.__setattr__(self, "contradicts", any(weight == CONTRADICTION for _, weight in self.features))
