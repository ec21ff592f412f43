"""Who and what merely shares a state's name: Michael Jordan, Chad Wolf, Lake Chad, the American Georgia."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from seed.who.gazetteer import Found
from seed.who.known_names import names_by_hand
from seed.who.leaders import load_leaders
from seed.who.person_names import opens_no_name, unranked
from seed.who.terms import terms_of

_ALSO_PEOPLE = frozenset(
    "Jordan Washington Chad Israel Georgia France Paris London Ireland Jamaica Kenya India Holland England Berlin Montenegro Santiago Lagos Hague "
    "Milan Sydney Muscat Madrid Birmingham Cornwall Douglas".split()
)
"""Names of states, capitals and towns that are names of people too."""
_WORD_BEFORE = re.compile(r"([\w’'.-]+)[^\S\n]+$")
_NAME_AFTER = re.compile(r"[^\S\n]+([A-ZÀ-Þ][a-zà-ÿ’'-]+[a-zà-ÿ])\b")
_PLACE_BEFORE = re.compile(r"\b(?:Lake|Mount|River|Sea of|Gulf of|Bay of|Straits? of|University of)[^\S\n]+$")
_PLACE_AFTER = re.compile(r"[^\S\n]+(?:River|Valley|Basin|Delta|Strait|Falls|State University)\b")
_GEORGIA_STATE = re.compile(
    r"\b(?:Atlanta|Georgian? Republicans?|Savannah|Brian Kemp|Stacey Abrams|Jimmy Carter|peanut|primary|gubernatorial)\b"
)
_GEORGIA_COUNTRY = re.compile(
    r"\b(?:Tbilisi|Abkhaz\w*|Ossetia\w*|Saakashvili|Shevardnadze|Caucasus|Moscow|Russian?|Armenian?|Azerbaijani?|NATO)\b"
)


@cache
def given_names() -> frozenset[str]:
    """First names: those of the leaders in the reference data, and the usual English ones."""
    usual: list[str] = names_by_hand()["people"]["given"]
    first = {unranked(leader.name).split()[0] for leader in load_leaders() if " " in unranked(leader.name)}
    return frozenset(usual) | {name for name in first if len(name) > 2 and name.istitle() and name.isalpha() and not opens_no_name(name)}


def named_states(text: str, names: list[Found]) -> list[Found]:
    """`names` (of a text, in order) without those that name a person, a lake, a university or an American state."""
    american = bool(_GEORGIA_STATE.search(text)) and not _GEORGIA_COUNTRY.search(text)
    people = set(_people(text, names))
    states = {name.entry.ids for name in names if text[name.start : name.stop] not in _ALSO_PEOPLE}
    surnames = {text[name.start : name.stop] for name in names if (name.start, name.stop) in people and _is_surname(text, name)}
    return [
        name
        for name in names
        if (name.start, name.stop) not in people
        and not _is_place(text, name)
        and not (american and text[name.start : name.stop] == "Georgia")
        # once his full name is told the surname is he, unless the state is spoken of by another name as well
        and not (text[name.start : name.stop] in surnames and name.entry.ids not in states)
    ]


def _people(text: str, names: list[Found]) -> Iterator[tuple[int, int]]:
    starts = {name.start for name in names}
    stands_alone = cache(partial(_stands_alone, text))
    for name in names:
        if text[name.start : name.stop] not in _ALSO_PEOPLE:
            continue
        after = _NAME_AFTER.match(text, name.stop)
        if _is_surname(text, name) or (after and after.start(1) not in starts and stands_alone(after[1], text[name.start : name.stop])):
            yield name.start, name.stop


def _is_surname(text: str, name: Found) -> bool:
    before = _WORD_BEFORE.search(text, max(0, name.start - 30), name.start)
    if not before or text.endswith("Camp ", 0, before.start()):
        return False
    if before[1].rstrip(".") in ("Mr", "Mrs", "Ms", "Miss"):
        return True
    # "under Sharon Israel left": a leader's name just before his state is no first name
    return before[1] in given_names() and not any(term.state in name.entry.ids for term in terms_of(before[1]))


def _stands_alone(text: str, word: str, first: str) -> bool:
    """Whether the capitalised `word`, which follows the name `first`, comes again without it, as a surname does."""
    if opens_no_name(word):
        return False
    reach = len(first) + 20
    return any(
        not text[max(0, each.start() - reach) : each.start()].rstrip().endswith(first)
        for each in re.finditer(rf"\b{re.escape(word)}\b(?![’'-]\w\w)", text)
    )


def _is_place(text: str, name: Found) -> bool:
    if name.entry.form not in ("name", "capital"):
        return False
    return bool(_PLACE_BEFORE.search(text, max(0, name.start - 30), name.start) or _PLACE_AFTER.match(text, name.stop))
