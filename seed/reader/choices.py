"""What an event may be dated by beside the times that the text tells."""

from __future__ import annotations

NONE = {"time": 4, "money": 1, "count": 1}
"""Answers beside the places of the text: "none", and for a date the day, month and year of publication."""


def near_publication(published: str) -> tuple[str, str, str]:
    """The day, the month and the year of publication, each no more precise than it is known."""
    return published, published[:7], published[:4]
