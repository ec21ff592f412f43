"""Names that stand together in a list: "Paris, Berlin and the Hague", "with Oman's foreign minister and the emir of Qatar"."""

from __future__ import annotations

import re

from seed.reader.places import Place, places_within

_JOINED = re.compile(
    r"(?:['’]s)?(?:\s*,\s*(?:(?:and|or|then|&)\s+)?|\s+(?:and|or|&|as\s+well\s+as)\s+)(?:(?:also|then|later|both|with|to|in|for|from|of|by|at|on|between|against)\s+){0,2}(?:the\s+)?"
)
_OF_ONE = re.compile(r"(?:['’]s)?[\w .'’-]{0,50}")
"""Between two names of one entity: "Israeli Prime Minister Benjamin Netanyahu"."""


def lists(places: list[Place], text: str, sentence: tuple[int, int]) -> list[list[Place]]:
    """The names of `sentence` by the lists they stand in, in order; a name that stands alone is a list of one."""
    out: list[list[Place]] = []
    for place in places_within(places, sentence):
        if not place.id:
            continue
        before = out[-1][-1] if out else None
        if before and place.start < before.stop:
            continue
        if before and _goes_on(text[before.stop : place.start], same=before.id == place.id):
            out[-1].append(place)
        else:
            out.append([place])
    return out


def _goes_on(between: str, same: bool) -> bool:
    return bool(_JOINED.fullmatch(between)) or (same and bool(_OF_ONE.fullmatch(between)))
