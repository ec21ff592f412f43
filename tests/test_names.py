"""People name states in many ways; each way leads to one id, or to an error that helps."""

import pytest

from seed.names import AmbiguousName, UnknownName, meanings, resolve
from seed.reference_data import state_names


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("RUS", "RUS"),
        ("rus", "RUS"),
        ("BY", "BLR"),
        ("Belarus", "BLR"),
        ("Byelorussia", "BLR"),
        ("Belarusian", "BLR"),
        ("the Kremlin", "RUS"),
        ("Moscow", "RUS"),
        ("Türkiye", "TUR"),
        ("Turkiye", "TUR"),
        ("Cote d'Ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("U.S.", "USA"),
        ("the United States", "USA"),
        ("X-ABK", "X-ABK"),
        ("west germany", "X-BRD"),
        ("nato", "NATO"),
        ("European Union", "EU"),
        ("Union State", "UNIONSTATE"),
        ("European Investment Bank", "EIB"),
        ("International Coffee Organization", "ICO"),
    ],
)
def test_a_state_or_organisation_is_found_by_code_name_alias_demonym_or_capital(name, meant):
    assert resolve(name).id == meant


@pytest.mark.parametrize(
    ("name", "meant"), [("French", "FRA"), ("Dutch", "NLD"), ("Chinese", "CHN"), ("Belgrade", "SRB"), ("Berlin", "DEU")]
)
def test_a_name_shared_with_a_territory_or_a_former_state_means_the_present_state(name, meant):
    assert resolve(name).id == meant


@pytest.mark.parametrize(("slip", "meant"), [("Bellarus", "BLR"), ("Ukrane", "UKR"), ("Chian", "CHN"), ("Great Brittain", "GBR")])
def test_an_unknown_name_is_answered_with_the_nearest(slip, meant):
    with pytest.raises(UnknownName, match="Did you mean") as caught:
        resolve(slip)
    assert caught.value.nearest[0].id == meant
    assert meant in str(caught.value)


@pytest.mark.parametrize("name", ["", "  ", "Narnia", "xyzzy", "\x00", "\ud800"])
def test_a_name_like_no_other_is_unknown_without_a_suggestion(name):
    with pytest.raises(UnknownName) as caught:
        resolve(name)
    assert caught.value.nearest == ()


def test_a_name_of_two_states_of_equal_standing_is_not_guessed():
    with pytest.raises(AmbiguousName) as caught:
        resolve("Korean")
    assert {candidate.id for candidate in caught.value.candidates} == {"KOR", "PRK"}


def test_every_state_answers_to_its_own_id_and_name():
    wrong = {
        (state.id, name) for state in state_names() if state.id != "EUE" for name in (state.id, state.name) if resolve(name).id != state.id
    }
    assert wrong == set()


def test_no_name_is_empty():
    assert "" not in meanings()
