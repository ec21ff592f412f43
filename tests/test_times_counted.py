"""Weekdays with a number, a week or a day told before; anniversaries; the years of chronologies and of lists."""

from __future__ import annotations

from datetime import date

import pytest

from seed.when.times import find_times

FRIDAY = date(2021, 9, 10)


def dates(text: str) -> list[str | None]:
    return [time.date for time in find_times(text, FRIDAY)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The envoy was sent home on Friday the 3rd.", ["2021-09-03"]),
        ("Oslo closed its mission on Monday, the 30th, without a word.", ["2021-08-30"]),
        ("They sign on Thursday, the 16th.", ["2021-09-16"]),
        ("The ship sailed last Monday, the 6th.", ["2021-09-06"]),
        ("On Friday, the 13th round of talks failed.", ["2021-09-10"]),
        ("Lima recalled him on Tuesday, the 21st of the month being a holiday.", ["2021-09-07"]),
        ("The bridge was shut on Wednesday of the previous week.", ["2021-09-01"]),
        ("He flew to Quito on Thursday a week ago.", ["2021-09-02"]),
        ("He flew to Quito on Friday a week ago.", ["2021-09-03"]),
        ("She is expected in Hanoi a week on Sunday.", ["2021-09-19"]),
        ("The minister comes to Lima on Monday.", ["2021-09-13"]),
        ("They had been given a week on Monday.", ["2021-09-06"]),
        ("He was received in Baku the Saturday before.", ["2021-09-04"]),
        ("On 2 September the king died. That Thursday Oslo sent its prince.", ["2021-09-02", "2021-09-02"]),
        ("Rome voted on 30 August; on the Friday before, Athens had.", ["2021-08-30", "2021-08-27"]),
        ("The loan dates from 3 May 2014; the previous Tuesday he came again.", ["2014-05-03", "2021-09-07"]),
    ],
)
def test_which_week_a_weekday_is_of(text: str, read: list[str | None]) -> None:
    assert dates(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The tanker was let go a week ago today.", ["2021-09-03"]),
        ("They made peace two years ago today.", ["2019-09-10"]),
        ("He fled three years ago this month.", ["2018-09"]),
        ("He fled three years ago.", ["2018"]),
        ("She had visited Lagos last year in May.", ["2020-05"]),
        ("The pact was signed in 2016, on October 3, at sea.", ["2016-10-03"]),
        ("It suspended the treaty of 2002 on June 8.", ["2002", "2021-06-08"]),
        ("He promised that he'll come in November.", ["2021-11"]),
        ("He came in November.", ["2020-11"]),
        ("In 2014 they left in March and were sent back in November.", ["2014", "2014-03", "2014-11"]),
    ],
)
def test_anniversaries_and_years_beside(text: str, read: list[str | None]) -> None:
    assert dates(text) == read


@pytest.mark.parametrize(
    ("paragraph", "read"),
    [
        ("2013 - Peru opens a mission. On 3 May Chile follows. In July both drill.", ["2013-05-03", "2013-07"]),
        ("2017. A pact is signed in November.", ["2017-11"]),
        ("December 2018: The truce holds. In January envoys return.", ["2018-12", "2019-01"]),
        ("June 2018 - Oslo, which had paid in April, lends more.", ["2018-06", "2018-04"]),
        ("In 1990 an army marched in. An embargo followed on 6 August.", ["1990", "1990-08-06"]),
        ("On 5 May 1990 an army marched in. It was fed from January on.", ["1990-05-05", "2021-01"]),
        ("An army marched in, in 1990. An embargo followed on 6 August.", ["1990", "2021-08-06"]),
        ("In July they drilled again.", ["2021-07"]),
        ("2030 - The lease ends. A new one was signed in July.", ["2021-07"]),
    ],
)
def test_a_year_heads_a_paragraph(paragraph: str, read: list[str | None]) -> None:
    assert dates(f"How it came about\n\n{paragraph}") == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("They met in March, June and September 2014.", ["2014-03", "2014-06", "2014-09"]),
        ("They met in March and in June last year.", ["2020-03", "2020-06"]),
        ("They met on 29 December and 3 January 2015.", ["2014-12-29", "2015-01-03"]),
    ],
)
def test_a_list_of_months_has_the_year_with_which_it_ends(text: str, read: list[str]) -> None:
    assert dates(text) == read
