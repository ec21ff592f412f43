"""The places of a text that may fill a field: a number that is a sum is no count."""

from __future__ import annotations

from seed.reader.places import find_places


def test_a_sum_of_the_currency_told_before_is_no_count_beside() -> None:
    text = "Japan lent $300 million in May and another 200 million in June, and sent 400 men."
    assert [(place.form, place.value) for place in find_places(text, "2019-08-01") if place.value] == [
        ("money", 300e6),
        ("money", 200e6),
        ("count", 400),
    ]
