"""Editions of a drill named side by side are a drill each, of the year in the name."""

from __future__ import annotations

import pytest

from seed.reader.candidate import Candidate
from seed.reader.compose import Told, decide
from seed.reader.editions import each_edition
from seed.reader.limits import Limits
from seed.reader.naming import name_of
from seed.reader.places import find_places
from seed.reader.sentences import sentences

LIMITS = Limits(event=0.4, role=0.5, lone_role=0.25, reading=0.2, fact=0.4)


def read(text: str, word: str, date: str | None, status: str = "done") -> tuple[list[Told], list[Told]]:
    """What is told of the drill at the word, and what comes of it."""
    at, spans = text.index(word), sentences(text)
    sentence = next(n for n, (start, stop) in enumerate(spans) if start <= at < stop)
    told = decide(
        Candidate("exercise", (at, at + len(word)), sentence, 0.9, 0.9, ({"RUS": 0.9, "BLR": 0.9}, {}), status, None, date), LIMITS
    )
    return [told], each_edition([told], find_places(text, "2023-06-15"), text, spans, "2023-06-15")


SEVERAL = [
    ("Zapad-2009, Zapad-2013 and Zapad-2017 were held by Russia and Belarus.", "held", "2017", {"2009", "2013", "2017"}),
    ("Russia and Belarus began Zapad-2021 today. Zapad-2013 and Zapad-2017 were smaller.", "began", "2021-09-10", {"2021-09-10", "2013", "2017"}),
    (
        "They held the Zapad-2009 drill in May 2009, Zapad-2013 from 20 to 26 September 2013 and Zapad-2017 in autumn.",
        "drill", "2009-05", {"2009-05", "2013-09-20", "2017"},
    ),
    ("After Union Shield 2011 and Union Shield 2015 the two met for Union Shield 2019.", "met", "2019", {"2011", "2015", "2019"}),
    ("The Iron Wind 2014 exercise was, unlike Iron Wind 2016, not announced.", "exercise", "2014-04", {"2014-04", "2016"}),
    ("Zapad 2017 drew more troops than Zapad 2013.", "Zapad", "2017-09", {"2017-09", "2013"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "date", "wanted"), SEVERAL)
def test_each_edition_is_a_drill_of_those_who_hold_the_series(text: str, word: str, date: str, wanted: set[str]) -> None:
    before, told = read(text, word, date)
    assert {one.date for one in told} == wanted
    assert all((one.first, one.confidence) == (before[0].first, before[0].confidence) for one in told)


def test_an_edition_is_called_by_its_own_name_and_lasts_as_long_as_told_behind_it() -> None:
    text = "They held the Zapad-2009 drill in May 2009, Zapad-2013 from 20 to 26 September 2013 and Zapad-2017 in autumn."
    _, told = read(text, "drill", "2009-05")
    named = {name_of(one.candidate, text, (0, len(text)), []): one.end for one in told}
    assert named == {"Zapad-2009": None, "Zapad-2013": "2013-09-26", "Zapad-2017": None}


ALONE = [
    ("Zapad-2021 was larger than any drill before it.", "Zapad", "2021", "done"),
    ("Zapad-2023 and Zapad-2021 are not to be compared, as the one was called off.", "Zapad", "2023", "ended"),
    ("Zapad-2021 is over, and Zapad-2025 will be held in Belarus.", "Zapad", "2021", "done"),
    ("They drilled in May 2019 and in May 2021.", "drilled", "2019-05", "done"),
    ("They drilled on the day that World Cup 2014 followed World Cup 2010.", "drilled", "2014", "done"),
]


@pytest.mark.parametrize(("text", "word", "date", "status"), ALONE)
def test_what_names_no_second_edition_that_was_held_is_left_alone(text: str, word: str, date: str, status: str) -> None:
    before, told = read(text, word, date, status)
    assert told == before
