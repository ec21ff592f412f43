"""The stretch around a possible event that the close reading sees, and the marks that tell it what stands where."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from seed.reader.features import Spot
from seed.reader.windows import Window

LONGEST = 128
"""Word pieces of the stretch around an event: its sentence, those before it, then those after it, as far as they fit."""
SLOTS = 24
"""Entities that a crop can tell apart; further ones share slot 0 with words that name nobody."""
FORMS = ("name", "demonym", "capital", "metonym", "city", "organisation", "person", "money", "count", "year", "month", "day", "open")
"""What a word may be part of; times by their precision ("open": only an end is known). Mark 0 is none of these."""


FAR = 8
"""Entities named in the window but not in the stretch, of which one mention each is shown too: those named most."""


@dataclass(frozen=True, slots=True)
class Crop:
    """Pieces of a window in order, the spots among them, and two marks a piece: whose name it is (slot) and what form of place."""

    pieces: tuple[int, ...]
    spots: tuple[Spot, ...]
    slots: tuple[int, ...]
    forms: tuple[int, ...]

    def at(self, piece: int) -> int:
        """Where in the crop a piece of the window stands."""
        return bisect_left(self.pieces, piece)

    def span(self, spot: Spot) -> tuple[int, int]:
        """Where in the crop a spot stands."""
        first = self.at(spot.first)
        return first, first + spot.last - spot.first


def crop(window: Window, spots: list[Spot], trigger: int, order: tuple[int, ...] = tuple(range(1, SLOTS + 1))) -> Crop:
    """The crop around the piece `trigger`. Entities take the slots of `order` as they appear; training shuffles it."""
    low, high = _stretch(window, trigger)
    near = [spot for spot in spots if spot.first >= low and spot.last <= high]
    shown = sorted([*near, *_far(spots, near, trigger)], key=lambda spot: (spot.first, spot.last))
    pieces = sorted({*range(low, high), *(piece for spot in shown for piece in range(spot.first, spot.last))})
    place = {piece: n for n, piece in enumerate(pieces)}
    slots, forms = [0] * len(pieces), [0] * len(pieces)
    entities: dict[str, int] = {}
    for spot in shown:
        entity = spot.place.id
        slot = 0
        if entity:
            number = entities.setdefault(entity, len(entities))
            slot = order[number] if number < len(order) else 0
        for piece in range(spot.first, spot.last):
            slots[place[piece]], forms[place[piece]] = slot, _form(spot)
    return Crop(tuple(pieces), tuple(shown), tuple(slots), tuple(forms))


def _far(spots: list[Spot], near: list[Spot], trigger: int) -> list[Spot]:
    """One mention of each entity that is named only outside the stretch: the last before the event, else the first after it."""
    here = {spot.place.id for spot in near}
    chosen: dict[str, Spot] = {}
    for spot in spots:
        entity = spot.place.id
        if entity and entity not in here and (spot.first < trigger or entity not in chosen):
            chosen[entity] = spot
    return sorted(chosen.values(), key=lambda spot: (-spot.prominence, spot.first))[:FAR]


def _form(spot: Spot) -> int:
    form = spot.place.form
    if form == "time":
        form = {4: "year", 7: "month", 10: "day"}.get(len(spot.place.date or ""), "open")
    return FORMS.index(form) + 1


def _stretch(window: Window, trigger: int) -> tuple[int, int]:
    """Whole sentences around `trigger`, its own first; a sentence longer than LONGEST is cut around the trigger."""
    numbers = window.sentence
    low = high = trigger
    while low > 1 and numbers[low - 1] == numbers[trigger]:
        low -= 1
    while high < len(numbers) - 1 and numbers[high] == numbers[trigger]:
        high += 1
    if high - low > LONGEST:
        low = max(low, min(trigger - LONGEST // 2, high - LONGEST))
        return low, low + LONGEST
    while low > 1:
        before = low - 1
        while before > 1 and numbers[before - 1] == numbers[low - 1]:
            before -= 1
        if high - before > LONGEST:
            break
        low = before
    while high < len(numbers) - 1:
        after = high + 1
        while after < len(numbers) - 1 and numbers[after] == numbers[high]:
            after += 1
        if after - low > LONGEST:
            break
        high = after
    return low, high
