"""A drill or a meeting has the end that a verb of its own tells."""

from __future__ import annotations

import pytest

from seed.reader.candidate import Candidate
from seed.reader.compose import Told, decide
from seed.reader.endings import with_ends
from seed.reader.limits import Limits
from seed.reader.places import find_places
from seed.reader.sentences import sentences

LIMITS = Limits(event=0.4, role=0.5, lone_role=0.25, reading=0.2, fact=0.4)
PUBLISHED = "2024-05-08"


def told(text: str, event: str, word: str, date: str | None) -> Told:
    at = text.index(word)
    number = next(n for n, (start, stop) in enumerate(sentences(text)) if start <= at < stop)
    return decide(
        Candidate(event, (at, at + len(word)), number, 0.9, 0.9, ({"NOR": 0.9, "SWE": 0.9}, {}), date=date, status="done", kind=None),
        LIMITS,
    )


def ends(text: str, *readings: Told) -> list[str | None]:
    return [one.end for one in with_ends(list(readings), find_places(text, PUBLISHED), text, sentences(text))]


@pytest.mark.parametrize(
    ("text", "event", "word"),
    [
        ("A drill of Norway and Sweden opened on Monday and closes on Saturday.", "exercise", "drill"),
        ("A drill of Norway and Sweden opened on Monday. It lasts until May 11.", "exercise", "drill"),
        ("Manoeuvres of the two armies began on Monday. The manoeuvres will end at Bergen on Saturday.", "exercise", "Manoeuvres"),
        ("An exercise of the two fleets began on Monday and goes on until May 11.", "exercise", "exercise"),
        ("The two opened war games on Monday, and will close them on Saturday.", "exercise", "war games"),
        ("The drill Heron 24 opened on Monday. Heron 24 is to finish at Bergen on Saturday.", "exercise", "drill"),
        ("The exercise “Heron” began on Monday. “Heron” ends on Saturday.", "exercise", "exercise"),
        ("The Swedish premier began a visit on Monday. The visit concludes on Saturday.", "meeting", "visit"),
        ("The Swedish premier came for talks on Monday. They are to run until May 11.", "meeting", "talks"),
    ],
)
def test_a_verb_tells_the_end(text: str, event: str, word: str) -> None:
    assert ends(text, told(text, event, word, "2024-05-06")) == ["2024-05-11"]


@pytest.mark.parametrize(
    ("text", "event", "word", "date"),
    [
        ("A drill opened on Monday, before a truce was concluded on Saturday.", "exercise", "drill", "2024-05-06"),
        ("A drill opened on Monday. Parliament closes on Saturday.", "exercise", "drill", "2024-05-06"),
        ("A drill opened on Monday. The visit of the king ends on Saturday.", "exercise", "drill", "2024-05-06"),
        ("A drill opened on Monday. The port was calm. It closes on Saturday.", "exercise", "drill", "2024-05-06"),
        ("The drill Heron 24 opened on Monday. Osprey 24 ends on Saturday.", "exercise", "drill", "2024-05-06"),
        ("A drill is planned. It ends on Saturday.", "exercise", "drill", None),
        ("A drill opened on Saturday. It ended on Monday.", "exercise", "drill", "2024-05-11"),
        ("Talks opened on Monday. The credit that they were about runs until 2030.", "meeting", "Talks", "2024-05-06"),
        ("A treaty was signed on Monday. It lasts until May 11.", "agreement", "treaty", "2024-05-06"),
    ],
)
def test_what_ends_is_something_else(text: str, event: str, word: str, date: str | None) -> None:
    assert ends(text, told(text, event, word, date)) == [None]


def test_each_drill_has_its_own_end() -> None:
    text = "Heron 24 began on Monday, and Osprey 24, which opened on May 7, finishes on May 11."
    assert ends(text, told(text, "exercise", "Heron", "2024-05-06"), told(text, "exercise", "Osprey", "2024-05-07")) == [None, "2024-05-11"]


@pytest.mark.parametrize(("second", "date"), [("2024-05-11", "2024-05-06"), ("2024-05-12", "2024-05-12")])
def test_a_reading_of_the_end_is_of_the_event_that_ends_then(second: str, date: str) -> None:
    text = "The drill Heron 24 opened on Monday. Heron 24 is to finish on Saturday."
    end = told(text, "exercise", "finish", second)
    assert [
        one.date
        for one in with_ends([told(text, "exercise", "drill", "2024-05-06"), end], find_places(text, PUBLISHED), text, sentences(text))
    ] == [
        "2024-05-06",
        date,
    ]
