"""Things that questions name: weapons by the reference data, goods by the lexicon."""

from __future__ import annotations

import json
from functools import cache

from api.ask.lexicon import lexicon
from graph.fact import FactType
from seed.names import plain
from seed.reference_data import FOLDER


def kind_of_thing(phrase: str) -> FactType | None:
    """What sort of event deals with `phrase`: a weapon is transferred, goods are supplied; None for anything else."""
    name = plain(phrase)
    if name in lexicon().goods:
        return FactType.SUPPLY
    return FactType.ARMS_TRANSFER if name in _weapons() and (phrase[0].isupper() or any(char.isdigit() for char in phrase)) else None


@cache
def _weapons() -> frozenset[str]:
    rows = json.loads((FOLDER / "weapons.json").read_text(encoding="utf-8"))
    return frozenset(plain(name) for row in rows for name in (row["name"], *row["aliases"]) if name not in row["common_words"])
