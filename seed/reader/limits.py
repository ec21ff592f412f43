"""How sure the reader must be, and how sure it is: from the model's chances to a confidence that means what it says.

A confidence of 0.8 is to be right eight times in ten. The weights were fitted (logistic regression, `seed/training/choose_limits.py`) on
articles that the model was not trained on.
"""

from __future__ import annotations

from math import exp, log

from pydantic import BaseModel, ConfigDict, Field

from seed.reader.candidate import Candidate

NEVER = 1e-4


def logit(chance: float) -> float:
    """The log of the odds, for chances from NEVER to 1 - NEVER."""
    chance = min(max(chance, NEVER), 1 - NEVER)
    return log(chance / (1 - chance))


class Weights(BaseModel):
    """What each part of a reading says for its being right; log-odds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    spotted: float = Field(0.0, description="for the log-odds that the event is told, by the first reading")
    chance: float = Field(1.0, description="for the same, by the close reading")
    first: float = Field(1.0, description="for those of the least sure entity of the acting side")
    second: float = Field(1.0, description="for those of the least sure entity of the receiving side")
    rival: float = Field(0.0, description="for those of the likeliest entity that was left out of the acting side")
    one_sided: float = Field(0.0, description="where the receiving side is empty")
    many: float = Field(0.0, description="where more than three take part")
    types: dict[str, float] = Field({}, description="by event type")


class Limits(BaseModel):
    """Least chances and least confidence of what is kept."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    event: float = Field(description="that the event is told")
    role: float = Field(description="that an entity belongs on a side")
    lone_role: float = Field(description="the same, for as many as the side needs at least")
    reading: float = Field(description="confidence of one reading of an event")
    fact: float = Field(description="confidence of the whole fact, with all its readings")
    weights: Weights = Weights()

    def confidence(self, candidate: Candidate, first: tuple[str, ...], second: tuple[str, ...]) -> float:
        """How sure it is that `candidate` with these sides is a fact, 0 to 1."""
        return 1.0 / (
            1.0 + exp(-sum(value * weight for value, weight in zip(traits(candidate, first, second), self._row(candidate), strict=True)))
        )

    def _row(self, candidate: Candidate) -> tuple[float, ...]:
        w = self.weights
        return (w.spotted, w.chance, w.first, w.second, w.rival, w.one_sided, w.many, w.types.get(candidate.type, 0.0))


def traits(candidate: Candidate, first: tuple[str, ...], second: tuple[str, ...]) -> tuple[float, ...]:
    """What the confidence is weighed from, in the order of the fields of Weights; the last, 1, is the type's own."""
    rivals = [chance for entity, chance in candidate.roles[0].items() if entity not in first]
    return (
        logit(candidate.spotted),
        logit(candidate.chance),
        logit(min(candidate.roles[0][e] for e in first)) if first else 0.0,
        logit(min(candidate.roles[1][e] for e in second)) if second else 0.0,
        logit(max(rivals, default=NEVER)),
        float(not second),
        float(len(first) + len(second) > 3),
        1.0,
    )
