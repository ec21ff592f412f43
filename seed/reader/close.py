"""The close reading: one possible event looked at again, with its surroundings marked by who, when and how much stands where."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from seed.reader.choices import NONE
from seed.reader.crops import Crop
from seed.reader.features import WIDTH, Spot, spot_features
from seed.reader.heads import Array, CloseHeads, Scored
from seed.reader.session import session
from seed.reader.windows import Window


class CloseReader:
    """Two more layers over the encoder's vectors of a marked crop, and the heads that answer."""

    def __init__(self, folder: Path) -> None:
        self._session = session(folder / "close.onnx")
        self._heads = CloseHeads(folder / "close.npz")

    def read(self, window: Window, vectors: Array, seen: Crop, trigger: int, kind: int) -> tuple[list[str], dict[str, list[Spot]], Scored]:
        """The entities of the crop `seen`, its times, sums and counts, and what the event of type `kind` at `trigger` makes of them.

        `vectors` are the encoder's, of the whole window, pieces x 384.
        """
        events = np.zeros((1, len(seen.pieces)), np.int64)
        here = seen.at(trigger)
        events[0, here] = kind + 1
        given = {
            "lower": vectors[None, list(seen.pieces)],
            "slots": np.asarray([seen.slots], np.int64),
            "forms": np.asarray([seen.forms], np.int64),
            "events": events,
        }
        hidden = np.asarray(self._session.run(None, given)[0][0], dtype=np.float32)

        def stacked(spots: list[Spot]) -> tuple[Array, Array]:
            means = [hidden[slice(*seen.span(s))].mean(0) for s in spots]
            rows = [spot_features(window, trigger, s) for s in spots]
            return np.asarray(means, np.float32).reshape(-1, hidden.shape[1]), np.asarray(rows, np.float32).reshape(-1, WIDTH)

        entities = [spot for spot in seen.spots if spot.place.id]
        names = list(dict.fromkeys(spot.place.id or "" for spot in entities))
        same = [[n for n, spot in enumerate(entities) if spot.place.id == name] for name in names]
        others = {what: [spot for spot in seen.spots if spot.place.form == what] for what in NONE}
        linked = {what: stacked(spots) for what, spots in others.items()}
        return names, others, self._heads.event(hidden[here], kind, (*stacked(entities), same), linked)
