"""Names completed while they are typed."""

from __future__ import annotations

import pytest

from seed.names import suggest


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Bela", ("BLR", "Belarus")),
        ("byelor", ("BLR", "Byelorussia")),
        ("minsk", ("BLR", "Minsk")),
        ("GBR", ("GBR", "GBR")),
        ("united st", ("USA", "United States")),
        ("NATO", ("NATO", "NATO")),
    ],
)
def test_a_beginning_finds_the_name_it_may_be_of(typed: str, first: tuple[str, str]):
    found, known_as = suggest(typed, 8)[0]
    assert (found.id, known_as) == first


def test_a_later_word_of_a_name_is_found_after_names_that_begin_so():
    found = [one.id for one, _ in suggest("korea", 8)]
    assert {"KOR", "PRK"} <= set(found)


def test_accents_and_case_do_not_matter():
    assert {one.id for one, _ in suggest("COTE D", 8)} == {one.id for one, _ in suggest("côte d", 8)} == {"CIV"}


def test_each_is_offered_once_and_no_more_than_asked_for():
    found = suggest("s", 5)
    assert len(found) == len({one.id for one, _ in found}) == 5


@pytest.mark.parametrize("typed", ["", "  ", "?", "xqzw"])
def test_nothing_is_offered_for_what_begins_no_name(typed: str):
    assert suggest(typed, 8) == []


async def test_names_are_offered_over_http(client):
    answer = (await client.get("/names", params={"q": "Byelo", "limit": 1})).json()
    assert answer == [{"id": "BLR", "name": "Belarus", "kind": "state", "known_as": "Byelorussia"}]
