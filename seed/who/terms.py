"""Who held an office when: leaders' terms by name and by state."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache
from typing import Final

from graph.entity import HEADS
from seed.who.leaders import Leader, load_leaders

_ROLES = {
    "head_of_state": ("head_of_state",),
    "head_of_government": ("head_of_government", "prime_minister"),
    "minister": ("foreign_minister", "defence_minister", "finance_minister", "minister"),
    "other": ("deputy_head_of_state", "deputy_head_of_government", "other_senior"),
}
"""The reference data's roles that an office of each kind of the codebook may be."""
_TITLES = re.compile(
    r"(?<!vice )(?<!vice-)(president|king|queen|emperor|emir|amir|sultan|grand duke|pope|supreme leader)|"
    r"(?<!deputy )(prime minister|premier|chancellor(?! of the))",
    re.IGNORECASE,
)
_FIELDS = {
    "foreign_minister": r"foreign|external|secretary of state$|top diplomat|^secretary$",
    "defence_minister": r"defen[cs]e|pentagon|^secretary$|war",
    "finance_minister": r"financ|treasury|econom|exchequer",
}
"""What the title of a minister says where the reference data has this role."""
SURNAME_FIRST = frozenset(("CHN", "KOR", "PRK", "TWN", "VNM", "KHM", "HUN"))
"""Where people are named by the surname first."""


@cache
def key(name: str) -> str:
    """A name as the table compares it: no accents, stops or capitals."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("-", " ").replace("ł", "l").replace("Ł", "L"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).replace(".", "").casefold().split())


@cache
def _by_name() -> tuple[dict[str, tuple[Leader, ...]], dict[str, tuple[Leader, ...]]]:
    full: dict[str, list[Leader]] = {}
    last: dict[str, list[Leader]] = {}
    for leader in load_leaders():
        name = key(leader.name)
        words = name.split()
        full.setdefault(name, []).append(leader)
        last.setdefault(words[-1], []).append(leader)
        if len(words) > 2:
            full.setdefault(f"{words[0]} {words[-1]}", []).append(leader)
        if leader.state in SURNAME_FIRST and len(words) > 1:
            last.setdefault(words[0], []).append(leader)
    return {n: tuple(t) for n, t in full.items()}, {n: tuple(t) for n, t in last.items()}


@cache
def _by_state() -> dict[str, tuple[Leader, ...]]:
    table: dict[str, list[Leader]] = {}
    for leader in load_leaders():
        table.setdefault(leader.state, []).append(leader)
    return {state: tuple(terms) for state, terms in table.items()}


def terms_of(person: str) -> tuple[Leader, ...]:
    """All terms of the people who may be meant by `person`, a full name or a surname."""
    full, last = _by_name()
    name = key(person)
    if name in full:
        return full[name]
    words = name.split()
    if len(words) == 1:
        return last.get(name, ())
    return full.get(f"{words[0]} {words[-1]}", ()) if len(words) > 2 else ()


def _near(terms: Iterable[Leader], year: int, slack: int) -> list[Leader]:
    return [t for t in terms if t.start - 1 <= year and (t.end is None or t.end >= year - slack)]


def in_office(terms: Iterable[Leader], year: int) -> list[Leader]:
    """Those of `terms` that cover a day of `year`."""
    return [t for t in terms if t.start <= year and (t.end is None or t.end >= year)]


def known_state(person: str, published: str, slack_years: int = 3) -> str | None:
    """The one state whose leader `person` (full name or surname) was around the date of publication, else None.

    Heads of state and government count up to `slack_years` after they left, ministers and deputies, whose names are less
    singular, up to one year.
    """
    year = int(published[:4])
    terms = terms_of(person)
    heads = [t for t in terms if t.role in HEADS]
    near = [*_near(heads, year, slack_years), *_near((t for t in terms if t not in heads), year, min(slack_years, 1))]
    for chosen in (near, in_office(near, year)):
        states = {term.state for term in chosen}
        if len(states) == 1:
            return states.pop()
    return None


@cache
def _title(office: str) -> str:
    """The word of an office that only some states have: "king", "president", "prime minister"."""
    found = _TITLES.search(office)
    word = found.group().casefold() if found else ""
    return {"premier": "prime minister", "amir": "emir", "queen": "king"}.get(word, word)


def is_throne_or_cabinet(term: Leader) -> bool:
    """Whether the office is a president's, a monarch's or a prime minister's by its name."""
    return bool(_title(term.office))


def is_office(term: Leader, title: str, kind: str) -> bool:
    """Whether a term of the table is of the office that a text calls `title`."""
    if kind not in _ROLES or (kind == "minister" and term.role in _ROLES["minister"] and not _same_field(term.role, title)):
        return False
    word = _title(title) if kind != "other" else ""
    if word in ("king", "president", "emir", "sultan", "chancellor", "pope", "emperor"):
        return _title(term.office) == word and not term.role.startswith(("deputy", "head_of_state_rep"))
    return term.role in _ROLES[kind] or (kind == "minister" and term.role == "finance_minister")


def _same_field(role: str, title: str) -> bool:
    return bool(re.search(_FIELDS.get(role, ""), title, re.IGNORECASE))


def possible_states(person: str, title: str, kind: str, year: int, former: bool, slack_years: int = 15) -> list[str]:
    """The states whose office of this title the person may hold in `year`, or else may have held in the `slack_years` before.

    With `former` those who have left it come first. A full name that the table knows in another office of that year counts where none fits the title.
    """
    terms = terms_of(person)
    fitting = [t for t in terms if is_office(t, title, kind)]
    left = [t for t in _near(fitting, year, 40) if t.end is not None and t.end <= year] if former else []
    for chosen in (
        left,
        in_office(fitting, year),
        _near(fitting, year, slack_years),
        _near(terms, year, slack_years) if " " in person else [],
    ):
        if chosen:
            return list(dict.fromkeys(t.state for t in chosen))
    return []


def holds(person: str, state: str, title: str, kind: str, year: int) -> bool | None:
    """Whether the table has `person` in this office of `state` in `year`; None where it does not tell.

    False where the state has no such office, or somebody else held it all year.
    """
    terms = [t for t in _near(_by_state().get(state, ()), year, 8) if is_office(t, title, kind)]
    if not terms:
        heads = [t for t in _near(_by_state().get(state, ()), year, 2) if t.role in HEADS]
        return False if heads and _title(title) and kind in HEADS else None
    last = key(person).split()[-1]
    if any(_spelt_alike(last, word) for t in terms for word in key(t.name).split() if len(word) > 2):
        return True
    whole = [t for t in terms if t.start < year and (t.end is not None and t.end > year)]
    return False if whole else None


_SHORT: Final = 4
"""Names of fewer letters are spelt in one way only: Hung is not Hun."""


def _spelt_alike(name: str, other: str) -> bool:
    """Whether two names may be one, spelt differently by a fifth."""
    return name == other or (min(len(name), len(other)) >= _SHORT and SequenceMatcher(None, name, other).ratio() >= 0.8)


def has_left(person: str, state: str, title: str, kind: str, year: int) -> bool:
    """Whether the person's last term of this office ended before `year`, and the table knows who held it then."""
    terms = [t for t in terms_of(person) if t.state == state and is_office(t, title, kind)]
    if not terms or any(t.end is None or t.end >= year for t in terms):
        return False
    return any(is_office(t, title, kind) for t in in_office(_by_state()[state], year))
