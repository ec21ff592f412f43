"""What was not spoken of is no event, and soldiers in a drill are no deployment."""

import pytest

from seed.reader.candidate import Candidate
from seed.reader.drilling import with_army, without_drilling
from seed.reader.unsaid import is_unsaid


@pytest.mark.parametrize(
    ("text", "word", "unsaid"),
    [
        ("The two sides did not discuss openly arms sales or new German bases.", "bases", True),
        ("The ministers didn't mention any loan.", "loan", True),
        ("She left without announcing a treaty with Chile.", "treaty", True),
        ("He has not publicly discussed sending troops to Mali.", "troops", True),
        ("They did not discuss the treaty of 1999.", "treaty", False),
        ("They did not discuss trade, but signed a treaty.", "treaty", False),
        ("They discussed new bases.", "bases", False),
        ("They did not discuss prices when they signed the accord.", "accord", False),
    ],
)
def test_an_event_that_was_only_not_spoken_of_is_none(text, word, unsaid):
    assert is_unsaid(text, (0, len(text)), text.index(word)) is unsaid


@pytest.mark.parametrize(
    ("text", "drilling"),
    [
        ("Some 9,000 troops are taking part in the war games.", True),
        ("The troops of both sides will participate in joint naval exercises.", True),
        ("The troops took part in a peace mission in Mali.", False),
        ("The troops left, and others took part in the drill.", False),
    ],
)
def test_soldiers_who_take_part_in_a_drill_are_no_deployment(text, drilling):
    at = text.index("troops")
    candidate = Candidate("deployment", (at, at + 6), 0, 0.9, 0.9, ({}, {}), "done", "deployment")
    assert without_drilling([candidate], text) == ([] if drilling else [candidate])


@pytest.mark.parametrize(("told", "sentence", "number"), [(None, 1, 9000), (500, 1, 500), (None, 5, None)])
def test_the_number_of_the_soldiers_is_that_of_the_drill_told_before(told, sentence, number):
    text = "The drill opened. Some 9,000 troops are taking part in the war games."
    drill = Candidate("exercise", (4, 9), 0, 0.9, 0.9, ({}, {}), "done", None, count=told)
    at = text.index("troops")
    soldiers = Candidate("deployment", (at, at + 6), sentence, 0.9, 0.9, ({}, {}), "done", "deployment", count=9000)
    assert [(one.type, one.count) for one in without_drilling([drill, soldiers], text)] == [("exercise", number)]


@pytest.mark.parametrize(
    ("type_", "mine", "its", "number"),
    [("exercise", None, 9000, 9000), ("exercise", 600, 9000, 600), ("exercise", None, 12, None), ("deployment", None, 9000, None)],
)
def test_only_a_drill_has_its_soldiers_from_another_reading(type_, mine, its, number):
    first, second = (Candidate(type_, (0, 4), 0, 0.9, 0.9, ({}, {}), "done", None, count=count) for count in (mine, its))
    assert with_army(first, second).count == number
