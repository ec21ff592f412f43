"""Who is spoken of where: every place of a text that names a state or organisation, by whatever name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from seed.who.acronyms import acronyms_given
from seed.who.gazetteer import UNSEEN, Form, Found
from seed.who.holders import officials_of
from seed.who.in_short import called_in_short
from seed.who.known_names import states_and_organisations
from seed.who.namesakes import named_states
from seed.who.officials import Official
from seed.who.person_names import full_names
from seed.who.seats import state_called
from seed.who.terms import known_state, terms_of
from seed.who.towns import towns_named
from seed.who.twins import twins
from seed.who.which import Which

LATELY = 12
"""Years after which the full name of one who led a state still names that state."""
BESIDE = 200
"""Characters either side of an older name within which a year of his term must be told: "in 1996 Boris Yeltsin signed", in 2024."""
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Mention:
    """One entity named at text[start:stop]."""

    start: int
    stop: int
    id: str
    form: Form


@dataclass(frozen=True, slots=True)
class Cast:
    """All who are named in a text: entities, and the people named with their office."""

    mentions: tuple[Mention, ...]
    officials: tuple[Official, ...]


def find_cast(text: str, published: str) -> Cast:
    """Every mention in `text` (in order, none overlapping) and every person named with an office.

    A person counts as a mention of the state once the text has given the office, or where the name belongs to a
    leader of the time; the surname alone counts after the full name or title has been seen anywhere in the text.
    """
    year = int(published[:4])
    gazetteer = states_and_organisations()
    leaders = _leaders(text, published)
    known = gazetteer.find(text)
    named = sorted([*named_states(text, known), *towns_named(text, known), *called_in_short(text, known)], key=lambda name: name.start)
    names = [_then(name, text, year) for name in _outside(leaders, named, text)]
    officials = officials_of(text, names, published)
    which = Which(text)
    shared = [*twins(text, names, gazetteer), *acronyms_given(text, names)]
    taken = {name.start for name in shared}
    mentions: list[Mention] = []
    for name in [*(name for name in names if name.start not in taken), *shared]:
        surface = UNSEEN.sub("", text[name.start : name.stop])
        if surface.isupper() and surface in ("US", "UN") and text[max(0, name.start - 1) : name.start] == "\x27":
            continue
        mentions.append(Mention(name.start, name.stop, which.meant(name.entry.ids, surface, name.start), name.entry.form))
    mentions += _people(text, leaders, officials, mentions)
    return Cast(tuple(sorted(mentions, key=lambda m: m.start)), tuple(officials))


def _led_then(person: str, text: str, at: int) -> str | None:
    """The state that `person`, named at text[at], led in a year told beside him."""
    if not terms_of(person):  # as of nearly every two capitalised words
        return None
    years = {year[0] for year in _YEAR.finditer(text, max(0, at - BESIDE), at + BESIDE)}
    states = {state for year in years if (state := known_state(person, year, slack_years=0))}
    return states.pop() if len(states) == 1 else None


def _then(name: Found, text: str, year: int) -> Found:
    """`name` as the state that an article of `year` means by it."""
    surface = UNSEEN.sub("", text[name.start : name.stop])
    ids = tuple(state_called(id_, surface, name.entry.form, year) for id_ in name.entry.ids)
    return name if ids == name.entry.ids else replace(name, entry=replace(name.entry, ids=ids))


def _leaders(text: str, published: str) -> dict[str, str]:
    """The full names in `text` of those who led a state about then, and their states."""
    led: dict[str, str] = {}
    for at, name in full_names(text):
        words = name.split()
        for size in range(len(words), 1, -1):
            for first in range(len(words) - size + 1):
                person = " ".join(words[first : first + size])
                if person not in led and (state := known_state(person, published, slack_years=LATELY) or _led_then(person, text, at)):
                    led[person] = state
    return led


def _outside(people: Iterable[str], names: list[Found], text: str) -> list[Found]:
    """`names` without those that are part of the name of one of `people`: the Hague of William Hague is no Dutch town."""
    spans = sorted(found.span() for person in people for found in re.finditer(re.escape(person), text))
    reach = list(accumulate((stop for _, stop in spans), max))  # how far those come that begin up to here

    def within(name: Found) -> bool:
        before = bisect_right(spans, name.start, key=lambda span: span[0])
        return before > 0 and name.stop <= reach[before - 1]

    return [name for name in names if not within(name)]


def _people(text: str, leaders: Mapping[str, str], officials: list[Official], taken: list[Mention]) -> list[Mention]:
    """Mentions of people: every place that names an official or one of `leaders`, and then his surname."""
    homes: dict[str, str] = {}
    for official in officials:
        if official.state:
            homes.setdefault(official.person, official.state)
    for person, state in leaders.items():
        homes.setdefault(person, state)
    wanted: dict[str, str] = {}
    for person, state in homes.items():
        wanted[person] = state
        last = person.split()[-1]
        if len(last) > 2 and last not in ("II", "III") and person.split()[0] not in ("King", "Queen", "Pope"):
            wanted.setdefault(last, state)
    if not wanted:
        return []
    free = sorted(taken, key=lambda m: m.start)
    starts = [m.start for m in free]
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(w) for w in sorted(wanted, key=len, reverse=True)) + r")(?!\w)")
    people = []
    for found in pattern.finditer(text):
        before = bisect_left(starts, found.end()) - 1
        if before < 0 or free[before].stop <= found.start():
            people.append(Mention(found.start(), found.end(), wanted[found.group()], "person"))
    return people
