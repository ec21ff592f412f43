"""The same condition is asked for in several ways: by words that reports hold, how many tell of it, currencies, what was known."""

import datetime as dt

import pytest

from api.ask.reader import read_question

TODAY = dt.date(2021, 11, 10)


def test_the_largest_are_told_in_the_currency_that_the_question_names():
    reading = read_question("largest loans of Russia in euros", TODAY)
    assert {("largest", "sort=amount currency=EUR"), ("in euros", "currency=EUR")} <= {(part.words, part.read_as) for part in reading.parts}
    assert (reading.asked.currency, reading.asked.place, reading.not_understood) == ("EUR", None, ())


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("agreements that mention gas between Russia and Belarus", {"between": ["RUS", "BLR"], "type": ["agreement"], "text": "gas"}),
        ("loans with the word pipeline", {"type": ["loan"], "text": "pipeline"}),
        (
            "S-400 deliveries to Turkey told of by at least two sources",
            {"recipient": "TUR", "type": ["arms_transfer"], "item": "S-400", "min_sources": 2},
        ),
        ("loans in rubles", {"type": ["loan"], "currency": "RUB"}),
        (
            "what did the graph know on 3 May 2024 about Russia and Belarus",
            {"between": ["RUS", "BLR"], "recorded_by": "2024-05-03T23:59:59Z"},
        ),
    ],
)
def test_words_sources_currencies_and_former_knowledge_are_asked_for_in_several_ways(question, asked):
    reading = read_question(question, TODAY)
    assert (reading.model_dump(mode="json")["asked"], reading.not_understood) == (asked, ())


@pytest.mark.parametrize(
    ("question", "place"), [("talks in San Francisco in 2023", "San Francisco"), ("treaties signed in Geneva", "Geneva")]
)
def test_a_place_may_have_several_words(question, place):
    reading = read_question(question, TODAY.replace(year=2026))
    assert (reading.asked.place, reading.not_understood) == (place, ())


@pytest.mark.parametrize(
    ("question", "direction"),
    [
        ("loans from Russia to Belarus", "by Russia, towards Belarus"),
        ("US sanctions", "by the United States"),
        ("loans to Kenya since 2010", "towards Kenya"),
        ("IMF loans since 2010", "by IMF"),
        ("Chinese imports of gas", "towards China"),
        ("Iran sanctions", ""),
        ("agreements between Russia and Belarus", ""),
    ],
)
def test_who_acts_and_whom_it_concerns_is_told_in_words(question, direction):
    assert read_question(question, TODAY).direction == direction
