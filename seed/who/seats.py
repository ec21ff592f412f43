"""The state that a name, or a seat of government, stood for in a given year."""

from __future__ import annotations

from seed.who.gazetteer import Form

SEATS: dict[str, dict[str, tuple[tuple[int, int, str], ...]]] = {
    "RUS": {"Moscow": ((1923, 1991, "SUN"),), "Kremlin": ((1923, 1991, "SUN"),)},
    "SRB": {"Belgrade": ((1919, 2003, "YUG"), (2004, 2006, "SCG"))},
    "CZE": {"Prague": ((1919, 1992, "CSK"),)},
    "DEU": {"Berlin": ((1950, 1990, "DDR"),)},
    "YEM": {"Aden": ((1968, 1990, "YMD"),), **dict.fromkeys(("Sanaa", "Sana'a", "Sana"), ((1963, 1990, "YAR"),))},
}
"""State -> name of its seat -> the states that it was the seat of before, each with its first whole year and its last one."""


WITHIN: dict[str, tuple[int, int, frozenset[str]]] = {
    "SUN": (1923, 1990, frozenset("RUS UKR BLR MDA GEO ARM AZE KAZ UZB KGZ TJK TKM".split())),
    "YUG": (1919, 1990, frozenset("HRV SVN BIH MKD MNE SRB".split())),
    "CSK": (1919, 1992, frozenset({"CZE", "SVK"})),
    "PAK": (1948, 1970, frozenset({"BGD"})),
    "ETH": (1953, 1990, frozenset({"ERI"})),
}
"""A state, the first and last year in which others of today were parts of it, and these."""
NAMED_FOR_ALL = frozenset({"RUS", "CZE"})
"""Parts by whose name papers called the whole: "the Russians" of 1976, "Czech arms" of 1957."""


def state_called(entity: str, surface: str, form: Form, year: int) -> str:
    """The state that an article of that year means by a name: the ground of a part (its towns, its capital) is that of the whole."""
    ground = form in ("capital", "city", "metonym") or (entity in NAMED_FOR_ALL and "Empire" not in surface)
    for whole, (first, last, parts) in WITHIN.items():
        if ground and first <= year <= last and entity in parts:
            return whole
    return state_at(entity, surface, year)


def state_at(entity: str, surface: str, year: int) -> str:
    """The state that a name meant in a given year: Moscow was the Soviet capital until the end of 1991."""
    return next((state for first, last, state in SEATS.get(entity, {}).get(surface, ()) if first <= year <= last), entity)
