"""The marks that tell the close reading what stands where in a window: whose name a word is, and what form of place it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from seed.reader.features import Spot
from seed.reader.windows import Window

SLOTS = 32
"""Entities that a window can tell apart; further ones share slot 0 with words that name nobody."""
FORMS = ("name", "demonym", "capital", "metonym", "city", "organisation", "person", "money", "count", "year", "month", "day", "open")
"""What a word may be part of; times by their precision ("open": only an end is known). Mark 0 is none of these."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Two marks a piece of a window: whose name it is (slot) and what form of place."""

    slots: tuple[int, ...]
    forms: tuple[int, ...]


def marks(window: Window, spots: list[Spot], order: tuple[int, ...] = tuple(range(1, SLOTS + 1))) -> Marks:
    """The marks of `spots`. Entities take the slots of `order` as they appear; training shuffles it."""
    slots, forms = [0] * len(window.ids), [0] * len(window.ids)
    entities: dict[str, int] = {}
    for spot in sorted(spots, key=lambda spot: (spot.first, spot.last)):
        entity = spot.place.id
        slot = 0
        if entity:
            number = entities.setdefault(entity, len(entities))
            slot = order[number] if number < len(order) else 0
        for piece in range(spot.first, spot.last):
            slots[piece], forms[piece] = slot, _form(spot)
    return Marks(tuple(slots), tuple(forms))


def _form(spot: Spot) -> int:
    form = spot.place.form
    if form == "time":
        form = {4: "year", 7: "month", 10: "day"}.get(len(spot.place.date or ""), "open")
    return FORMS.index(form) + 1
