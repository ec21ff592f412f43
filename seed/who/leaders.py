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
    states = {state["id"] for state in reference("states.json") if state["type"] != "territory"}
    realms = {"Elizabeth II", "Queen Elizabeth II", "Elizabeth", "Charles III", "King Charles III"}
    leaders = []
    for file in (REFERENCE / "leaders.csv", REFERENCE / "leaders_deputies.csv", DATA / "leaders_more.csv"):
        with file.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                # A territory lists the leader of the state it belongs to; the British monarch reigns in many states, and the French
                # president is a prince of Andorra.
                elsewhere = (row["person"] in realms and row["state"] != "GBR") or (row["state"], row["role"]) == ("AND", "head_of_state")
                state, start, end = row["state"].removeprefix("ORG:"), row["start"], row["end"]
                if (state == row["state"] and state not in states) or elsewhere:
                    continue
                if state == "SCG" and start < "2003":  # until then it called itself Yugoslavia
                    state = "YUG"
                for name in (row["person"], *filter(None, row["aliases"].split("|"))):
                    leaders.append(
                        Leader(name, AS_ANOTHER.get(state, state), row["office"], row["role"],
                               int(start[:4]), int(end[:4]) if end else None)
                    )  # fmt: skip
    return leaders
