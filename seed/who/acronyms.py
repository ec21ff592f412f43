"""Acronyms that a text gives beside the full name of a body: "the Bank for International Settlements, BIS, said"; from then on "the BIS" is it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from seed.who.gazetteer import Entry, Found

_GIVEN = re.compile(
    r"(?:\s?\(\s?|,\s+|\s+-+\s+)(?:or\s+|the\s+|known\s+as\s+(?:the\s+)?)?[\"“]?(?P<acronym>[A-Z][A-Za-z&-]*[A-Z])[\"”]?(?=\s?[),;-]|\s+-)"
)
_SMALL = frozenset({"a", "and", "for", "in", "of", "on", "the", "to"})


def acronyms_given(text: str, names: Iterable[Found]) -> Iterator[Found]:
    """The places of acronyms that `text` gives behind one of `names`, the full name of a body whose initials they are."""
    given: dict[str, Entry] = {}
    taken: set[int] = set()
    for name in names:
        taken.add(name.start)
        behind = _GIVEN.match(text, name.stop) if name.entry.form == "organisation" else None
        if behind and _fits(behind["acronym"], text[name.start : name.stop]):
            given.setdefault(behind["acronym"], name.entry)
    if given:
        for found in re.finditer(rf"(?<![\w-])(?:{'|'.join(map(re.escape, given))})(?![\w-])", text):
            if found.start() not in taken:
                yield Found(found.start(), found.end(), given[found[0]])


def _fits(acronym: str, name: str) -> bool:
    """Whether the letters of `acronym` are initials of the words of `name`, in their order; small words may be passed over."""
    initials = iter(word[0].upper() for word in re.findall(r"[^\W\d_]+", name) if word not in _SMALL)
    letters = [letter for letter in acronym if letter.isupper()]
    return len(letters) > 1 and " " in name and all(letter in initials for letter in letters)
