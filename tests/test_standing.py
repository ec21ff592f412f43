"""What is stopped or prolonged is in force; what is lifted or opened again has ended."""

from __future__ import annotations

import pytest

from seed.reader.standing import comes_later, drill_stands_as, stands_as


@pytest.mark.parametrize(
    ("word", "sentence", "likeliest", "status"),
    [
        ("stopped", "Saudi Arabia stopped wheat imports from Canada.", "ended", "done"),
        ("stopped", "Saudi Arabia stopped its sanctions on Canada.", "ended", "ended"),
        ("prolonged", "The EU's embargo on Russia was prolonged by half a year.", "ended", "done"),
        ("hardened", "The Council renewed the ban and hardened it in May.", "ended", "done"),
        ("closed", "Rwanda closed the border with Uganda.", "ended", "done"),
        ("lifted", "Washington lifted the embargo on Vietnam.", "done", "ended"),
        ("eased", "Washington eased its embargo on Cuba.", "done", "ended"),
        ("dropped", "Oslo dropped its visa ban on Belarusians.", "done", "ended"),
        ("waivers", "Waivers for two buyers of Iranian oil were ended.", "done", "done"),
        ("reopened", "Iran reopened its border with Pakistan.", "done", "ended"),
        ("embargo", "Washington may lift the embargo on Vietnam.", "planned", "planned"),
        ("lifting", "Washington plans the lifting of the embargo.", "planned", "planned"),
        ("banned", "Oslo banned imports from Libya.", "done", "done"),
    ],
)
def test_the_word_says_whether_a_sanction_stands(word: str, sentence: str, likeliest: str, status: str) -> None:
    assert stands_as(word, sentence, likeliest) == status


@pytest.mark.parametrize(
    ("sentence", "likeliest", "status"),
    [
        ("The response to the Heron drills, which were scheduled to take place in May, was muted.", "ended", "planned"),
        ("The Heron drills drew a muted response.", "ended", "ended"),
        ("The Heron drills brought a muted response.", "ended", "done"),
        ("The Heron drills of May brought a muted response.", "ended", "done"),
        ("Norway didn't join the Heron drills.", "ended", "ended"),
        ("Norway called off its drill with Denmark.", "ended", "ended"),
        ("The drill planned for May has been struck off.", "ended", "ended"),
        ("Denmark asked to put the drill off.", "ended", "ended"),
        ("The Heron drills were scheduled to take place in May.", "done", "done"),
    ],
)
def test_a_drill_has_ended_only_where_a_word_may_say_so(sentence: str, likeliest: str, status: str) -> None:
    assert drill_stands_as(sentence, likeliest) == status


@pytest.mark.parametrize(
    ("before", "date", "likeliest", "status"),
    [
        ("The ministers met in Oslo ahead of ", None, "done", "planned"),
        ("The ministers met in Oslo ahead of large joint naval ", None, "done", "planned"),
        ("Ahead of the ", None, "done", "planned"),
        ("The ministers met ahead of the ", "2017", "done", "done"),
        ("The ministers met ahead of the ", None, "ended", "ended"),
        ("Ahead of the vote, Norway and Denmark held ", None, "done", "done"),
        ("Norway came in ahead of Denmark and Sweden in their latest joint naval ", None, "done", "done"),
    ],
)
def test_what_something_happened_ahead_of_was_to_come(before: str, date: str | None, likeliest: str, status: str) -> None:
    assert comes_later(before, date, likeliest) == status
