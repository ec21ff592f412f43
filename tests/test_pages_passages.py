"""Text cut where facts begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from api.pages.passages import Span, around, paragraphs

TEXT = "Moscow and Minsk signed. They met.\n\nThe loan is large.\nA last line."


def test_paragraphs_are_split_at_blank_lines_and_new_lines():
    assert ["".join(piece.text for piece in paragraph) for paragraph in paragraphs(TEXT, [])] == [
        "Moscow and Minsk signed. They met.",
        "The loan is large.",
        "A last line.",
    ]


def test_a_span_is_marked_and_the_rest_is_not():
    (pieces,) = around(TEXT, Span(0, 24, 7))
    assert [(piece.text, piece.keys) for piece in pieces] == [("Moscow and Minsk signed.", (7,)), (" They met.", ())]


def test_overlapping_spans_share_the_pieces_they_both_cover():
    first = paragraphs(TEXT, [Span(0, 16, 0), Span(11, 24, 1)])[0]
    assert [(piece.text, piece.keys) for piece in first] == [
        ("Moscow and ", (0,)),
        ("Minsk", (0, 1)),
        (" signed.", (1,)),
        (" They met.", ()),
    ]


def test_a_span_over_two_paragraphs_is_marked_in_both():
    assert [[piece.keys for piece in paragraph] for paragraph in around(TEXT, Span(25, 44, 3))] == [[(), (3,)], [(3,), ()]]


@given(
    st.text(alphabet="ab. \n", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=5),
)
def test_no_character_is_lost_moved_or_wrongly_marked(text: str, given_spans: list[tuple[int, int]]):
    spans = [Span(start, start + length, key) for key, (start, length) in enumerate(given_spans)]
    cut = [piece for paragraph in paragraphs(text, spans) for piece in paragraph]
    assert "".join("".join(piece.text for piece in cut).split()) == "".join(text.split())
    for piece in cut:
        assert text[piece.start : piece.start + len(piece.text)] == piece.text
        inside = range(piece.start, piece.start + len(piece.text))
        assert set(piece.keys) == {span.key for span in spans if all(span.start <= place < span.stop for place in inside)}
