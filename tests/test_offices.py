"""People named with their office: every rule reads its examples and leaves its counter-examples alone."""

from __future__ import annotations

from typing import Any

import pytest

from seed.who.mentions import find_cast
from seed.who.offices import find_offices, table
from seed.who.terms import has_left, holds, known_state

RULES: list[dict[str, Any]] = table()["rule"]
EXAMPLES = [(rule["id"], example) for rule in RULES for example in rule["example"]]
AGAINST = [(rule["id"], text) for rule in RULES for text in rule["against"]]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_rule_reads_its_examples(rule: str, example: dict[str, Any]) -> None:
    cast = find_cast(example["text"], example.get("published", "2010-05-12"))
    read = {f"{o.person} | {o.state} | {'ex ' if o.former else ''}{o.office}" for o in cast.officials if o.rule == rule}
    assert read >= set(example["people"])


@pytest.mark.parametrize(("rule", "text"), AGAINST)
def test_a_rule_leaves_its_counter_examples_alone(rule: str, text: str) -> None:
    assert not [o for o in find_cast(text, "2010-05-12").officials if o.rule == rule]


def test_every_rule_has_three_examples_and_three_counter_examples() -> None:
    assert all(len(rule["example"]) >= 3 and len(rule["against"]) >= 3 for rule in RULES)


def test_names_and_phrases_are_where_the_officials_say() -> None:
    for _, example in EXAMPLES:
        text = example["text"]
        for official in find_cast(text, example.get("published", "2010-05-12")).officials:
            assert text[official.name_start : official.name_stop] == official.person
            assert official.start <= official.stop <= len(text)


def test_an_office_takes_its_whole_field_of_work() -> None:
    text = "The Economic Development and Trade Minister and the Minister of Energy, Mines and Water met the foreign secretaries."
    assert [office.title for office in find_offices(text)] == [
        "Economic Development and Trade Minister",
        "Minister of Energy, Mines and Water",
        "foreign secretary",
    ]


def test_an_official_is_a_mention_of_his_state_by_surname_too() -> None:
    text = "Polish Foreign Minister Marek Zielinski landed. Zielinski said nothing."
    people = {(text[m.start : m.stop], m.id) for m in find_cast(text, "2010-05-12").mentions if m.form == "person"}
    assert people == {("Marek Zielinski", "POL"), ("Zielinski", "POL")}


def test_leaders_before_1992_are_known() -> None:
    assert {known_state(name, "1987-04-11") for name in ("Ronald Reagan", "Margaret Thatcher", "Yasuhiro Nakasone")} == {
        "USA",
        "GBR",
        "JPN",
    }


def test_the_table_of_terms_tells_who_held_an_office() -> None:
    assert holds("Thatcher", "GBR", "Prime Minister", "head_of_government", 1985)
    assert holds("Reagan", "GBR", "Prime Minister", "head_of_government", 1985) is False
    assert holds("Anyone", "GBR", "President", "head_of_state", 1985) is False
    assert has_left("Ronald Reagan", "USA", "President", "head_of_state", 1995)
    assert not has_left("Ronald Reagan", "USA", "President", "head_of_state", 1985)


def _homes(text: str, published: str) -> dict[str, str | None]:
    return {official.person: official.state for official in find_cast(text, published).officials}


def test_a_head_of_state_known_by_his_surname_serves_his_own_state_also_where_the_text_does_not_name_it() -> None:
    text = "Paris was silent. President Carter chose that weekend to write to the mayor of Lyon."
    assert _homes(text, "1979-06-07") == {"Carter": "USA"}
    assert _homes(text, "1999-06-07") == {}


def test_whose_minister_serves_the_state_just_before() -> None:
    owned = "A Swiss firm bought half of it from the Belgian state, whose transport minister, Karel Maes, would not speak."
    assert _homes(owned, "1996-11-20") == {"Karel Maes": "BEL"}


def test_names_of_three_letters_are_spelt_in_one_way_only() -> None:
    assert holds("Musa Kusa", "LBY", "Foreign Minister", "minister", 2010)
    assert not holds("Le Minh Hung", "KHM", "Prime Minister", "head_of_government", 2025)
