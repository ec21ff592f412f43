"""Towns that stand for their state's ground: "landed at Puerto Cabello" is Venezuela."""

from __future__ import annotations

import csv
import re
from functools import cache

from seed.paths import DATA
from seed.who.gazetteer import Entry, Found, Gazetteer

_PLACED = re.compile(
    r"\b(?:in|at|to|from|near|off|outside|around|via|into|towards?|reached|between|of|and|or|on|over|through)\s+(?:the\s+)?$", re.IGNORECASE
)
"""What stands before a place; a single word is a town behind it only, since many are surnames, too."""
_GOES_ON = re.compile(r"\s[A-ZÀ-Þ][a-zß-ÿ]")


def towns_named(text: str, names: list[Found]) -> list[Found]:
    """The towns in `text` that are no part of `names` (all other names of states in it) or of a longer name."""
    taken = {at for name in names for at in range(name.start, name.stop)}
    return [
        town
        for town in _towns().find(text)
        if taken.isdisjoint(range(town.start, town.stop))
        and (" " in text[town.start : town.stop] or _PLACED.search(text, max(0, town.start - 14), town.start))
        and not _GOES_ON.match(text, town.stop)
    ]


@cache
def _towns() -> Gazetteer:
    table = Gazetteer()
    with (DATA / "towns.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            table.add(row["town"], Entry((row["state"],), "city"))
    return table
