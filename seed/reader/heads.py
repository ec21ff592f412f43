"""The reader model's heads in numpy: from vectors to events, roles, dates, sums and status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scored:
    """What the heads say of one possible event: its own chance, chances per status and kind, per entity and role, per choice of place.

    `roles` is entities x 2. Each of `links` holds a chance per place of that form, then "none"; dates also end with "day of publication".
    """

    chance: float
    status: Array
    kind: Array
    roles: Array
    links: dict[str, Array]


def _sigmoid(x: Array) -> Array:
    return (1.0 / (1.0 + np.exp(-x.astype(np.float64)))).astype(np.float32)


def _softmax(x: Array) -> Array:
    shifted = np.exp(x - x.max())
    return np.asarray(shifted / shifted.sum(), dtype=np.float32)


class CloseHeads:
    """Answers of the close reading of one possible event; weights under the names that training gave them, arithmetic in float32."""

    def __init__(self, file: Path) -> None:
        with np.load(file) as weights:
            self._w = {name: np.asarray(value, dtype=np.float32) for name, value in weights.items()}

    def linear(self, name: str, x: Array) -> Array:
        """The linear layer `name` over the last axis of `x`."""
        y = x @ self._w[f"{name}.weight"].T
        bias = self._w.get(f"{name}.bias")
        return np.asarray(y if bias is None else y + bias, dtype=np.float32)

    def _pair(self, name: str, event: Array, places: Array, features: Array) -> Array:
        """Scores of an event for every place (m): m x answers; `features` is m x width."""
        inner = (
            self.linear(f"{name}.event", event)
            + self.linear(f"{name}.place", places)
            + self.linear(f"{name}.product", event * places)
            + self.linear(f"{name}.features", features)
        )
        return self.linear(f"{name}.answer", np.maximum(inner, 0.0))

    def event(
        self, vector: Array, kind: int, entities: tuple[Array, Array, list[list[int]]], others: Mapping[str, tuple[Array, Array]]
    ) -> Scored:
        """Everything about a possible event of type `kind` whose trigger has `vector`.

        `entities` and each of `others` are the vectors (m) and features (m x width) of the places that may fill a role or a field; with
        the entities goes which places name the same one.
        """
        chance = float(_sigmoid(self.linear("trigger", vector))[kind])
        event = vector + self._w["type_vector.weight"][kind]
        places, features, named = entities
        scores = self._pair("roles", event, places, features) if len(places) else np.zeros((0, 2), np.float32)
        roles = [np.logaddexp.reduce(scores[rows], axis=0) for rows in named]
        links = {}
        for what, (places, features) in others.items():
            choices = self.linear(f"nulls.{what}", event)
            if len(places):
                choices = np.concatenate([self._pair(f"links.{what}", event, places, features)[:, 0], choices])
            links[what] = _softmax(choices)
        return Scored(
            chance,
            _softmax(self.linear("status", event)),
            self.linear("kind", event),
            _sigmoid(np.asarray(roles, np.float32).reshape(-1, 2)),
            links,
        )
