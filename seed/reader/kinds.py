"""The kind of an event, where words settle it: what is bought is a sale, what is done by telephone a call."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict

from seed.paths import DATA

LONGEST = 3
"""Words of the longest phrase that settles a kind: "line of credit"."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class SettledKinds(BaseModel):
    """Words that settle a kind: event type -> kind -> words or phrases in small letters (`data/kinds.toml`)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    in_sentence: dict[str, dict[str, frozenset[str]]]
    """Anywhere in the event's sentence."""
    told_by: dict[str, dict[str, frozenset[str]]]
    """Only as the word that tells of the event."""


@cache
def settled_kinds() -> SettledKinds:
    """The words as the data file has them."""
    return SettledKinds.model_validate(tomllib.loads((DATA / "kinds.toml").read_text(encoding="utf-8")))


def kind_of(event_type: str, word: str, sentence: str, likeliest: str | None) -> str | None:
    """The kind that the event's own `word` settles, else the one that the words of its sentence do, else the reader model's `likeliest`."""
    settled = settled_kinds()
    anywhere = settled.in_sentence.get(event_type, {})
    for table in (settled.told_by.get(event_type, {}), anywhere):
        for kind, words in table.items():
            if word.casefold() in words:
                return kind
    named = [kind for kind, words in anywhere.items() if words & _phrases(sentence)]
    return named[0] if len(named) == 1 else likeliest


@lru_cache(maxsize=64)
def _phrases(sentence: str) -> frozenset[str]:
    """Its words in small letters and all runs of up to LONGEST of them, kept because a sentence has many candidates."""
    words = _WORD.findall(sentence.casefold())
    return frozenset(" ".join(words[at : at + length]) for length in range(1, LONGEST + 1) for at in range(len(words) - length + 1))
