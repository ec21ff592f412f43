"""Towns stand for their state's ground, where they stand as towns do; surnames and longer names do not."""

from __future__ import annotations

import csv

import pytest

from seed.paths import DATA
from seed.reference_data import states
from seed.who.mentions import find_cast


def named(text: str, published: str = "2015-03-03") -> dict[str, str]:
    return {text[mention.start : mention.stop]: mention.id for mention in find_cast(text, published).mentions}


@pytest.mark.parametrize(
    ("text", "town", "state"),
    [
        ("The rifles were landed at Puerto Cabello on Friday.", "Puerto Cabello", "VEN"),
        ("Ships of the two navies called at Chittagong and Trincomalee.", "Trincomalee", "LKA"),
        ("Jets struck Wonsan, and troops marched on Famagusta.", "Famagusta", "CYP"),
        ("Puerto Cabello took in the rifles.", "Puerto Cabello", "VEN"),
        ("The refinery of Maracaibo stood still.", "Maracaibo", "VEN"),
    ],
)
def test_a_town_stands_for_its_state(text: str, town: str, state: str) -> None:
    assert named(text)[town] == state


@pytest.mark.parametrize(
    "text",
    [
        "Bello said that the treaty would hold.",
        "The minister spoke to Bello Hassan about it.",
        "A Manas spokesman laughed.",
        "They walked to the dome in the rain.",
    ],
)
def test_what_is_no_town(text: str) -> None:
    assert not named(text)


def test_a_town_within_a_known_name_changes_nothing() -> None:
    assert named("They met in Port Louis, in New Delhi and in Phnom Penh.") == {
        "Port Louis": "MUS",
        "New Delhi": "IND",
        "Phnom Penh": "KHM",
    }


@pytest.mark.parametrize(
    ("text", "published", "found"),
    [
        ("Talks were held in Samarkand and Tashkent.", "1976-03-03", {"Samarkand": "SUN", "Tashkent": "SUN"}),
        ("Talks were held in Samarkand and Tashkent.", "1996-03-03", {"Samarkand": "UZB", "Tashkent": "UZB"}),
        ("The Russians met the Czechs in Rijeka.", "1976-03-03", {"Russians": "SUN", "Czechs": "CSK", "Rijeka": "YUG"}),
        ("The Russians met the Czechs in Rijeka.", "1996-03-03", {"Russians": "RUS", "Czechs": "CZE", "Rijeka": "HRV"}),
        ("Ukraine was not spoken of in Moscow.", "1986-05-03", {"Ukraine": "UKR", "Moscow": "SUN"}),
        ("A convoy reached Massawa from Chittagong.", "1970-05-03", {"Massawa": "ETH", "Chittagong": "PAK"}),
        ("Russia and Poland signed it in Warsaw.", "1991-10-10", {"Russia": "RUS", "Poland": "POL", "Warsaw": "POL"}),
    ],
)
def test_names_mean_the_states_of_their_day(text: str, published: str, found: dict[str, str]) -> None:
    assert named(text, published) == found


def test_the_table_names_states_that_are_known_each_town_once() -> None:
    with (DATA / "towns.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = {state.id for state in states()}
    assert len(rows) > 20_000
    assert {row["state"] for row in rows} <= known
    assert [row["town"] for row in rows] == sorted({row["town"] for row in rows})
