"""The word that tells of an event settles its kind where it can mean but one."""

import json
from collections import Counter

import pytest

from graph.fact import KINDS, FactType
from seed.paths import DATA
from seed.reader.kinds import kind_of, settled_kinds

WRITTEN = DATA.parent / "training" / "data" / "written.jsonl"


def test_every_word_settles_a_kind_of_its_type():
    for (event_type, word), kind in settled_kinds().items():
        assert kind in KINDS[FactType(event_type)], (event_type, word, kind)
        assert word == word.casefold()


def test_a_word_that_settles_no_kind_leaves_it_to_the_reader():
    assert kind_of("agreement", "accord", "other") == "other"
    assert kind_of("agreement", "accord", None) is None


@pytest.mark.parametrize(
    ("event_type", "word", "kind"),
    [
        ("arms_transfer", "Purchase", "sale"),
        ("agreement", "treaty", "treaty"),
        ("meeting", "telephoned", "call"),
        ("sanction", "duties", "tariff"),
    ],
)
def test_a_word_that_can_mean_one_kind_settles_it(event_type, word, kind):
    assert kind_of(event_type, word, "other") == kind


def test_the_words_stand_for_that_kind_in_nineteen_of_twenty_annotated_facts():
    told: dict[tuple[str, str], Counter[bool]] = {}
    settled = settled_kinds()
    for line in WRITTEN.read_text(encoding="utf-8").splitlines():
        for fact in json.loads(line)["facts"]:
            key = (fact["type"], (fact.get("trigger") or "").casefold())
            if key in settled and fact.get("kind"):
                told.setdefault(key, Counter())[fact["kind"] == settled[key]] += 1
    assert len(told) > 50
    for key, counts in told.items():
        assert counts[True] >= 0.95 * counts.total(), (key, counts)
