"""Who takes part in an event, of all the people whom its sentence names."""

import pytest

from seed.reader.candidate import Candidate
from seed.reader.persons import persons_of
from seed.reader.sentences import sentences
from seed.who.mentions import find_cast

TAKE_PART = [
    ("meeting", "Norwegian Prime Minister Anna Berg [met] Latvian President Juris Ozols in Riga.", ["Anna Berg", "Juris Ozols"]),
    ("meeting", "Norway's deputy foreign minister, Ole Moe, [held] talks in Riga.", ["Ole Moe"]),
    ("meeting", "A Norwegian delegation led by Ole Moe [held] talks in Riga.", ["Ole Moe"]),
    (
        "agreement",
        "Norwegian Prime Minister Anna Berg [signed] the accord with Latvian President Juris Ozols.",
        ["Anna Berg", "Juris Ozols"],
    ),
    ("agreement", "The accord was [signed] by Norwegian Prime Minister Anna Berg.", ["Anna Berg"]),
    ("agreement", "The accord will be [signed] in May, Norwegian Prime Minister Anna Berg said.", []),
    ("agreement", "Norwegian Prime Minister Anna Berg, who [left] the treaty aside, spoke.", []),
    ("diplomatic_action", "Latvia [summoned] the Norwegian ambassador, Ole Moe, on Friday.", ["Ole Moe"]),
    ("diplomatic_action", "Latvia [summoned] the Norwegian charge d'affaires, Ole Moe.", ["Ole Moe"]),
    ("diplomatic_action", "Latvia [recalled] its envoy to Norway, Juris Ozols.", ["Juris Ozols"]),
    ("diplomatic_action", "Norwegian Prime Minister Anna Berg [expelled] two envoys.", []),
    ("meeting", "In May 1993 Gro Harlem Brundtland [met] her colleague from Riga.", ["Gro Harlem Brundtland"]),
    ("meeting", "Gro Harlem Brundtland [met] her colleague from Riga.", []),
    ("loan", "Norwegian Prime Minister Anna Berg [lent] Latvia money.", []),
]


def persons(kind: str, marked: str, before: str = "") -> list[str]:
    """Who is read at the word in [brackets]."""
    marked = before + marked
    at, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    spans = sentences(text)
    candidate = Candidate(kind, (at, end), 0, 0.9, 0.9, ({}, {}), "done", None)
    return list(persons_of(candidate, find_cast(text, "2021-09-10"), text, next(s for s in spans if s[0] <= at < s[1]), ("NOR", "LVA")))


@pytest.mark.parametrize(("kind", "marked", "who"), TAKE_PART)
def test_who_meets_signs_or_is_called_in(kind, marked, who):
    assert persons(kind, marked) == who


def test_a_surname_stands_for_the_fullest_name_of_the_same_person():
    before = "Norwegian Prime Minister Anna Marie Berg spoke. Norwegian Defence Minister Ole Berg did not. "
    assert persons("meeting", "Ole Berg [met] Latvian President Juris Ozols.", before) == ["Ole Berg", "Juris Ozols"]


def test_a_namesake_is_not_taken_for_the_leader():
    before = "Norwegian Prime Minister Anna Berg spoke. "
    assert persons("meeting", "Pierre Berg, her father, [met] Latvian President Juris Ozols in 1973.", before) == ["Juris Ozols"]
    assert persons("meeting", "Mrs Berg [met] Latvian President Juris Ozols.", before) == ["Anna Berg", "Juris Ozols"]
    assert persons("meeting", "On Monday Berg [met] Latvian President Juris Ozols.", before) == ["Anna Berg", "Juris Ozols"]
