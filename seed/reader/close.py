"""The close reading: a window read again by the encoder's upper layers, with every place and every possible event in it marked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from seed.reader.choices import NONE
from seed.reader.excerpt import excerpt
from seed.reader.features import Array, Spot, features
from seed.reader.heads import CloseHeads, Scored
from seed.reader.labels import EVENT_TYPES
from seed.reader.marks import marks
from seed.reader.session import session
from seed.reader.windows import Window


@dataclass(frozen=True, slots=True)
class Places:
    """Places of a window that may fill one thing of an event, and their vectors: places x 384."""

    spots: list[Spot]
    vectors: Array


@dataclass(frozen=True, slots=True)
class MarkedWindow:
    """A window as the close reading sees it: its pieces' vectors, the entities named in it, and its times, sums and counts."""

    window: Window
    vectors: Array
    entities: Places
    others: dict[str, Places]
    named: dict[str, list[int]]
    """Entity -> which of `entities` name it, in order."""


class CloseReader:
    """The upper layers over a marked window, and the heads that answer."""

    def __init__(self, folder: Path) -> None:
        self._session = session(folder / "close.onnx")
        self._heads = CloseHeads(folder / "close.npz")

    def see(self, window: Window, lower: Array, spots: list[Spot], events: list[tuple[int, int]]) -> MarkedWindow:
        """The window read with all its possible `events` marked (piece, type). `lower` are the encoder's vectors, pieces x 384.

        Only what can bear on the events is looked at (`excerpt`), and only events and places get vectors; those of all other pieces are 0.
        """
        marked = marks(window, spots)
        where = np.zeros((1, len(window.ids), len(EVENT_TYPES)), np.float32)
        for piece, kind in events:
            where[0, piece, kind] = 1.0
        given = {"lower": lower[None], "slots": np.asarray([marked.slots]), "forms": np.asarray([marked.forms]), "events": where}
        triggers = [piece for piece, _ in events]
        shown = excerpt(window, spots, triggers)
        asked = np.unique([*triggers, *(piece for spot in spots for piece in range(spot.first, spot.last))])
        excerpts = {name: rows[:, shown] for name, rows in given.items()}
        vectors = np.zeros_like(lower)
        vectors[asked] = self._session.run(None, excerpts | {"asked": np.searchsorted(shown, asked)})[0][0]

        def places(spots: list[Spot]) -> Places:
            means = [vectors[spot.first : spot.last].mean(0) for spot in spots]
            return Places(spots, np.asarray(means, np.float32).reshape(-1, vectors.shape[1]))

        entities = places([spot for spot in spots if spot.place.id])
        named: dict[str, list[int]] = {}
        for n, spot in enumerate(entities.spots):
            named.setdefault(spot.place.id or "", []).append(n)
        others = {what: places([spot for spot in spots if spot.place.form == what]) for what in NONE}
        return MarkedWindow(window, vectors, entities, others, named)

    def read(self, seen: MarkedWindow, events: list[tuple[int, int]]) -> list[Scored]:
        """What each of `events` (piece, type) makes of the places of the window, in order."""
        triggers, kinds = [piece for piece, _ in events], [kind for _, kind in events]
        entities = (seen.entities.vectors, features(seen.window, triggers, seen.entities.spots), list(seen.named.values()))
        linked = {what: (places.vectors, features(seen.window, triggers, places.spots)) for what, places in seen.others.items()}
        return self._heads.events(seen.vectors[triggers], kinds, entities, linked)
