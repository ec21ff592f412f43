"""What the close reading is shown of a text: the event's surroundings, and who stands where in them."""

from __future__ import annotations

import pytest

from seed.reader.choices import NONE, near_publication
from seed.reader.crops import FORMS, LONGEST, Crop, crop
from seed.reader.encoder import model
from seed.reader.features import spots
from seed.reader.places import find_places
from seed.reader.sentences import sentences
from seed.reader.windows import windows

FILLER = "The harbour was quiet and the boats lay still in the morning fog while gulls walked on the pier. "


def seen(text: str, word: str) -> tuple[Crop, list[str]]:
    """The crop around `word` and its words."""
    (window,) = windows(text, sentences(text), model().tokenizer)
    found = window.pieces(text.index(word), text.index(word) + len(word))
    assert found
    cut = crop(window, spots(window, find_places(text, "2023-06-15")), found[0])
    return cut, [text[window.starts[piece] : window.stops[piece]] for piece in cut.pieces]


def named(cut: Crop) -> dict[str, set[int]]:
    return {spot.place.id: {cut.slots[n] for n in range(*cut.span(spot))} for spot in cut.spots if spot.place.id}


def test_all_names_of_a_state_carry_one_mark_and_no_other_does():
    cut, _ = seen("Norway and Denmark signed a pact. Oslo called it fair, and the Danish cabinet agreed.", "signed")
    norway, denmark = (
        {cut.slots[n] for spot in cut.spots if spot.place.id == state for n in range(*cut.span(spot))} for state in ("NOR", "DNK")
    )
    assert len(norway) == len(denmark) == 1
    assert norway != denmark
    assert 0 not in norway | denmark


@pytest.mark.parametrize(
    ("text", "form"),
    [("in 2019", "year"), ("in May 2019", "month"), ("on 3 May 2019", "day"), ("for $3 million", "money")],
)
def test_times_are_marked_by_their_precision_and_sums_as_sums(text: str, form: str):
    cut, _ = seen(f"Norway sold ships to Denmark {text}.", "sold")
    assert FORMS.index(form) + 1 in cut.forms


def test_what_fits_around_the_event_is_shown_and_no_more():
    cut, words = seen(FILLER * 3 + "Norway sold ships to Denmark. " + FILLER * 6, "sold")
    assert "sold" in words
    assert len(cut.pieces) <= LONGEST


def test_a_state_named_only_far_away_is_shown_with_one_mention():
    cut, words = seen("Norway built ships. Norway was proud. " + FILLER * 7 + "It sold three to Denmark.", "sold")
    assert words.count("Norway") == 1
    assert set(named(cut)) == {"NOR", "DNK"}


def test_a_date_near_publication_is_never_more_precise_than_it():
    assert near_publication("2023-06-15") == ("2023-06-15", "2023-06", "2023")
    assert near_publication("2023") == ("2023", "2023", "2023")
    assert NONE["time"] == 1 + len(near_publication("2023"))
