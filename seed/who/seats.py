"""The state that a seat of government stood for in a given year."""

from __future__ import annotations

_YEMENS = {"Aden": "YMD", "Sanaa": "YAR", "Sana'a": "YAR", "Sana": "YAR"}


def state_at(entity: str, surface: str, year: int) -> str:
    """The state that a name meant in a given year: Moscow was the Soviet capital until the end of 1991."""
    if entity == "RUS" and year <= 1991 and surface in ("Moscow", "Kremlin"):
        return "SUN"
    if entity == "SRB" and surface == "Belgrade":
        return "YUG" if year <= 2003 else "SCG" if year <= 2006 else "SRB"
    if entity == "CZE" and surface == "Prague" and year <= 1992:
        return "CSK"
    if entity == "DEU" and surface == "Berlin" and year <= 1990:
        return "DDR"
    if entity == "YEM" and year <= 1990 and surface in _YEMENS:
        return _YEMENS[surface]
    return entity
