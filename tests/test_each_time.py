"""Each time of a list has an event of its own."""

from __future__ import annotations

import pytest

from seed.reader.candidate import Candidate
from seed.reader.compose import Told, decide
from seed.reader.each_time import each_time
from seed.reader.limits import Limits
from seed.reader.places import find_places

LIMITS = Limits(event=0.4, role=0.5, lone_role=0.25, reading=0.2, fact=0.4)


def read(
    marked: str, date: str, kind: str = "agreement", count: int | None = None, end: str | None = None
) -> tuple[Told, list[str | None]]:
    """What is told by the [word], and the dates of what comes of it."""
    at, stop = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    roles = ({"TCD": 0.9, "NER": 0.9}, {}) if kind in ("agreement", "exercise", "meeting") else ({"TCD": 0.9}, {"NER": 0.9})
    told = decide(Candidate(kind, (at, stop), 0, 0.9, 0.9, roles, "done", None, date, end=end, count=count), LIMITS)
    return told, [one.date for one in each_time(told, find_places(text, "2023-06-15"), text, (0, len(text)))]


SEVERAL = [
    ("It follows [accords] of 1993, 1996 and 2005 between Chad and Niger.", "1993", ["1993", "1996", "2005"], "agreement"),
    ("Chad and Niger [concluded] border treaties in 1983 and again in 2007.", "2007", ["1983", "2007"], "agreement"),
    ("Chad and Niger held joint [exercises] in 2010, 2011 and 2012.", "2010", ["2010", "2011", "2012"], "exercise"),
    ("The two [met] in March, June and September 2018.", "2018-03", ["2018-03", "2018-06", "2018-09"], "meeting"),
    ("Chadian jets [struck] the town in May 2014, then in August 2016.", "2014-05", ["2014-05", "2016-08"], "clash"),
]


@pytest.mark.parametrize(("marked", "date", "dates", "kind"), SEVERAL)
def test_each_time_has_an_event(marked: str, date: str, dates: list[str], kind: str) -> None:
    assert read(marked, date, kind)[1] == dates


ONE = [
    ("Between 2010 and 2014 Chad and Niger [negotiated] a treaty.", "2010", "agreement"),
    ("Chad [bombed] Niger in 1977 and 1978.", "1977", "clash"),
    ("The treaty was [signed] in 1975, and in 1992 Niger left.", "1975", "agreement"),
    ("Niger and Togo have [contracts] of 2018 and 2016.", "2018", "supply"),
    ("They [signed] a treaty in March 2019, and last month a protocol.", "2019-03", "agreement"),
    ("They [signed] a treaty in 2001 under an accord of 1990, 1992 and 1994.", "2001", "agreement"),
    ("They [met] on 3 March 2014 and 5 June 2016.", "2014-03-03", "meeting"),
]


@pytest.mark.parametrize(("marked", "date", "kind"), ONE)
def test_other_times_are_of_one_event(marked: str, date: str, kind: str) -> None:
    assert read(marked, date, kind)[1] == [date]


def test_what_is_counted_for_all_times_is_one_event() -> None:
    marked = "Chad [sold] Niger 43 tanks in 1996 and 1999."
    assert read(marked, "1996", "arms_transfer", count=43)[1] == ["1996"]
    assert read(marked, "1996", "arms_transfer")[1] == ["1996", "1999"]


def test_each_is_as_sure_as_they_were_together() -> None:
    told, _ = read("It follows [accords] of 1993 and 2005 between Chad and Niger.", "1993")
    text = "It follows accords of 1993 and 2005 between Chad and Niger."
    assert {one.confidence for one in each_time(told, find_places(text, "2023-06-15"), text, (0, len(text)))} == {told.confidence}
