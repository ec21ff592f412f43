"""Leaders and their terms of office, from the reference data."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from seed.paths import DATA, REFERENCE
from seed.who.known_names import AS_ANOTHER, reference


@dataclass(frozen=True, slots=True)
class Leader:
    """One term of office, by years; `end` is None while in office at the last look."""

    name: str
    state: str
    office: str
    role: str
    start: int
    end: int | None


def load_leaders() -> list[Leader]:
    """The dated terms of leaders, deputies and ministers: the reference data, and what `leaders_more.csv` adds to it."""
    states = frozenset(state["id"] for state in reference("states.json") if state["type"] != "territory")
    leaders = []
    for file in (REFERENCE / "leaders.csv", REFERENCE / "leaders_deputies.csv", DATA / "leaders_more.csv"):
        with file.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                if led := _led(row, states):
                    start, end = int(row["start"][:4]), int(row["end"][:4]) if row["end"] else None
                    for name in (row["person"], *filter(None, row["aliases"].split("|"))):
                        leaders.append(Leader(name, led, row["office"], row["role"], start, end))
    return leaders


_REALMS = frozenset({"Elizabeth II", "Queen Elizabeth II", "Elizabeth", "Charles III", "King Charles III"})


def _led(row: dict[str, str], states: frozenset[str]) -> str | None:
    """The state or organisation of whose leader a row tells; None where it lists the leader of another.

    A territory lists that of the state it belongs to; the British monarch reigns in many states, and the French president is a prince of
    Andorra.
    """
    state = row["state"]
    if state.startswith("ORG:"):
        return state.removeprefix("ORG:")
    if state not in states or (row["person"] in _REALMS and state != "GBR") or (state, row["role"]) == ("AND", "head_of_state"):
        return None
    if state == "SCG" and row["start"] < "2003":
        return "YUG"  # what it called itself until then
    return AS_ANOTHER.get(state, state)
