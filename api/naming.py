"""What states and organisations are called in sentences for people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from api.wording import listed
from seed.names import entity

LONG_NAME: Final = 24
"""An organisation with a longer name goes by its acronym, where that is one: NATO, but the European Union."""

WITH_ARTICLE: Final = re.compile(
    r"(United|Soviet|Central African|Democratic Republic|Republic|Holy|Isle|Bahamas|Comoros|Gambia|Maldives|Netherlands|Philippines|Seychelles)\b"
    r"|(.* )?(Islands|Republic|Empire|Union|Bank|Nations|League|Commonwealth|Community|Union State|Council)\b"
)
"""Names that take "the" in a sentence."""


def entity_name(entity_id: str) -> str:
    """What a state or organisation is called; its id where the reference data has no name."""
    found = entity(entity_id)
    if found is None:
        return entity_id
    return found.id if found.kind == "organization" and len(found.name) > LONG_NAME and len(found.id) <= 6 else found.name


def in_sentence(entity_id: str) -> str:
    """The name with its article: 'Belarus', 'the United States'."""
    name = entity_name(entity_id)
    return f"the {name}" if WITH_ARTICLE.match(name) else name


def names(entity_ids: Sequence[str]) -> str:
    """The names of entities as a phrase."""
    return listed([in_sentence(entity_id) for entity_id in entity_ids])
