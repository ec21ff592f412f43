"""How far an event has come, where its own word says so: what is promised is announced, what is asked for is sought."""

from __future__ import annotations

import tomllib
from functools import cache

from pydantic import RootModel

from seed.paths import DATA

COME_ABOUT = frozenset({"done", "announced"})
"""What the reader model may have been misled to; whether something is still planned or sought it sees well in the words around."""


class SettledStatuses(RootModel[dict[str, dict[str, frozenset[str]]]]):
    """Words that settle a status: event type -> status -> words in small letters (`data/statuses.toml`)."""


@cache
def settled_statuses() -> SettledStatuses:
    """The words as the data file has them."""
    return SettledStatuses.model_validate(tomllib.loads((DATA / "statuses.toml").read_text(encoding="utf-8")))


def status_of(event_type: str, word: str, likeliest: str) -> str:
    """The status that the event's own `word` settles, else the reader model's `likeliest`."""
    if likeliest not in COME_ABOUT:
        return likeliest
    settled = settled_statuses().root.get(event_type, {})
    return next((status for status, words in settled.items() if word.casefold() in words), likeliest)
