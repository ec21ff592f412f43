"""Which state an official serves whose office is named without one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace

from graph.entity import HEADS
from seed.who.gazetteer import Found
from seed.who.offices import table
from seed.who.officials import Official
from seed.who.person_names import surname
from seed.who.salience import Salience
from seed.who.terms import has_left, holds, known_state, possible_states

_ONLY = {state: re.compile("|".join(titles), re.IGNORECASE) for state, titles in table()["only"].items()}
_LISTED = re.compile(
    r"\s*(?:,|and|, and|,? as well as|,? along with|,? together with|was accompanied by)\s*(?:(?:the|his|her|its|their)\s+)?"
)
_MONARCH = re.compile(r"king|queen|emperor|emir|amir|sultan|grand duke", re.IGNORECASE)
"""Titles that are first names too: only a state that has such a throne can have the man on it."""
_BEFORE_WHOSE = re.compile(r"[\w ’'-]{0,40},\s+")
_CLEAR = 1.2
"""How many times the weight of the next state the likeliest needs where nothing but the context speaks for it."""


def with_homes(officials: list[Official], text: str, names: list[Found], published: str) -> list[Official]:
    """The same officials, each with a state; those for whom nothing gives one are left out.

    In this order: the words beside the office; another place of the text that names the same person with a state; the terms of leaders by
    full name; the person whose minister he is; the state that "whose" follows; the terms of leaders by surname, of those that the text
    names (the one it speaks of most) or of a president or prime minister whom only one state has; what only one state calls
    so ("Treasury Secretary"); the official before him in a list; the state that the text speaks of most at the place and that
    may have him in this office. `published` is a date, its year at least.
    """
    year = int(published[:4])
    stated: dict[str, str] = {}
    for official in officials:
        if official.state:
            stated.setdefault(surname(official.person), official.state)
    salience = Salience(text, names)
    settled: list[Official] = []
    for official in officials:
        state, basis = official.state, official.basis
        if state is None:
            state, basis = _home(official, settled, text, names, salience, stated, published)
        no_throne = basis != "stated" and _MONARCH.fullmatch(official.office) and state
        if state and not (no_throne and holds(official.person, state, official.office, official.kind, year) is False):
            stated.setdefault(surname(official.person), state)
            former = official.former or has_left(official.person, state, official.office, official.kind, year)
            settled.append(replace(official, state=state, basis=basis, former=former))
    return settled


def _home(
    official: Official, before: list[Official], text: str, names: list[Found], salience: Salience, stated: dict[str, str], published: str
) -> tuple[str | None, str]:
    year = int(published[:4])
    if surname(official.person) in stated and not official.counterpart:
        return stated[surname(official.person)], "named elsewhere"
    known = possible_states(official.person, official.office, official.kind, year, official.former)
    if len(known) == 1 and " " in official.person:
        return known[0], "terms"
    if not official.counterpart and (master := _master(official, before, stated, published)):
        return master, "named elsewhere"
    if official.owner == "whose" and (state := _relative(official, text, names)):
        return state, "stated"
    weights = salience.at(official.start)
    if official.counterpart and before and before[-1].state:
        del weights[before[-1].state]
    in_text = [state for state in known if weights[state]]
    if in_text:
        return max(in_text, key=lambda state: weights[state]), "terms"
    if official.kind in HEADS and len(now := possible_states(official.person, official.office, official.kind, year, False, 0)) == 1:
        return now[0], "terms"
    if not official.counterpart:
        only = next(
            (state for state, titles in _ONLY.items() if titles.search(official.office) and (weights[state] or state == "VAT")), None
        )
        if only:
            return only, "title"
        if before and _LISTED.fullmatch(text[before[-1].stop : official.start]):
            return before[-1].state, "list"
    return _spoken_of(official, before, weights, year)


def _master(official: Official, before: list[Official], stated: dict[str, str], published: str) -> str | None:
    """The state of the person whose minister he is: "his foreign minister, X", "Hasina's foreign minister, X"."""
    if official.owner in ("his", "her"):
        return before[-1].state if before and official.kind in ("minister", "other", "head_of_government") else None
    if not official.owner[:1].isupper():
        return None
    return stated.get(surname(official.owner)) or known_state(official.owner, published)


def _relative(official: Official, text: str, names: list[Found]) -> str | None:
    """The state of "the Belgian army, whose minister"."""
    at = bisect_right(names, official.start, key=lambda name: name.stop)
    name = names[at - 1] if at else None
    near = name and _BEFORE_WHOSE.fullmatch(text, name.stop, official.start)
    return name.entry.ids[0] if name and near and name.entry.form != "organisation" else None


def _spoken_of(official: Official, before: list[Official], weights: Counter[str], year: int) -> tuple[str | None, str]:
    office, last = official.office.casefold(), surname(official.person)
    taken = {other.state for other in before if other.office.casefold() == office and not other.former and surname(other.person) != last}
    possible: list[tuple[str, float]] = []
    for state, weight in weights.most_common():
        held = None if official.former else holds(official.person, state, official.office, official.kind, year)
        if held:
            return state, "terms"
        if held is None and state not in taken:
            possible.append((state, weight))
    if not possible or (len(possible) > 1 and possible[0][1] < _CLEAR * possible[1][1]):
        return None, ""
    return possible[0][0], "context"
