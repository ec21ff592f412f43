"""States told in one: "North and South Korea", "the two Koreas", "inter-Korean", "the Baltic states"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from seed.who.gazetteer import Entry, Found, Gazetteer
from seed.who.known_names import names_by_hand

_QUARTER = r"(?:North|South|East|West)"
_NAMED = re.compile(rf"{_QUARTER}\s+(?P<rest>\S.*)", re.DOTALL)
_BEFORE = re.compile(rf"\b(?P<the>the\s+)?(?P<quarter>{_QUARTER})\s+(?:and|or)\s+$")


def twins(text: str, names: Iterable[Found], gazetteer: Gazetteer) -> Iterator[Found]:
    """The names that `names` lacks because another word of the text completes them.

    Of "North and South Korea" the word "North"; of "the two Koreas" and "inter-Korean" both words, a state each; of "the Baltic states" all three.
    """
    for name in names:
        shared = _NAMED.fullmatch(text, name.start, name.stop)
        first = _BEFORE.search(text, max(0, name.start - 16), name.start)
        if shared and first and not (first["the"] and name.entry.form == "name"):  # "the North and South Korea" are two places
            whole = f"{first['quarter']} {shared['rest']}"
            for other in gazetteer.find(whole):
                if (other.start, other.stop) == (0, len(whole)):
                    yield Found(first.start("quarter"), first.end("quarter"), other.entry)
    for pattern, states in (_of_both(), _of_three()):
        for found in pattern.finditer(text):
            for part, state in zip(pattern.groupindex, states[found["other"]], strict=True):  # a word for each state
                yield Found(found.start(part), found.end(part), Entry((state,), "name"))


@cache
def _of_three() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """What finds "the Baltic states", and the three by the second word."""
    groups: dict[str, tuple[str, ...]] = names_by_hand()["neighbours"]
    three = "states|countries|nations|republics|governments|capitals|presidents|leaders|(?:foreign|defen[cs]e|prime)\\s+ministers"
    return re.compile(rf"\b(?P<one>[Tt]he|[Tt]hree)\s+(?P<other>{'|'.join(groups)})\s+(?P<third>{three})\b"), groups


@cache
def _of_both() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """What finds "two Koreas" and "inter-Korean", and both states by the second word (`data/names.toml`)."""
    table: dict[str, dict[str, tuple[str, ...]]] = names_by_hand()["twins"]
    two, between = ("|".join(table[form]) for form in ("plural", "adjective"))
    one = rf"(?:[Tt]wo|[Bb]oth|[Tt]he)(?=\s+(?:{two})\b)|[Ii]nt(?:er|ra)(?=-(?:{between})\b)"
    return re.compile(rf"\b(?P<one>{one})[\s-]+(?P<other>\w+)"), table["plural"] | table["adjective"]
