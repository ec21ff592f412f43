"""The reader model's heads in numpy: from vectors to events, roles, dates, sums and status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from seed.reader.features import Array


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
    shifted = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), dtype=np.float32)


class CloseHeads:
    """Answers of the close reading of possible events; weights under the names that training gave them, arithmetic in float32."""

    def __init__(self, file: Path) -> None:
        with np.load(file) as weights:
            self._w = {name: np.asarray(value, dtype=np.float32) for name, value in weights.items()}

    def linear(self, name: str, x: Array) -> Array:
        """The linear layer `name` over the last axis of `x`."""
        rows = x.reshape(-1, x.shape[-1])  # one product: numpy makes one for each row of the first axis otherwise, in twice the time
        y = (rows @ self._w[f"{name}.weight"].T).reshape(*x.shape[:-1], -1)
        bias = self._w.get(f"{name}.bias")
        return np.asarray(y if bias is None else y + bias, dtype=np.float32)

    def _pair(self, name: str, events: Array, places: Array, features: Array) -> Array:
        """Scores of n events for every one of m places: n x m x answers; `features` is n x m x width."""
        inner = (
            self.linear(f"{name}.event", events)[:, None]
            + self.linear(f"{name}.place", places)
            + self.linear(f"{name}.product", events[:, None] * places)
            + self.linear(f"{name}.features", features)
        )
        return self.linear(f"{name}.answer", np.maximum(inner, 0.0))

    def events(
        self, vectors: Array, kinds: list[int], entities: tuple[Array, Array, list[list[int]]], others: Mapping[str, tuple[Array, Array]]
    ) -> list[Scored]:
        """Everything about n possible events of the types `kinds`, whose triggers have `vectors` (n x hidden).

        `entities` and each of `others` are the vectors (m) and features (n x m x width) of the places that may fill a role or a field; with
        the entities goes which places name the same one.
        """
        chances = _sigmoid(self.linear("trigger", vectors))[range(len(kinds)), kinds]
        events = vectors + self._w["type_vector.weight"][kinds]
        places, features, named = entities
        roles = np.zeros((len(kinds), len(named), 2), np.float32)
        if named:
            scores = self._pair("roles", events, places, features)
            roles = _sigmoid(np.stack([np.logaddexp.reduce(scores[:, rows], axis=1) for rows in named], axis=1))
        links = {}
        for what, (places, features) in others.items():
            choices = self.linear(f"nulls.{what}", events)
            if len(places):
                choices = np.concatenate([self._pair(f"links.{what}", events, places, features)[..., 0], choices], axis=1)
            links[what] = _softmax(choices)
        status, kind = _softmax(self.linear("status", events)), self.linear("kind", events)
        return [
            Scored(float(chances[n]), status[n], kind[n], roles[n], {what: choices[n] for what, choices in links.items()})
            for n in range(len(kinds))
        ]
