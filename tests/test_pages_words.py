"""Dates, sums and events in words for people."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from api.naming import names
from api.pages.words import dated, likeness, numbered, office, opening, stage, sure, weblink
from api.wording import TYPES, listed, moment, money, number, when
from graph.event import Event
from graph.fact import Fact, FactType, Status


@pytest.mark.parametrize(
    ("date", "status", "said"),
    [
        ("2021-09-09", Status.DONE, ("in office on 9 September 2021", "held")),
        ("2021", Status.DONE, ("in office in 2021", "held")),
        (None, Status.DONE, ("no date given", "held")),
        ("2021-09-09", Status.ENDED, ("9 September 2021", "ended")),
        ("2021-09", Status.PLANNED, ("in September 2021", "planned")),
    ],
)
def test_an_office_is_held_on_the_day_that_is_given(date: str | None, status: Status, said: tuple[str, str]):
    office = fact(FactType.LEADERSHIP, {"state": ["RUS"]}, date=date, status=status, persons=["Vladimir Putin"], name="President")
    assert (dated(office), stage(office)) == said
    assert stage(fact(FactType.MEETING, {"participant": ["RUS", "BLR"]}, status=status)) == status.value


def fact(fact_type: FactType, roles: dict[str, list[str]], **more: Any) -> Fact:
    return Fact.model_validate({"status": Status.DONE, "type": fact_type, "roles": roles, "quote": "So it is.", **more})


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


def test_why_two_events_may_be_one_says_what_is_alike_and_what_is_not():
    assert likeness("same participants +1.5; same day +3") == "Alike: same participants, same day."
    assert likeness("same participants +1.5; direction turned round -0.5") == "Alike: same participants. Different: direction turned round."


def test_a_moment_is_told_to_the_minute():
    assert moment(dt.datetime(2021, 9, 9, 14, 5, 59, tzinfo=dt.UTC)) == "9 September 2021, 14:05 UTC"


def test_only_web_addresses_become_links():
    assert [weblink(url) for url in ("https://example.org/a", "javascript:alert(1)", "data:text/html,x", None)] == [
        "https://example.org/a",
        "",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("title", "said"),
    [("prime minister", "Prime Minister"), ("Minister of foreign affairs", "Minister of Foreign Affairs"), ("President", "President")],
)
def test_the_title_of_an_office_is_written_alike_wherever_it_comes_from(title: str, said: str):
    assert office(title) == said


@pytest.mark.parametrize(
    ("fact_type", "roles", "kind", "count", "said"),
    [
        (FactType.AGREEMENT, {"party": ["RUS", "BLR"]}, None, 28, "28 agreements"),
        (FactType.DIPLOMATIC_ACTION, {"actor": ["GBR"], "target": ["RUS"]}, "expulsion", 23, "23 diplomats"),
        (FactType.DIPLOMATIC_ACTION, {"actor": ["GBR"], "target": ["RUS"]}, "recall", 1, "1 in number"),
        (FactType.EXERCISE, {"participant": ["RUS", "BLR"]}, None, 200_000, "200,000 in number"),
        (FactType.EXERCISE, {"participant": ["RUS", "BLR"]}, None, None, ""),
    ],
)
def test_a_count_says_what_is_counted_where_the_type_tells(
    fact_type: FactType, roles: dict[str, list[str]], kind: str | None, count: int | None, said: str
):
    told = fact(fact_type, roles, kind=kind, count=count)
    assert numbered(Event.model_validate({**told.model_dump(include=set(Event.model_fields)), "id": "one", "support": 1})) == said
