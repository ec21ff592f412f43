"""The reference data that ships reads into the graph's records, and knows what it should."""

import re

from seed.reference_data import memberships, organizations, states, terms
from seed.start import samples


def test_all_of_it_is_read():
    assert (len(states()), len(organizations()), len(memberships()), len(terms())) == (268, 65, 2931, 6050)


def test_ids_are_unique_and_everything_points_to_something():
    ids = [entity.id for entity in (*states(), *organizations())]
    assert len(ids) == len(set(ids))
    named = (
        {term.state for term in terms()} | {member.state for member in memberships()} | {member.organization for member in memberships()}
    )
    departments_of_france = {"ATF", "GLP", "GUF", "MTQ", "MYT", "REU"}
    assert named - set(ids) == departments_of_france


def test_a_bound_is_no_day():
    """A source that lists Fredis Refunjol's predecessor first in mid-1997 does not know the day he took office."""
    koolman = next(term for term in terms() if term.person == "Olindo Koolman")
    assert (koolman.start, koolman.end) == ("1997", "2004-05-11")


def test_an_organisation_that_took_the_place_of_another_is_not_the_other():
    held = {organization.id: (organization.founded, organization.dissolved) for organization in organizations()}
    assert held["OAU"][1] == held["AU"][0] == "2002-07-09"
    assert held["G7"][1] is None
    assert {each.organization for each in memberships() if each.state == "RUS"} & {"G7", "G8"} == {"G8"}
    assert {each.end for each in memberships() if each.organization == "OAU" and each.state in ("MAR", "TZA")} == {
        "1984-11-12",
        "2002-07-09",
    }


def test_names_of_people_are_names_and_no_remains_of_their_offices():
    names = {name for term in terms() for name in (term.person, *term.aliases)}
    assert {name for name in names if re.search(r"[:;()\[\]\d/]|--|^(?:Premiers|Us|Congress|Representatives|Government)\b", name)} == set()
    assert "Deng Xiaoping" in names


def test_who_led_belarus_in_2021():
    held = {
        (term.person, term.role)
        for term in terms()
        if term.state == "BLR" and (term.start or "") <= "2021-09" and (term.end or "9999") > "2021-09" and term.role.startswith("head_of")
    }
    assert {"head_of_state", "head_of_government"} <= {role for _, role in held}
    assert any("Lukashenk" in person for person, role in held if role == "head_of_state")


def test_the_sample_articles_are_dated_titled_and_about_several_pairs():
    told = samples()
    assert len(told) >= 6
    assert all(article.title and article.published and article.source for article in told)
    assert len({article.id for article in told}) == len(told)
