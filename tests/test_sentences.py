"""Sentences: where they end and where they do not."""

from __future__ import annotations

import pytest

from seed.reader.sentences import LONGEST, sentences


def split(text: str) -> list[str]:
    return [text[start:stop] for start, stop in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oslo signed. Riga did not.", ["Oslo signed.", "Riga did not."]),
        ("The U.S. Navy sailed. It came back.", ["The U.S. Navy sailed.", "It came back."]),
        ("Mr. Lund met Gen. Okoro. Both smiled.", ["Mr. Lund met Gen. Okoro.", "Both smiled."]),
        ("It left the U.N. The vote was close.", ["It left the U.N.", "The vote was close."]),
        ("“We agreed.” She left.", ["“We agreed.”", "She left."]),
        ("A headline\n\nThe first line", ["A headline", "The first line"]),
        ("It cost $1.5 billion. Really?", ["It cost $1.5 billion.", "Really?"]),
        ("John F. Kennedy spoke.", ["John F. Kennedy spoke."]),
        ("Oslo and Riga signed\nthe pact,\n  they said. It holds.", ["Oslo and Riga signed\nthe pact,\n  they said.", "It holds."]),
        ("A headline\nThe first line", ["A headline", "The first line"]),
        ("They agreed:\non ferries\n\non trade", ["They agreed:", "on ferries", "on trade"]),
        ("Signed by\n- Oslo\n- Riga", ["Signed by", "- Oslo", "- Riga"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_text_is_split_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_text_without_sentence_ends_is_cut_at_spaces() -> None:
    pieces = sentences("word " * 5000)
    assert all(stop - start <= LONGEST for start, stop in pieces)
    assert sum(stop - start for start, stop in pieces) > 24_000
