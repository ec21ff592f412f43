"""Acronyms that a text gives beside the full name of a body."""

from __future__ import annotations

import pytest

from seed.who.mentions import find_cast

GIVEN = {
    "The Bank for International Settlements, BIS, lent Hungary money. A BIS spokesman declined to comment.": {"BIS": "BIS"},
    "The Asian Clearing Union (ACU) met. The ACU's board sat for two days.": {"ACU": "ACU"},
    "Ministers of the Cocoa Producers' Alliance, or CPA, agreed. CPA members will meet in May.": {"CPA": "CPA"},
    "The International Whaling Commission - IWC - voted. Japan may leave the IWC.": {"IWC": "IWC"},
    'The Eurasian Development Bank ("EDB") lent. The EDB is in Almaty.': {"EDB": "EDB"},
}
NOT_GIVEN = {
    "other letters": ("The Bank for International Settlements, TFR, lent nothing. The TFR is a magazine.", "TFR"),
    "of a firm": ("The Bank for International Settlements and its supplier Bluestone Systems, BIS, met.", "BIS"),
    "nowhere given": ("A BIS spokesman declined to comment.", "BIS"),
}


@pytest.mark.parametrize(("text", "bodies"), GIVEN.items(), ids=[str(body) for body in GIVEN.values()])
def test_an_acronym_names_the_body_that_it_is_given_for(text: str, bodies: dict[str, str]) -> None:
    ((acronym, body),) = bodies.items()
    named = [m.id for m in find_cast(text, "1989-03-01").mentions if text[m.start : m.stop] == acronym]
    assert named == [body] * text.count(acronym)


@pytest.mark.parametrize(("text", "acronym"), NOT_GIVEN.values(), ids=NOT_GIVEN.keys())
def test_other_capitals_name_nobody(text: str, acronym: str) -> None:
    assert acronym not in {text[m.start : m.stop] for m in find_cast(text, "1989-03-01").mentions}
