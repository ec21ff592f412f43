"""The names of all states and organisations, by the reference data and by hand."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from typing import Any, Required, TypedDict

from seed.paths import DATA, REFERENCE
from seed.who.gazetteer import Entry, Form, Gazetteer

AS_ANOTHER = {"X-BRD": "DEU", "ZAR": "COD", "EUE": "EU", "X-RUE": "RUS", "X-UAR": "EGY"}
"""Historical ids that the codebook folds into another (West Germany is DEU), and what it does not know."""


class _Row(TypedDict, total=False):
    """The columns of states.json and organisations.json that are used here."""

    id: Required[str]
    name: Required[str]
    type: str
    official: str
    aliases: Required[list[str]]
    demonyms: dict[str, list[str]]
    capital: str
    capital_aliases: list[str]
    metonyms: list[str]
    former_names: list[dict[str, str]]
    valid_to: str | None


def reference(name: str) -> list[_Row]:
    """The rows of a reference file."""
    rows: list[_Row] = json.loads((REFERENCE / name).read_text(encoding="utf-8"))
    return rows


_SPELT = (
    ("Organization", "Organisation"),
    ("Cooperation", "Co-operation"),
    ("Programme", "Program"),
    ("Defense", "Defence"),
    ("Saint ", "St. ", "St "),
)
"""Words of names that news writes in more than one way."""
_INITIALS = re.compile(r"[A-Z]{3,6}")


def spellings(name: str) -> set[str]:
    """`name` in all spellings: "Organisation for Economic Co-operation ..." is "Organization for Economic Cooperation ...", too, "OAU" "O.A.U."."""
    found = {name, f"{'.'.join(name)}."} if _INITIALS.fullmatch(name) else {name}
    for words in _SPELT:
        found |= {each.replace(word, other) for each in found for word in words if word in each for other in words}
    return found


def _plausible(name: str) -> bool:
    return len(name) > 1 and name[0].isupper() and "," not in name and "i-" not in name


@cache
def names_by_hand() -> dict[str, dict[str, Any]]:
    """The tables of `data/names.toml`, as its comments tell them."""
    return tomllib.loads((DATA / "names.toml").read_text(encoding="utf-8"))


@cache
def states_and_organisations() -> Gazetteer:
    """The gazetteer of all states and organisations, from the reference data and `data/names.toml`."""
    extra = names_by_hand()
    dropped = set(extra["drop"]["names"]) - set(extra["drop"]["keep"])
    states = reference("states.json")
    known = {state["id"] for state in states}
    gazetteer = Gazetteer()
    for phrase in extra["not"]["phrases"]:
        gazetteer.add(phrase, None)
    forms: tuple[Form, ...] = ("capital", "demonym")
    for form in forms:
        for name, state in extra["preferred"][form].items():
            gazetteer.add(name, Entry((state,), form))
    gazetteer.add("Korea", Entry(("KOR", "PRK"), "name"))
    gazetteer.add("Korean", Entry(("KOR", "PRK"), "demonym"))
    gazetteer.add("Koreans", Entry(("KOR", "PRK"), "demonym"))
    for state, names in extra["also"].items():
        for name in sorted(spelling for each in names for spelling in spellings(each)):
            gazetteer.add(name, Entry((state,), "name" if state in known else "organisation"))
    current_first = sorted(states, key=lambda state: (state["valid_to"] is not None, state["type"] not in ("un_member", "observer")))
    for state in current_first:
        ids = (AS_ANOTHER.get(state["id"], state["id"]),)
        named: list[tuple[Form, list[str]]] = [
            ("name", [state["name"], state["official"], *state["aliases"], *(f["name"] for f in state["former_names"])]),
            ("demonym", [*state["demonyms"]["adjective"], *state["demonyms"]["people"]]),
            ("capital", [state["capital"], *state["capital_aliases"]]),
            ("metonym", state["metonyms"]),
        ]
        for form, names in named:
            for name in names:
                if _plausible(name) and name not in dropped:
                    for spelling in sorted(spellings(name.removeprefix("the ").removeprefix("The "))):
                        gazetteer.add(spelling, Entry(ids, form))
    for state, names in extra["cities"].items():
        for name in names:
            gazetteer.add(name, Entry((state,), "city"))
    for organisation in reference("organisations.json"):
        for name in (organisation["name"], *organisation["aliases"]):
            if _plausible(name) and name not in dropped:
                for spelling in sorted(spellings(name.removeprefix("the "))):
                    gazetteer.add(spelling, Entry((organisation["id"],), "organisation"))
    return gazetteer
