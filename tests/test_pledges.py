"""What is only agreed to do is announced, not done."""

from __future__ import annotations

import pytest

from seed.reader.pledges import stage_of

PLEDGES = (
    "The two presidents agreed to coordinate their tax policies as part of a 12-point road map.",
    "Norway and Iceland have agreed to share data on fish stocks.",
    "Peru agrees to reopen the border crossings with Bolivia, the minister said.",
    "Both sides agreed in principle to set up a joint bank.",
    "Chad and Niger agreed jointly to build a bridge over the river.",
)
BINDING = (
    "Norway and Iceland agreed to the terms of the ceasefire.",
    "Norway and Iceland agreed to a ceasefire.",
    "They signed a protocol in which Chad agreed to build a bridge.",
    "In a joint statement the two countries agreed to continue their talks.",
    "The treaty came into force after Bolivia agreed to pay.",
    "Both countries agreed on a road map.",
)


@pytest.mark.parametrize("sentence", PLEDGES)
def test_what_states_agreed_to_do_is_announced(sentence: str) -> None:
    assert stage_of("agreement", sentence, "2021-09-09", "2021-09-10", "done") == "announced"
    assert stage_of("agreement", sentence, None, "2021-09-10", "done") == "announced"


@pytest.mark.parametrize("sentence", BINDING)
def test_what_binds_or_is_agreed_as_a_whole_stays_done(sentence: str) -> None:
    assert stage_of("agreement", sentence, "2021-09-09", "2021-09-10", "done") == "done"


def test_other_years_types_and_stages_stay_as_read() -> None:
    sentence = PLEDGES[0]
    assert stage_of("agreement", sentence, "2003", "2021-09-10", "done") == "done"
    assert stage_of("agreement", sentence, "2021-09-09", "2021-09-10", "planned") == "planned"
    assert stage_of("loan", sentence, "2021-09-09", "2021-09-10", "done") == "done"
