"""Dates, sums and events in words for people."""

from __future__ import annotations

from typing import Any

import pytest

from api.pages.words import TYPES, dated, headline, listed, money, names, number, opening, shortly, sure, weblink, when
from graph.event import Event
from graph.fact import Fact, FactType, Status


def fact(fact_type: FactType, roles: dict[str, list[str]], **more: Any) -> Fact:
    return Fact.model_validate({"type": fact_type, "roles": roles, "status": Status.DONE, "quote": "So it is.", **more})


@pytest.mark.parametrize(
    ("date", "end", "said"),
    [
        ("1999", None, "1999"),
        ("2021-09", None, "September 2021"),
        ("2021-09-09", None, "9 September 2021"),
        ("2021-09-10", "2021-09-16", "10–16 September 2021"),
        ("2018-05-30", "2018-06-02", "30 May – 2 June 2018"),
        ("2018-12-30", "2019-01-02", "30 December 2018 – 2 January 2019"),
        ("2014-03", "2014-05", "March – May 2014"),
        ("1999", "2021-09", "1999 – September 2021"),
        ("2021-09-10", "2021-09-10", "10 September 2021"),
        (None, "2020", "until 2020"),
        (None, None, "no date given"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(date: str | None, end: str | None, said: str):
    assert when(date, end) == said


@pytest.mark.parametrize(
    ("date", "end", "said"),
    [
        ("1999", None, "in 1999"),
        ("2014-05", None, "in May 2014"),
        ("2021-09-09", None, "9 September 2021"),
        ("1999", "2003", "1999 – 2003"),
        (None, "2022", "until 2022"),
        (None, None, "no date given"),
    ],
)
def test_a_year_or_a_month_reads_as_one_in_which_it_happened(date: str | None, end: str | None, said: str):
    assert dated(fact(FactType.MEETING, {"participant": ["RUS", "BLR"]}, date=date, end=end)) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (630_000_000, "630 million"),
        (1_500_000_000, "1.5 billion"),
        (2e12, "2 trillion"),
        (200_000, "200,000"),
        (12.5, "12.5"),
        (0, "0"),
    ],
)
def test_large_numbers_carry_their_scale_as_a_word(value: float, said: str):
    assert number(value) == said


def test_a_sentence_begins_large_and_keeps_its_names():
    assert (opening("in May 2014"), opening("9 September 2021"), opening("")) == ("In May 2014", "9 September 2021", "")


@pytest.mark.parametrize(
    ("confidence", "words"), [(1.0, "clearly stated"), (0.9, "clearly stated"), (0.7, "probably meant"), (0.3, "uncertain reading")]
)
def test_how_sure_the_reader_is_comes_in_words(confidence: float, words: str):
    assert sure(confidence) == words


def test_a_sum_without_currency_is_a_number_and_no_sum_is_nothing():
    assert (money(630e6, "USD"), money(5e6, None), money(None, "USD")) == ("630 million USD", "5 million", "")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (fact(FactType.AGREEMENT, {"party": ["RUS", "BLR"]}), "Agreement between Russia and Belarus"),
        (fact(FactType.AGREEMENT, {"party": ["RUS", "BLR"]}, name="28-point roadmap"), "28-point roadmap"),
        (fact(FactType.AGREEMENT, {"party": ["RUS", "BLR"]}, name="treaty"), "Agreement between Russia and Belarus"),
        (fact(FactType.LOAN, {"lender": ["RUS"]}, name="lend"), "Loan from Russia"),
        (fact(FactType.AGREEMENT, {"party": ["RUS"]}), "Agreement of Russia"),
        (fact(FactType.LOAN, {"lender": ["RUS"], "borrower": ["BLR"]}), "Loan from Russia to Belarus"),
        (fact(FactType.LOAN, {"borrower": ["BLR"]}), "Loan to Belarus"),
        (fact(FactType.SANCTION, {"imposer": ["EU"], "target": ["BLR"]}), "Sanctions by the European Union on Belarus"),
        (fact(FactType.MEMBERSHIP, {"member": ["FIN"], "organization": ["NATO"]}), "Finland and NATO"),
        (
            fact(FactType.LEADERSHIP, {"state": ["BLR"]}, persons=["Alexander Lukashenko"], name="president", kind="head_of_state"),
            "Alexander Lukashenko, president, Belarus",
        ),
    ],
)
def test_a_headline_says_what_and_who(told: Fact, said: str):
    assert headline(told) == said


def test_names_take_their_article_in_a_sentence():
    assert (
        names(["USA", "BLR", "NLD", "UN", "CSTO", "NZL"])
        == "the United States, Belarus, the Netherlands, the United Nations, CSTO and New Zealand"
    )


@pytest.mark.parametrize("fact_type", FactType)
def test_every_type_has_a_word(fact_type: FactType):
    assert all(TYPES[fact_type])


def test_lists_read_as_phrases():
    assert [listed(words) for words in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == ["", "A", "A and B", "A, B and C"]


def test_only_web_addresses_become_links():
    assert [weblink(url) for url in ("https://example.org/a", "javascript:alert(1)", "data:text/html,x", None)] == [
        "https://example.org/a",
        "",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("name", "date", "end", "said"),
    [
        ("Union State treaty", "1999-12-08", None, "Union State treaty, 1999"),
        ("Zapad-2021", "2021-09", None, "Zapad-2021"),
        (None, None, "2022", "Meeting, 2022"),
        ("talks", None, None, "Meeting"),
    ],
)
def test_between_two_states_an_event_goes_by_its_name_or_type_and_its_year(name: str | None, date: str | None, end: str | None, said: str):
    told = fact(FactType.MEETING, {"participant": ["RUS", "BLR"]}, name=name, date=date, end=end)
    assert shortly(Event.model_validate({**told.model_dump(include=set(Event.model_fields)), "id": "one", "support": 1})) == said
