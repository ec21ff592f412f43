"""The reference data that ships with Dyad: states, organisations, memberships and terms of office.

Read from `seed/data/reference/`; SOURCES.md there says where each file comes from. Organisations that it lacks are in `seed/data/names.toml`.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from graph.entity import Membership, Organization, State, Term
from seed.who.known_names import names_by_hand

FOLDER: Traversable = files("seed") / "data" / "reference"

BOUNDS = {"first_seen", "successor_first_seen", "approx_before", "last_seen", "observed"}
"""Precisions under which a source gives a day by which something was so, not the day it began or ended."""


class StateNames(BaseModel):
    """What a state is called, by sort of name, best first."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name: str
    standing: Literal["un_member", "observer", "de_facto", "union", "territory", "historical"]
    official: tuple[str, ...]
    usual: tuple[str, ...]
    adjectives: tuple[str, ...]
    stand_ins: tuple[str, ...]


@cache
def states() -> tuple[State, ...]:
    """All states, present and former, in the order of the file."""
    return tuple(
        State(
            id=row["id"],
            name=row["name"],
            official=row["official"] or None,
            aliases=_distinct(row["aliases"] + _former_names(row)),
            capital=row["capital"] or None,
            valid_from=row["valid_from"] or None,
            valid_to=row["valid_to"] or None,
        )
        for row in _rows("states.json")
    )


@cache
def state_names() -> tuple[StateNames, ...]:
    """The names of all states: official ones and codes; aliases and demonyms; capitals and seats of power."""
    return tuple(
        StateNames(
            id=row["id"],
            name=row["name"],
            standing=row["type"],
            official=_distinct([row["official"], row["alpha2"]]),
            usual=_distinct(row["aliases"] + _former_names(row) + row["demonyms"]["adjective"] + row["demonyms"]["people"]),
            adjectives=_distinct(row["demonyms"]["adjective"]),
            stand_ins=_distinct([row["capital"], *row["capital_aliases"], *row["metonyms"]]),
        )
        for row in _rows("states.json")
    )


@cache
def organizations() -> tuple[Organization, ...]:
    """All organisations, in the order of the file, and then those that are only known by the names that news calls them."""
    listed = [
        Organization(
            id=row["id"],
            name=row["name"],
            aliases=_distinct(row["aliases"]),
            kind=row["kind"],
            seat=row["seat"] or None,
            founded=row["founded"] or None,
            dissolved=row["dissolved"] or None,
        )
        for row in _rows("organisations.json")
    ]
    known = {state.id for state in states()} | {each.id for each in listed}
    by_news = (_by_news(id_, names) for id_, names in names_by_hand()["also"].items() if id_ not in known)
    return (*listed, *by_news)


def _by_news(id_: str, names: list[str]) -> Organization:
    """An organisation of `data/names.toml`, called by its first name that is no acronym ("Cairns Group"), if it has one."""
    name = next((name for name in names if " " in name and name[0].isupper()), names[0])
    return Organization(id=id_, name=name, aliases=tuple(other for other in names if other not in (id_, name)))


@cache
def memberships() -> tuple[Membership, ...]:
    """All memberships, in the order of the file."""
    return tuple(
        Membership(organization=row["org"], state=row["state"], status=row["status"], start=row["from"] or None, end=row["to"] or None)
        for row in _table("org_membership.csv")
    )


@cache
def terms() -> tuple[Term, ...]:
    """Terms of heads of state and government, ministers and deputies, in the order of the files."""
    return tuple(
        Term(
            person=row["person"],
            aliases=_distinct(row["aliases"].split("|")),
            state=row["state"].removeprefix("ORG:"),
            office=row["office"] or row["role"].replace("_", " "),
            role=row["role"],
            start=_known(row["start"], row["start_precision"]),
            end=_known(row["end"], row["end_precision"]),
            last_seen=row["last_seen"] or None,
        )
        for name in ("leaders.csv", "leaders_deputies.csv")
        for row in _table(name)
    )


def _known(date: str, precision: str) -> str | None:
    """No more of a date than the source knows: of a mere bound only its year."""
    return (date[:4] if precision in BOUNDS else date) or None


def _former_names(row: dict[str, Any]) -> list[str]:
    return [former["name"] for former in row["former_names"]]


def _distinct(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _rows(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(_text(name))
    return rows


def _table(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(_text(name).splitlines())


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
