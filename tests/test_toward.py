"""Supplies, arms and loans whose words say who gets them."""

from __future__ import annotations

import pytest

from seed.reader.candidate import Candidate
from seed.reader.compose import Told
from seed.reader.places import find_places
from seed.reader.toward import told_toward

TOWARD = [
    ("supply", "Russia keeps up cheap gas [supplies] to Belarus.", ("RUS",), ("BLR",)),
    ("supply", "Algeria resumed the [delivery] of natural gas to the Spanish grid.", ("DZA",), ("ESP",)),
    ("arms_transfer", "Brazil approved [sales] of six patrol boats to Nigeria.", ("BRA",), ("NGA",)),
    ("loan", "China made a [loan] of $2.5 million to Chad.", ("CHN",), ("TCD",)),
]
NOT = [
    ("supply", "Italy may protect aid [supplies], and Albania has asked it to.", ("ITA",), ("ALB",)),
    ("supply", "Russia's gas [supplies] were cut and it sent Belarus a bill.", ("RUS",), ("BLR",)),
    ("meeting", "Russia moved the [talks] to Belarus.", ("RUS",), ("BLR",)),
    ("supply", "Russian [exports] to China grew, and India got less.", ("RUS",), ("IND",)),
]


def surer(kind: str, marked: str, first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    at, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    candidate = Candidate(kind, (at, end), 0, 0.5, 0.5, ({}, {}), "done", None)
    told = Told(candidate, first, second, 0.5, None, None, "done")
    return told_toward(told, find_places(text, "2021-09-10"), text, (0, len(text))).confidence > told.confidence


@pytest.mark.parametrize(("kind", "marked", "first", "second"), TOWARD)
def test_a_reading_is_surer_where_its_words_say_who_gets_it(
    kind: str, marked: str, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    assert surer(kind, marked, first, second)


@pytest.mark.parametrize(("kind", "marked", "first", "second"), NOT)
def test_it_is_not_where_they_do_not(kind: str, marked: str, first: tuple[str, ...], second: tuple[str, ...]) -> None:
    assert not surer(kind, marked, first, second)
