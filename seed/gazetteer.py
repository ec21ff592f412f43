"""Names of states and organisations, and finding the longest of them at each place of a text."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

DATA = Path(__file__).parent / "data"
REFERENCE = DATA / "reference"

Form = Literal["name", "demonym", "capital", "metonym", "city", "organisation", "person"]

WORD = re.compile(r"[^\W_]+(?:\.[^\W_](?=\.))*\.?(?<=\.\w\.)|[^\W_]+|[&/.'’-]")
"""A word, an acronym with its stops ("U.S."), or one of the marks that occur inside names."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one name stands for; several ids where the name alone does not decide."""

    ids: tuple[str, ...]
    form: Form


@dataclass(frozen=True, slots=True)
class Found:
    """A name at text[start:stop]."""

    start: int
    stop: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Leader:
    """One term of office, by years; `end` is None while in office at the last look."""

    name: str
    state: str
    office: str
    role: str
    start: int
    end: int | None


def words_of(name: str) -> tuple[str, ...]:
    """A name as the words that the finder compares, case kept, curly apostrophes straightened."""
    return tuple(word.replace("’", "'") for word in WORD.findall(name))


class Gazetteer:
    """A table of names by their words. Capitals count: "Turkey" is a state, "turkey" a bird."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, ...], Entry | None] = {}
        self._longest: dict[str, int] = {}

    def add(self, name: str, entry: Entry | None) -> None:
        """Enter a name; None marks a phrase that only looks like one. The first entry of a name stays."""
        words = words_of(name)
        if words and words not in self._names:
            self._names[words] = entry
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def find(self, text: str) -> list[Found]:
        """All names in `text`, left to right, the longest at each place, none overlapping."""
        spans = [(m.start(), m.end(), m.group().replace("’", "'")) for m in WORD.finditer(text)]
        found: list[Found] = []
        i = 0
        while i < len(spans):
            reach = min(self._longest.get(spans[i][2], 0), len(spans) - i)
            for length in range(reach, 0, -1):
                words = tuple(word for _, _, word in spans[i : i + length])
                if words in self._names:
                    entry = self._names[words]
                    if entry:
                        found.append(Found(spans[i][0], spans[i + length - 1][1], entry))
                    i += length
                    break
            else:
                i += 1
        return found


AS_ANOTHER = {"X-BRD": "DEU", "ZAR": "COD", "EUE": "EU", "X-RUE": "RUS", "X-UAR": "EGY"}
"""Historical ids that the codebook folds into another (West Germany is DEU), and what it does not know."""

PREFERRED = {
    "Chinese": "CHN", "French": "FRA", "Dutch": "NLD", "Cairo": "EGY", "Vienna": "AUT", "Brussels": "BEL",
    "Prague": "CZE", "Berlin": "DEU", "Hanoi": "VNM", "Kinshasa": "COD", "Kingston": "JAM", "Sanaa": "YEM",
    "Aden": "YEM", "Western Sahara": "ESH", "Congolese": "COD", "Congo": "COD", "Zaire": "COD",
    "Dominican": "DOM", "Dominicans": "DOM", "Moscow": "RUS", "Kremlin": "RUS", "Belgrade": "SRB",
}  # fmt: skip
"""What an ambiguous name means in news unless its date says otherwise (see `seed.mentions`)."""


def load_leaders() -> list[Leader]:
    """The dated terms of leaders, deputies and ministers: the reference data, and what `leaders_more.csv` adds to it."""
    territories = {state["id"] for state in _reference("states.json") if state["type"] == "territory"}
    realms = {"Elizabeth II", "Queen Elizabeth II", "Elizabeth", "Charles III", "King Charles III"}
    leaders = []
    for file in (REFERENCE / "leaders.csv", REFERENCE / "leaders_deputies.csv", DATA / "leaders_more.csv"):
        with file.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                # A territory lists the leader of the state it belongs to; the British monarch reigns in many states.
                if row["state"] in territories or row["state"].startswith("ORG:") or (row["person"] in realms and row["state"] != "GBR"):
                    continue
                end = row["end"]
                for name in (row["person"], *filter(None, row["aliases"].split("|"))):
                    leaders.append(
                        Leader(name, AS_ANOTHER.get(row["state"], row["state"]), row["office"], row["role"],
                               int(row["start"][:4]), int(end[:4]) if end else None)
                    )  # fmt: skip
    return leaders


def _reference(name: str) -> list[dict]:  # type: ignore[type-arg]
    return json.loads((REFERENCE / name).read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def _plausible(name: str) -> bool:
    return len(name) > 1 and name[0].isupper() and "," not in name and "i-" not in name


@cache
def states_and_organisations() -> Gazetteer:
    """The gazetteer of all states and organisations, from the reference data and `data/names.toml`."""
    extra = tomllib.loads((DATA / "names.toml").read_text(encoding="utf-8"))
    dropped = set(extra["drop"]["names"]) - set(extra["drop"]["keep"])
    states = _reference("states.json")
    known = {state["id"] for state in states}
    gazetteer = Gazetteer()
    for phrase in extra["not"]["phrases"]:
        gazetteer.add(phrase, None)
    for name, preferred in PREFERRED.items():
        gazetteer.add(name, Entry((preferred,), "capital" if name in ("Moscow", "Cairo", "Vienna", "Prague", "Berlin", "Hanoi", "Kinshasa", "Kingston", "Sanaa", "Brussels", "Belgrade") else "demonym"))
    gazetteer.add("Korean", Entry(("KOR", "PRK"), "demonym"))
    gazetteer.add("Koreans", Entry(("KOR", "PRK"), "demonym"))
    for state, names in extra["also"].items():
        form: Form = "name" if state in known else "organisation"
        for name in names:
            gazetteer.add(name, Entry((state,), form))
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
                    gazetteer.add(name.removeprefix("the ").removeprefix("The "), Entry(ids, form))
    for state, names in extra["cities"].items():
        for name in names:
            gazetteer.add(name, Entry((state,), "city"))
    for organisation in _reference("organisations.json"):
        for name in (organisation["name"], *organisation["aliases"]):
            if _plausible(name) and name not in dropped:
                gazetteer.add(name.removeprefix("the "), Entry((organisation["id"],), "organisation"))
    return gazetteer
