"""States that are told in one: two that share a name, or three neighbours."""

from __future__ import annotations

import pytest

from seed.who.mentions import find_cast

BOTH = {
    "North and South Korea held talks in Kaesong.": {"North": "PRK", "South Korea": "KOR"},
    "South and North Korean officers met.": {"South": "KOR", "North Korean": "PRK"},
    "East and West Germany opened missions.": {"East": "DDR", "West Germany": "DEU"},
    "North and South Yemen agreed to unite.": {"North": "YAR", "South Yemen": "YMD"},
    "The two Koreas signed a pact.": {"two": "PRK", "Koreas": "KOR"},
    "Troops of both Sudans left the strip.": {"both": "SDN", "Sudans": "SSD"},
    "Inter-Korean trade stopped.": {"Inter": "PRK", "Korean": "KOR"},
    "The Congos share a river.": {"The": "COD", "Congos": "COG"},
    "Ministers of the three Baltic states met.": {"three": "EST", "Baltic": "LVA", "states": "LTU"},
    "The Baltic republics opened missions.": {"The": "EST", "Baltic": "LVA", "republics": "LTU"},
}
NOT_BOTH = {
    "The two Koreans were freed.": {"Koreans": "KOR"},
    "The North and South African teams met.": {"South African": "ZAF"},
    "Traders in the North and South Korea watched.": {"South Korea": "KOR"},
    "The Korean leader spoke.": {"Korean": "KOR"},
    "The Baltic fleet sailed.": {},
    "Ships crossed the Baltic. States on its shore complained.": {},
}


def named(text: str) -> dict[str, str]:
    return {text[m.start : m.stop]: m.id for m in find_cast(text, "1989-03-01").mentions}


@pytest.mark.parametrize(("text", "states"), BOTH.items(), ids=BOTH.keys())
def test_both_are_named(text: str, states: dict[str, str]) -> None:
    assert named(text) == states


@pytest.mark.parametrize(("text", "states"), NOT_BOTH.items(), ids=NOT_BOTH.keys())
def test_what_only_looks_alike_names_one(text: str, states: dict[str, str]) -> None:
    assert named(text) == states
