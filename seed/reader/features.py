"""What the reader model is told of a place beside its words: how far from the event, and what kind of name it is."""

from __future__ import annotations

from seed.reader.windows import Window

FORMS = ("name", "demonym", "capital", "metonym", "city", "organisation", "person", "time", "money", "count")
WIDTH = len(FORMS) + 10


def place_features(window: Window, trigger: int, first: int, form: str) -> list[float]:
    """WIDTH numbers for the place that begins at piece `first`, as seen from the piece `trigger`."""
    row = [0.0] * WIDTH
    row[FORMS.index(form)] = 1.0
    at = len(FORMS)
    apart = window.sentence[first] - window.sentence[trigger]
    row[at + max(-3, min(apart, 1)) + 3] = 1.0
    distance = first - trigger
    row[at + 5] = 1.0 if distance < 0 else 0.0
    row[at + 6] = min(abs(distance), 64) / 64
    row[at + 7] = 1.0 if abs(distance) <= 3 else 0.0
    row[at + 8] = 1.0 if abs(distance) <= 10 else 0.0
    row[at + 9] = 1.0 if first < window.target else 0.0
    return row
