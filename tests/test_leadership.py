"""Leadership facts: one for each person and office, with its date, status and quote."""

from __future__ import annotations

import pytest

from graph.fact import Fact
from seed.who.leadership import leadership_fact, tenures
from seed.who.mentions import find_cast


def facts(text: str, published: str = "2010-05-12") -> list[Fact]:
    named = tenures(find_cast(text, published).officials)
    return sorted((leadership_fact(text, published, official) for official, _ in named), key=lambda fact: fact.start or 0)


def told(text: str, published: str = "2010-05-12") -> set[tuple[str, str, str, str | None]]:
    return {(fact.persons[0], fact.roles.state[0], fact.status.value, fact.date) for fact in facts(text, published)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Polish Foreign Minister Marek Zielinski arrived.", ("Marek Zielinski", "POL", "done", "2010-05-12")),
        ("It was signed by Poland's then foreign minister, Marek Zielinski.", ("Marek Zielinski", "POL", "ended", None)),
        ("Marek Zielinski became Polish foreign minister in March.", ("Marek Zielinski", "POL", "done", "2010-03")),
        ("Marek Zielinski resigned as Polish foreign minister in 2008.", ("Marek Zielinski", "POL", "ended", "2008")),
        ("Marek Zielinski, who was Polish foreign minister from 1999 to 2003, wrote it.", ("Marek Zielinski", "POL", "ended", "2003")),
        ("Polish Foreign Minister Marek Zielinski resigned on May 10.", ("Marek Zielinski", "POL", "ended", "2010-05-10")),
        ("Much has changed since Barack Obama took office in January 2009.", ("Barack Obama", "USA", "done", "2009-01")),
        ("An aide to former US President Jimmy Carter wrote to President Nixon.", ("Jimmy Carter", "USA", "ended", None)),
    ],
)
def test_a_tenure_has_the_date_and_status_that_the_text_tells(text: str, expected: tuple[str, str, str, str | None]) -> None:
    assert expected in told(text)


def test_a_person_and_office_named_often_is_one_fact_with_the_fullest_name() -> None:
    text = "President Reagan spoke on Friday. Aides said that U.S. President Reagan was tired. Ronald Reagan is 76. President Reagan left."
    assert [(fact.persons, fact.kind) for fact in facts(text, "1987-04-11")] == [(("Ronald Reagan",), "head_of_state")]


def test_one_person_with_two_offices_gives_two_facts() -> None:
    text = "Turkish Deputy Prime Minister and Foreign Minister Emre Yildiz left for Baku."
    assert {(fact.name, fact.kind) for fact in facts(text)} == {("Deputy Prime Minister", "other"), ("Foreign Minister", "minister")}


def test_quotes_are_verbatim_at_their_offsets_and_carry_rule_and_confidence() -> None:
    text = "“Welcome”, said the Danish prime minister, Søren Holm,\nto Norway’s King Harald; his Swedish counterpart, Åsa Lind, nodded."
    found = facts(text)
    assert {fact.persons[0] for fact in found} == {"Søren Holm", "Harald", "Åsa Lind"}
    assert all(fact.quote == text[fact.start : fact.stop] and fact.rule and 0 < fact.confidence < 1 for fact in found)


def test_a_state_that_only_the_context_gives_is_less_sure_than_a_stated_one() -> None:
    stated, context = facts("Kenya's health minister, Peter Otieno, spoke. Nairobi would pay, Water Minister Jane Wanjiru said.")
    assert stated.roles == context.roles
    assert context.confidence < stated.confidence


def test_deputies_ambassadors_and_heads_of_organisations_give_no_fact() -> None:
    text = (
        "Deputy Foreign Minister Ivan Petrov of Bulgaria, Ambassador Luis Vega of Peru, World Bank President Robert Zoellick, "
        "European Council President Herman Van Rompuy and Antonio Cruz, president of Philippine Airlines, took part."
    )
    assert facts(text) == []


def test_a_publication_date_may_be_a_month_or_a_year() -> None:
    assert told("Polish Foreign Minister Marek Zielinski arrived.", "2010-05") == {("Marek Zielinski", "POL", "done", "2010-05")}
    assert told("Polish Foreign Minister Marek Zielinski arrived.", "2010") == {("Marek Zielinski", "POL", "done", "2010")}


@pytest.mark.parametrize(
    "text", ["", "\n", "President", "the president of", "King , of", "Prime Minister " * 500, "(" * 5000, "A" * 50_000]
)
def test_text_without_people_gives_nothing(text: str) -> None:
    assert facts(text) == []
