"""What is let through to be read: every sentence that may tell an event, with what it needs to be understood."""

from __future__ import annotations

import pytest

from seed.reader.cues import rules
from seed.reader.encoder import model
from seed.reader.gate import GAP, named_in, shown
from seed.reader.labels import EVENT_TYPES
from seed.reader.places import find_places
from seed.reader.sentences import sentences
from seed.reader.windows import rows_of


def wanted(text: str) -> frozenset[int]:
    spans = sentences(text)
    return model().gate.wanted(rows_of(text, spans, model().tokenizer), named_in(spans, find_places(text, "2023-06-15")))


@pytest.mark.parametrize("event_type", EVENT_TYPES)
def test_sentences_that_the_rules_read_an_event_in_are_let_through(event_type: str) -> None:
    texts = [example.text for rule in rules(event_type) for example in rule.examples]
    assert [text for text in texts if not wanted(text)] == []


def test_what_tells_of_nobody_and_nothing_is_not_read() -> None:
    dull = (
        "Shares rose three percent in early trading. The weather will stay mild.",
        "She plays the piano and likes long walks by the river.",
    )
    assert [text for text in dull if wanted(text)] == []


def test_a_sentence_is_shown_with_the_one_before_it_and_across_small_gaps() -> None:
    assert shown(frozenset()) == []
    assert shown(frozenset({0, 9})) == [0, 8, 9]
    assert shown(frozenset({0, GAP + 2})) == list(range(GAP + 3))
