"""The close reading: a window read again by the encoder's upper layers, with every place and every possible event in it marked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from seed.reader.choices import NONE
from seed.reader.features import WIDTH, Spot, spot_features
from seed.reader.heads import Array, CloseHeads, Scored
from seed.reader.labels import EVENT_TYPES
from seed.reader.marks import marks
from seed.reader.session import session
from seed.reader.windows import Window


@dataclass(frozen=True, slots=True)
class Places:
    """Places of a window that may fill one thing of an event, and their vectors: places x 384."""

    spots: list[Spot]
    vectors: Array

    def seen_from(self, window: Window, trigger: int) -> Array:
        """Their features for an event at the piece `trigger`: places x WIDTH."""
        return np.asarray([spot_features(window, trigger, spot) for spot in self.spots], np.float32).reshape(-1, WIDTH)


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
        """The window read with all its possible `events` marked (piece, type). `lower` are the encoder's vectors, pieces x 384."""
        marked = marks(window, spots)
        where = np.zeros((1, len(window.ids), len(EVENT_TYPES)), np.float32)
        for piece, kind in events:
            where[0, piece, kind] = 1.0
        given = {"lower": lower[None], "slots": np.asarray([marked.slots]), "forms": np.asarray([marked.forms]), "events": where}
        vectors = np.asarray(self._session.run(None, given)[0][0], dtype=np.float32)

        def places(spots: list[Spot]) -> Places:
            means = [vectors[spot.first : spot.last].mean(0) for spot in spots]
            return Places(spots, np.asarray(means, np.float32).reshape(-1, vectors.shape[1]))

        entities = places([spot for spot in spots if spot.place.id])
        named: dict[str, list[int]] = {}
        for n, spot in enumerate(entities.spots):
            named.setdefault(spot.place.id or "", []).append(n)
        others = {what: places([spot for spot in spots if spot.place.form == what]) for what in NONE}
        return MarkedWindow(window, vectors, entities, others, named)

    def read(self, seen: MarkedWindow, trigger: int, kind: int) -> Scored:
        """What the event of type `kind` at the piece `trigger` makes of the places of the window."""
        entities = (seen.entities.vectors, seen.entities.seen_from(seen.window, trigger), list(seen.named.values()))
        linked = {what: (places.vectors, places.seen_from(seen.window, trigger)) for what, places in seen.others.items()}
        return self._heads.event(seen.vectors[trigger], kind, entities, linked)
