"""What is planned for a month or a day without a year is to come."""

from __future__ import annotations

import pytest

from seed.reader.candidate import Candidate
from seed.reader.coming import to_come
from seed.reader.places import find_places


def when(
    text: str, date: str, status: str = "planned", end: str | None = None, published: str = "2023-06-15"
) -> tuple[str | None, str | None]:
    """Date and end of an agreement of `date` in `text`."""
    one = Candidate("agreement", (0, 1), 0, 0.9, 0.9, ({"TCD": 0.9, "NER": 0.9}, {}), status, None, date, end=end)
    turned = to_come(one, find_places(text, published), published)
    return turned.date, turned.end


PASSED = [
    ("Chad expects to sign with Niger a year after the war, in Zinder, a text of July.", "2022-07", "2023-07"),
    ("There is word of a pact of October.", "2022-10", "2023-10"),
    ("A Zinder accord of 3 September is spoken of.", "2022-09-03", "2023-09-03"),
]


@pytest.mark.parametrize(("text", "read", "meant"), PASSED)
def test_what_is_planned_is_for_the_next_such_month(text: str, read: str, meant: str) -> None:
    assert [place.date for place in find_places(text, "2023-06-15") if place.open_year] == [read]
    assert when(text, read) == (meant, None)
    assert when(text, read, status="done") == (read, None)
    assert when(text, read, status="sought") == (read, None)


def test_an_end_goes_with_its_date_where_it_would_lie_before_it() -> None:
    assert when("A text of July is spoken of.", "2022-07", end="2022-08") == ("2023-07", "2023-08")
    assert when("A text of July is spoken of.", "2022-07", end="2025") == ("2023-07", "2025")


def test_a_year_that_is_told_stays() -> None:
    assert when("A text of July 2022 is spoken of.", "2022-07") == ("2022-07", None)
    assert when("A text of July, or rather of July 2022, is spoken of.", "2022-07") == ("2022-07", None)
    assert when("A text of last July is spoken of.", "2022-07") == ("2022-07", None)


def test_a_month_that_would_be_too_far_ahead_stays() -> None:
    assert when("A text of March is spoken of.", "2023-03") == ("2023-03", None)


def test_what_lies_years_back_stays() -> None:
    assert when("In 2019 they met in May and planned a text for July.", "2019-07") == ("2019-07", None)
    assert when("A text of July is spoken of.", "9999-07", published="9999-12-31") == ("9999-07", None)


def test_a_date_that_no_time_of_the_text_tells_stays() -> None:
    assert when("A text of July is spoken of.", "2022-08") == ("2022-08", None)


def test_the_day_of_a_leap_year_becomes_its_month() -> None:
    assert when("A text of 29 February is spoken of.", "2020-02-29", published="2020-10-01") == ("2021-02", None)
