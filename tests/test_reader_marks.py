"""What the close reading is told of a text beside its words: who stands where, and which words are times and sums."""

from __future__ import annotations

import pytest

from seed.reader.choices import NONE, near_publication
from seed.reader.encoder import model
from seed.reader.features import Spot, spotted
from seed.reader.marks import FORMS, Marks, marks
from seed.reader.places import find_places
from seed.reader.sentences import sentences
from seed.reader.windows import windows


def seen(text: str) -> tuple[Marks, list[Spot]]:
    ((window, inside),) = spotted(windows(text, sentences(text), model().tokenizer), find_places(text, "2023-06-15"))
    return marks(window, inside), inside


def test_all_names_of_a_state_carry_one_mark_and_no_other_does():
    marked, inside = seen("Norway and Denmark signed a pact. Oslo called it fair, and the Danish cabinet agreed.")
    norway, denmark = (
        {marked.slots[n] for spot in inside if spot.place.id == state for n in range(spot.first, spot.last)} for state in ("NOR", "DNK")
    )
    assert len(norway) == len(denmark) == 1
    assert norway != denmark
    assert 0 not in norway | denmark


@pytest.mark.parametrize(
    ("text", "form"),
    [("in 2019", "year"), ("in May 2019", "month"), ("on 3 May 2019", "day"), ("for $3 million", "money")],
)
def test_times_are_marked_by_their_precision_and_sums_as_sums(text: str, form: str):
    marked, _ = seen(f"Norway sold ships to Denmark {text}.")
    assert FORMS.index(form) + 1 in marked.forms


def test_words_that_name_nothing_carry_no_mark():
    marked, inside = seen("Norway sold ships to Denmark.")
    named = {n for spot in inside for n in range(spot.first, spot.last)}
    assert all(not (marked.slots[n] or marked.forms[n]) for n in range(len(marked.slots)) if n not in named)


def test_a_date_near_publication_is_never_more_precise_than_it():
    assert near_publication("2023-06-15") == ("2023-06-15", "2023-06", "2023")
    assert near_publication("2023") == ("2023", "2023", "2023")
    assert NONE["time"] == 1 + len(near_publication("2023"))
