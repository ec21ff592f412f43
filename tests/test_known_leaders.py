"""The tables of leaders say whose a name is: one state's, while he is spoken of."""

from __future__ import annotations

import pytest

from seed.who.mentions import find_cast
from seed.who.terms import known_state


@pytest.mark.parametrize(
    ("name", "published", "state"),
    [
        ("Emmanuel Macron", "2019-03-03", "FRA"),  # a prince of Andorra, too
        ("Jacques Chirac", "2005-03-03", "FRA"),  # listed for each overseas department
        ("Francois Mitterrand", "1987-03-03", "FRA"),
        ("Slobodan Milosevic", "1999-03-03", "YUG"),
        ("Kofi Annan", "2003-03-03", "UN"),
        ("Jens Stoltenberg", "2020-03-03", "NATO"),
        ("Chou En-lai", "1961-03-03", "CHN"),
        ("Gamal Abdel Nasser", "1956-03-03", "EGY"),
        ("Nikita Khrushchev", "1960-03-03", "SUN"),
        ("Ayub Khan", "1965-03-03", "PAK"),
        ("Emmanuel Macron", "2009-03-03", None),
        ("King Abdullah", "2010-03-03", None),  # Jordan's or Saudi Arabia's
    ],
)
def test_a_name_is_known_for_the_state_that_he_leads(name: str, published: str, state: str | None) -> None:
    assert known_state(name, published) == state


def test_a_head_of_state_is_known_long_after_where_a_year_of_his_is_told() -> None:
    text = "Boris Yeltsin signed it in 1996, and Yeltsin kept it; Igor Ivanov signed another."
    found = {text[mention.start : mention.stop]: mention.id for mention in find_cast(text, "2024-03-03").mentions}
    assert found == {"Boris Yeltsin": "RUS", "Yeltsin": "RUS"}


def test_long_after_a_name_alone_stands_for_no_state() -> None:
    assert find_cast("Boris Yeltsin was fond of tennis, as was Jimmy Carter, who flew to Oslo in 2002.", "2024-03-03").mentions[:-1] == ()


@pytest.mark.parametrize(
    ("text", "published", "found"),
    [
        ("William Hague flew to Oslo, and Hague spoke.", "2011-05-05", {"William Hague": "GBR", "Oslo": "NOR", "Hague": "GBR"}),
        ("William Hague flew to The Hague.", "2011-05-05", {"William Hague": "GBR", "The Hague": "NLD"}),
        ("Ricardo Lagos received Lula, and Lagos spoke.", "2003-05-05", {"Ricardo Lagos": "CHL", "Lagos": "CHL"}),
        ("Miguel de la Madrid met Ronald Reagan.", "1987-05-05", {"Miguel de la Madrid": "MEX", "Ronald Reagan": "USA"}),
        ("Luís Montenegro spoke, and Montenegro left.", "2025-03-03", {"Luís Montenegro": "PRT", "Montenegro": "PRT"}),
        ("German Vargas Lleras met Danilo Turk.", "2015-05-05", {"German Vargas Lleras": "COL", "Danilo Turk": "SVN"}),
        ("Joseph Muscat flew to Oman.", "2016-05-05", {"Joseph Muscat": "MLT", "Oman": "OMN"}),
    ],
)
def test_the_name_of_a_leader_names_no_other_state(text: str, published: str, found: dict[str, str]) -> None:
    assert {text[mention.start : mention.stop]: mention.id for mention in find_cast(text, published).mentions} == found
