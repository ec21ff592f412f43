"""Words settle the kind of an event where they can mean but one."""

from collections import Counter

import pytest
from test_training_data import WRITTEN, rows

from graph.fact import KINDS, FactType
from seed.reader.kinds import kind_of, settled_kinds

SCOPES = {"in_sentence": settled_kinds().in_sentence, "told_by": settled_kinds().told_by}


def test_every_word_settles_one_kind_and_that_of_its_type():
    for event_type in {name for scope in SCOPES.values() for name in scope}:
        entries = [(kind, word) for scope in SCOPES.values() for kind, words in scope.get(event_type, {}).items() for word in words]
        assert {kind for kind, _ in entries} <= set(KINDS[FactType(event_type)])
        assert max(Counter(word for _, word in entries).values()) == 1, event_type
        assert all(word == word.casefold() for _, word in entries)


@pytest.mark.parametrize(
    ("event_type", "word", "sentence", "kind"),
    [
        ("arms_transfer", "Purchase", "Purchase of the jets was put off.", "sale"),
        ("arms_transfer", "delivered", "The frigate, a gift, was delivered in May.", "gift"),
        ("arms_transfer", "delivered", "The frigate was delivered in May.", "lease"),
        ("deployment", "departure", "The departure of the contingent began.", "withdrawal"),
        ("deployment", "left", "They left the base to its owner.", "base"),
        ("arms_transfer", "delivered", "Some were sold and some given away, and all delivered.", "lease"),
        ("agreement", "approved", "They approved a military doctrine.", "other"),
        ("agreement", "issued", "They issued a communiqué.", "declaration"),
        ("agreement", "signed", "They signed a treaty and a road map.", "treaty"),
        ("meeting", "spoke", "They spoke by telephone on Monday.", "call"),
        ("meeting", "met", "They met before the summit.", "talks"),
        ("meeting", "summit", "The summit was put off.", "summit"),
        ("sanction", "imposed", "It imposed duties on steel.", "tariff"),
        ("loan", "extended", "China extended a $2 billion credit line.", "credit_line"),
        ("loan", "gave", "It gave aid; the rest is a line of credit.", "loan"),
        ("clash", "shelled", "They shelled the town that sold them grain.", None),
    ],
)
def test_the_kind_is_that_of_the_event_s_word_then_of_its_sentence_then_the_reader_s(event_type, word, sentence, kind):
    likeliest = {
        "arms_transfer": "lease",
        "deployment": "base",
        "meeting": "talks",
        "sanction": "embargo",
        "clash": None,
        "loan": "loan",
        "agreement": "treaty",
    }[event_type]
    assert kind_of(event_type, word, sentence, likeliest) == kind


def test_the_words_that_tell_of_an_event_stand_for_that_kind_in_nine_of_ten_annotated_facts():
    told: dict[tuple[str, str], Counter[bool]] = {}
    for fact in annotated():
        word = (fact.get("trigger") or "").casefold()
        if kind := kind_of(fact["type"], word, "", None):
            told.setdefault((fact["type"], word), Counter())[fact["kind"] == kind] += 1
    assert len(told) > 50
    for key, counts in told.items():
        assert counts[True] >= 0.9 * counts.total(), (key, counts)


def test_the_words_of_a_sentence_stand_for_that_kind_in_eight_of_ten_annotated_facts():
    told: dict[tuple[str, str], Counter[bool]] = {}
    for fact in annotated():
        if (kind := kind_of(fact["type"], "", fact["quote"], None)) and kind != kind_of(fact["type"], fact.get("trigger") or "", "", None):
            told.setdefault((fact["type"], kind), Counter())[fact["kind"] == kind] += 1
    assert len(told) > 10
    for key, counts in told.items():
        assert counts[True] >= 0.8 * counts.total(), (key, counts)


def annotated():
    """The facts of the written articles that have a kind."""
    for row in (row for name in WRITTEN for row in rows(name)):
        yield from (fact for fact in row["facts"] if fact.get("kind") and fact["type"] != "leadership")
