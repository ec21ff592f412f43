"""The kind of an event, where the word that tells of it settles it: "bought" is a sale, "treaty" a treaty."""

from __future__ import annotations

import tomllib
from functools import cache

from seed.paths import DATA


@cache
def settled_kinds() -> dict[tuple[str, str], str]:
    """Event type and word in small letters -> kind, as in `data/kinds.toml`."""
    table = tomllib.loads((DATA / "kinds.toml").read_text(encoding="utf-8"))
    return {(event_type, word): kind for event_type, kinds in table.items() for kind, words in kinds.items() for word in words}


def kind_of(event_type: str, word: str, likeliest: str | None) -> str | None:
    """The kind that `word` settles, else the one that the reader model found `likeliest`."""
    return settled_kinds().get((event_type, word.casefold()), likeliest)
