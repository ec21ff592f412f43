"""The reader model's heads in numpy: from a window's vectors to events, roles, dates, sums and status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scored:
    """What the heads say of one possible event: chances per status and kind, per place and role, per choice of place.

    `roles` is places x 2. Each of `links` holds a chance per place of that form, then "none"; dates also end with "day of publication".
    """

    status: Array
    kind: Array
    roles: Array
    links: dict[str, Array]


def _sigmoid(x: Array) -> Array:
    return (1.0 / (1.0 + np.exp(-x.astype(np.float64)))).astype(np.float32)


def _softmax(x: Array) -> Array:
    shifted = np.exp(x - x.max())
    return np.asarray(shifted / shifted.sum(), dtype=np.float32)


class Heads:
    """The heads' weights, under the names that training gave them; arithmetic in float32."""

    def __init__(self, weights: Mapping[str, NDArray[np.generic]]) -> None:
        self._w = {name: np.asarray(value, dtype=np.float32) for name, value in weights.items()}

    def _linear(self, name: str, x: Array) -> Array:
        y = x @ self._w[f"{name}.weight"].T
        bias = self._w.get(f"{name}.bias")
        return np.asarray(y if bias is None else y + bias, dtype=np.float32)

    def triggers(self, vectors: Array) -> Array:
        """Chances that each piece evokes an event of each type: pieces x types."""
        return _sigmoid(self._linear("trigger", vectors))

    def _pair(self, name: str, events: Array, places: Array, features: Array) -> Array:
        """Scores of every event (n) for every place (m): n x m x answers; `features` is n x m x width."""
        inner = (
            self._linear(f"{name}.event", events)[:, None]
            + self._linear(f"{name}.place", places)[None]
            + self._linear(f"{name}.product", events[:, None] * places[None])
            + self._linear(f"{name}.features", features)
        )
        return self._linear(f"{name}.answer", np.maximum(inner, 0.0))

    def events(
        self, vectors: Array, kinds: list[int], entities: tuple[Array, Array], others: Mapping[str, tuple[Array, Array]]
    ) -> list[Scored]:
        """Everything about the events (n) of types `kinds` whose triggers have `vectors`.

        `entities` and each of `others` are the vectors (m) and features (n x m) of the places that may fill a role or a field.
        """
        events = vectors + self._w["type_vector.weight"][kinds]
        statuses, kind_scores = self._linear("status", events), self._linear("kind", events)
        roles = _sigmoid(self._pair("roles", events, *entities)) if len(entities[0]) else np.zeros((len(kinds), 0, 2), np.float32)
        links = {}
        for what, (places, features) in others.items():
            scores = self._linear(f"nulls.{what}", events)
            if len(places):
                scores = np.concatenate([self._pair(f"links.{what}", events, places, features)[:, :, 0], scores], axis=1)
            links[what] = scores
        return [
            Scored(_softmax(statuses[n]), kind_scores[n], roles[n], {what: _softmax(scores[n]) for what, scores in links.items()})
            for n in range(len(kinds))
        ]
