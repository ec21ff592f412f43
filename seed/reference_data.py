"""The reference data that ships with Dyad: states, organisations, memberships and terms of office.

Read from `seed/data/reference/`; SOURCES.md there says where each file comes from.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph.when import PartialDate

FOLDER: Traversable = files("seed") / "data" / "reference"

BOUNDS = {"first_seen", "successor_first_seen", "approx_before", "last_seen", "observed"}
"""Precisions under which a source gives a day by which something was so, not the day it began or ended."""


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StateRow(_Row):
    """A state, territory or former state; `id` is ISO 3166-1 alpha-3 or the codebook's addition."""

    id: str
    iso2: str | None
    name: str
    official: str
    kind: Literal["un_member", "observer", "de_facto", "territory", "union", "historical"]
    capital: str | None
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    metonyms: tuple[str, ...]
    capital_aliases: tuple[str, ...]
    valid_from: PartialDate | None
    valid_to: PartialDate | None
    successors: tuple[str, ...]


class OrganizationRow(_Row):
    """An international organisation; `id` is its usual acronym."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    seat: str | None
    founded: PartialDate | None
    dissolved: PartialDate | None


class MembershipRow(_Row):
    """One state's membership of one organisation; an open end is a membership that lasts."""

    organization: str
    state: str
    status: Literal["member", "associate", "observer", "suspended"]
    start: PartialDate | None
    end: PartialDate | None
    source: str


class TermRow(_Row):
    """One person's tenure of one office. With no `end` the person held it still on `last_seen`."""

    person: str
    aliases: tuple[str, ...]
    state: str
    office: str
    role: str
    start: PartialDate | None
    end: PartialDate | None
    last_seen: PartialDate | None
    source: str


@cache
def states() -> tuple[StateRow, ...]:
    """All states, by id."""
    rows = (
        StateRow(
            id=row["id"],
            iso2=row["alpha2"],
            name=row["name"],
            official=row["official"],
            kind=row["type"],
            capital=row["capital"] or None,
            aliases=_distinct(row["aliases"] + [former["name"] for former in row["former_names"]]),
            demonyms=_distinct(row["demonyms"]["adjective"] + row["demonyms"]["people"]),
            metonyms=_distinct(row["metonyms"]),
            capital_aliases=_distinct(row["capital_aliases"]),
            valid_from=row["valid_from"] or None,
            valid_to=row["valid_to"] or None,
            successors=tuple(row.get("successors", ())),
        )
        for row in json.loads(_text("states.json"))
    )
    return tuple(sorted(rows, key=lambda state: state.id))


@cache
def organizations() -> tuple[OrganizationRow, ...]:
    """All organisations, by id."""
    rows = (
        OrganizationRow(
            id=row["id"],
            name=row["name"],
            aliases=_distinct(row["aliases"]),
            kind=row["kind"],
            seat=row["seat"] or None,
            founded=row["founded"] or None,
            dissolved=row["dissolved"] or None,
        )
        for row in json.loads(_text("organisations.json"))
    )
    return tuple(sorted(rows, key=lambda organization: organization.id))


@cache
def memberships() -> tuple[MembershipRow, ...]:
    """All memberships, in the order of the file."""
    return tuple(
        MembershipRow(
            organization=row["org"],
            state=row["state"],
            status=row["status"],  # type: ignore[arg-type]  # checked by the model
            start=row["from"] or None,
            end=row["to"] or None,
            source=row["source"],
        )
        for row in _table("org_membership.csv")
    )


@cache
def terms() -> tuple[TermRow, ...]:
    """Terms of heads of state and government, ministers and deputies, in the order of the files."""
    return tuple(
        TermRow(
            person=row["person"],
            aliases=_distinct(row["aliases"].split("|")),
            state=row["state"],
            office=row["office"],
            role=row["role"],
            start=_known(row["start"], row["start_precision"]),
            end=_known(row["end"], row["end_precision"]),
            last_seen=row["last_seen"] or None,
            source=row["source"],
        )
        for name in ("leaders.csv", "leaders_deputies.csv")
        for row in _table(name)
    )


def _known(date: str, precision: str) -> str | None:
    """No more of a date than the source knows: of a mere bound only its year."""
    return (date[:4] if precision in BOUNDS else date) or None


def _distinct(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _table(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(_text(name).splitlines())
