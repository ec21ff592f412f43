"""The stretches of a text that the reader model sees, and what of the text before is shown with them."""

from __future__ import annotations

from seed.reader.encoder import model
from seed.reader.features import spotted
from seed.reader.places import find_places
from seed.reader.sentences import sentences
from seed.reader.windows import BEGINNING, CONTEXT, TARGET, Window, windows

LEAD = "Norway sold ships to Denmark."
LATER = ["The deal was slow to come about and nobody in the port had waited for it with much joy."] * 60
LONG = " ".join([LEAD, *LATER, "The kingdom paid Sweden nothing."])


def cut(text: str) -> list[Window]:
    return windows(text, sentences(text), model().tokenizer)


def test_a_short_text_is_one_window():
    (window,) = cut(LEAD)
    assert (window.target, window.beginning, window.parts) == (1, 0, [(0, len(LEAD))])


def test_every_sentence_is_read_once():
    read = [number for window in cut(LONG) for number in dict.fromkeys(window.sentence[window.target : -1])]
    assert read == list(range(len(sentences(LONG))))


def test_no_window_is_longer_than_the_encoder_takes():
    assert max(len(window.ids) for window in cut(LONG)) <= TARGET + CONTEXT + 2 <= 512


def test_a_later_window_shows_the_beginning_and_what_stands_before_it():
    *_, last = cut(LONG)
    (beginning, near) = last.parts
    assert LONG[slice(*beginning)].startswith(LEAD)
    assert last.beginning <= BEGINNING
    assert beginning[1] < near[0]
    assert "nobody in the port" in LONG[near[0] : last.starts[last.target]]


def test_who_is_named_in_the_beginning_is_seen_from_the_end():
    places = find_places(LONG, "2023-06-15")
    *_, (last, inside) = spotted(cut(LONG), places)
    assert [spot.place.id for spot in inside] == ["NOR", "DNK", "SWE"]
    assert last.pieces(LONG.index("Denmark"), LONG.index("Denmark") + 7) is not None


def test_the_gap_behind_the_beginning_is_not_seen():
    *_, last = cut(LONG)
    beginning, near = last.parts
    assert last.pieces(beginning[1] + 1, near[0] - 1) is None
