"""Events in PLOVER's terms: which class, words or deeds, and what a score is made of."""

import pytest

from graph.fact import KINDS, FactType, Status
from graph.plover import Quad, plover_class, quad, score


@pytest.mark.parametrize(
    ("type_", "kind", "status", "event", "quad_"),
    [
        ("agreement", "treaty", "done", "AGREE", "verbal_cooperation"),
        ("agreement", None, "ended", "AGREE", None),
        ("loan", None, "done", "AID", "material_cooperation"),
        ("loan", None, "planned", "AID", "verbal_cooperation"),
        ("sanction", None, "done", "SANCTION", "material_conflict"),
        ("sanction", None, "announced", "SANCTION", "verbal_conflict"),
        ("sanction", None, "ended", "CONCEDE", "verbal_cooperation"),
        ("diplomatic_action", "summons", "done", "ACCUSE", "verbal_conflict"),
        ("diplomatic_action", "expulsion", "done", "SANCTION", "material_conflict"),
        ("diplomatic_action", "recognition", "done", "SUPPORT", "verbal_cooperation"),
        ("diplomatic_action", None, "done", None, None),
        ("deployment", "base", "done", "MOBILIZE", None),
        ("deployment", "withdrawal", "done", "RETREAT", None),
        ("clash", None, "done", "ASSAULT", "material_conflict"),
        ("membership", None, "done", None, None),
    ],
)
def test_an_event_has_a_class_and_a_quad(type_, kind, status, event, quad_):
    given = (FactType(type_), kind, Status(status))
    assert (plover_class(*given), quad(*given)) == (event, quad_)


def test_every_kind_of_diplomatic_action_has_a_class():
    assert all(plover_class(FactType.DIPLOMATIC_ACTION, kind, Status.DONE) for kind in KINDS[FactType.DIPLOMATIC_ACTION])


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, None),
        ({Quad.VERBAL_COOPERATION: 3}, 1.0),
        ({Quad.VERBAL_COOPERATION: 2, Quad.MATERIAL_CONFLICT: 1}, 0.0),
        ({Quad.MATERIAL_CONFLICT: 1, Quad.MATERIAL_COOPERATION: 2, Quad.VERBAL_CONFLICT: 2}, 0.0),
        ({Quad.VERBAL_CONFLICT: 1, Quad.MATERIAL_COOPERATION: 1}, 0.333),
    ],
)
def test_deeds_weigh_twice_as_much_as_words(counts, expected):
    assert score(counts) == expected
