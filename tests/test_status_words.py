"""What a word says of how far an event has come."""

from __future__ import annotations

import pytest

from graph.fact import FactType, Status
from seed.reader.status_words import settled_statuses, status_of


@pytest.mark.parametrize(
    ("event", "word", "likeliest", "status"),
    [
        ("loan", "promised", "done", "announced"),
        ("loan", "Pledges", "done", "announced"),
        ("arms_transfer", "approved", "done", "announced"),
        ("arms_transfer", "offered", "announced", "sought"),
        ("membership", "applied", "done", "sought"),
        ("agreement", "lapsed", "done", "ended"),
        ("loan", "promised", "planned", "planned"),
        ("loan", "cancelled", "done", "done"),
        ("agreement", "approved", "done", "done"),
        ("meeting", "offered", "done", "done"),
    ],
)
def test_a_word_settles_only_what_seems_to_have_come_about(event: str, word: str, likeliest: str, status: str) -> None:
    assert status_of(event, word, likeliest) == status


def test_the_words_settle_statuses_of_events_and_each_but_one() -> None:
    for event, statuses in settled_statuses().root.items():
        assert FactType(event)
        assert {Status(status) for status in statuses} <= {Status.ANNOUNCED, Status.SOUGHT, Status.ENDED}
        words = [word for each in statuses.values() for word in each]
        assert len(set(words)) == len(words)
        assert all(word == word.casefold() for word in words)
