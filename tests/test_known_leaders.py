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
