"""What of a window bears on its possible events: their sentences, those before them, and every place of the others."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from seed.reader.features import Spot
from seed.reader.windows import Window

AROUND = 2
"""Word pieces beside a place that tell what it is; with 0 to 2 the same F1 within half a point on `training/chosen_on.txt`."""


def excerpt(window: Window, spots: list[Spot], triggers: list[int]) -> NDArray[np.intp]:
    """The pieces to read closely for events at the pieces `triggers`, in order: a fifth less than the whole window, read as well.

    Whole are the model's own marks, the sentences of the events and those before them; of other sentences their places, with
    AROUND pieces on either side.
    """
    told = {window.sentence[piece] for piece in triggers}
    whole = [-1, *told, *(number - 1 for number in told)]
    shown = np.isin(window.sentence, whole)
    for spot in spots:
        shown[max(0, spot.first - AROUND) : spot.last + AROUND] = True
    return np.flatnonzero(shown)
