"""The state that a seat of government stood for in a given year."""

from __future__ import annotations

SEATS: dict[str, dict[str, tuple[tuple[int, str], ...]]] = {
    "RUS": {"Moscow": ((1991, "SUN"),), "Kremlin": ((1991, "SUN"),)},
    "SRB": {"Belgrade": ((2003, "YUG"), (2006, "SCG"))},
    "CZE": {"Prague": ((1992, "CSK"),)},
    "DEU": {"Berlin": ((1990, "DDR"),)},
    "YEM": {"Aden": ((1990, "YMD"),), "Sanaa": ((1990, "YAR"),), "Sana'a": ((1990, "YAR"),), "Sana": ((1990, "YAR"),)},
}
"""State -> name of its seat -> the states that it was the seat of before, each with the last year."""


def state_at(entity: str, surface: str, year: int) -> str:
    """The state that a name meant in a given year: Moscow was the Soviet capital until the end of 1991."""
    return next((state for last, state in SEATS.get(entity, {}).get(surface, ()) if year <= last), entity)
