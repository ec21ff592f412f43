"""Deals that run for so many years."""

from __future__ import annotations

import pytest

from seed.reader.candidate import Candidate
from seed.reader.compose import Told
from seed.reader.years import runs_until

RUNS = [
    ("agreement", "Chad and Niger signed a five-year trade [agreement] in Niamey.", "2006-03-04", "2011"),
    ("agreement", "In 1999 they [signed] a 20-year treaty of friendship.", "1999", "2019"),
    ("agreement", "Peru and Chile [concluded] an accord on fishing for ten years.", "2014-02", "2024"),
    ("supply", "Hungary buys the gas under a fifteen-year [contract] of 2021.", "2021", "2036"),
    ("sanction", "Norway imposed a two-year [ban] on salmon from Chile.", "2010", "2012"),
    ("deployment", "The ships are kept at Assab under a thirty-year [lease].", "2015", "2045"),
]
RUNS_ON = [
    ("agreement", "Chad and Niger [renewed] their five-year trade agreement.", "2006", "done"),
    ("agreement", "They [signed] the treaty after four years of talks.", "2006", "done"),
    ("agreement", "They [signed] a treaty; a five-year contract on gas is to follow.", "2006", "done"),
    ("agreement", "They plan to [sign] a five-year agreement.", "2006", "planned"),
    ("agreement", "They signed a five-year [agreement].", None, "done"),
    ("sanction", "Kenya lifted a 20-year-old [embargo] on its neighbour.", "2006", "done"),
    ("loan", "Italy granted Malta a five-year [loan].", "2006", "done"),
    ("agreement", "They [signed] a five-year pact on grain and a ten-year accord on oil.", "2006", "done"),
]


def until(kind: str, marked: str, date: str | None, status: str) -> str | None:
    at, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    candidate = Candidate(kind, (at, end), 0, 0.9, 0.9, ({}, {}), status, None, date)
    return runs_until(Told(candidate, (), (), 0.9, date, None, status), text, (0, len(text)))


@pytest.mark.parametrize(("kind", "marked", "date", "year"), RUNS)
def test_a_deal_ends_so_many_years_after_its_date(kind: str, marked: str, date: str, year: str) -> None:
    assert until(kind, marked, date, "done") == year


@pytest.mark.parametrize(("kind", "marked", "date", "status"), RUNS_ON)
def test_no_end_where_the_length_does_not_tell_it(kind: str, marked: str, date: str | None, status: str) -> None:
    assert until(kind, marked, date, status) is None
