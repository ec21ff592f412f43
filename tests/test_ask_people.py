"""People in questions: by full name, by a surname that one leader bears there and then, by one that several bear."""

import datetime as dt

import pytest

from api.ask.meaning import Person
from api.ask.plainly import plainly
from api.ask.reader import read_question

TODAY = dt.date(2026, 1, 15)


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("meetings of Xi since 2018", "with Xi Jinping"),
        ("Xi visits to Moscow", "with Xi Jinping"),
        ("meetings of Kim of North Korea", "with Kim Jong-un"),
        ("visits by Lee of South Korea in 2010", "with Lee Myung-bak"),
        ("who met Li in 2015", "with Li Keqiang"),
        ("calls between Moon and Trump", "with Moon Jae-in"),
    ],
)
def test_a_surname_is_the_leader_who_bears_it_there_and_then(question, who):
    assert who in [part.said for part in read_question(question, TODAY).parts]


def test_of_a_surname_that_several_bear_all_are_looked_for_and_told():
    reading = read_question("meetings with Kim", TODAY)
    told = next(part.said for part in reading.parts if part.words == "Kim")
    assert reading.asked.person == ["Kim"]
    assert told.startswith("with anybody called Kim (did you mean Kim Jong-un, ")
    assert told.endswith(" more?)")


@pytest.mark.parametrize(
    "question",
    [
        "Key agreements of Russia",
        "Tax treaties between Russia and Cyprus",
        "Rice supplies from Vietnam",
        "Agreements On Gas Of Russia",
        "agreements of MA",
    ],
)
def test_a_word_that_is_also_a_surname_is_no_person(question):
    assert read_question(question, TODAY).asked.person == []


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("ABC", "with anybody called Kim (did you mean A, B or C?)"),
        ("ABCDEF", "with anybody called Kim (did you mean A, B, C, D or 2 more?)"),
    ],
)
def test_of_many_the_first_are_told(who, said):
    assert plainly(Person(name="Kim", who=tuple(who))) == said
