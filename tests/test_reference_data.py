"""The reference data that ships reads into the graph's records, and knows what it should."""

import re
from collections import defaultdict

from graph.shape import leader_id
from seed.reference_data import memberships, organizations, state_names, states, terms
from seed.start import samples


def test_all_of_it_is_read():
    assert (len(states()), len(organizations()), len(memberships()), len(terms())) == (268, 168, 2931, 6070)


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


def test_no_leader_is_two_people():
    """Nobody holds offices for more than 75 years; nobody alive leads two states, but realms, a union and what became of a state."""
    years, ruled = defaultdict(set), defaultdict(set)
    sovereign = {state.id for state in state_names() if state.standing not in ("territory", "union")}
    for term in terms():
        years[leader_id(term.state, term.person)] |= {int(day[:4]) for day in (term.start, term.end or term.last_seen) if day}
        if term.role != "foreign_minister" and term.state in sovereign:
            ruled[term.person].add(term.state)
    assert {leader for leader, held in years.items() if max(held) - min(held) > 75} == set()
    realms, gone = {"GBR", "NLD", "FRA"}, {"YUG", "CSK"}
    assert {person: of for person, of in ruled.items() if len(of) > 1 and not of & (realms | gone)} == {}
    assert {person for person in years if "-and-" in person} == set()


def test_father_and_son_and_namesakes_have_ids_of_their_own():
    held = {leader_id(term.state, term.person): term for term in terms()}
    spellings = {name: {id_ for id_, term in held.items() if name in term.aliases} for name in ("George W. Bush", "Jigme Singye Wangchuck")}
    assert spellings == {"George W. Bush": set(), "Jigme Singye Wangchuck": set()}
    assert (held["USA:george-h-w-bush"].start, held["USA:george-w-bush"].start) == ("1989-01-20", "2001-01-20")
    assert (held["GRC:konstantinos-karamanlis"].start, held["GRC:kostas-karamanlis"].start) == ("1990-05-05", "2004-03-07")
    assert held["ARE:khalifa-bin-zayed-al-nahyan"].end == held["ARE:mohammed-bin-zayed-al-nahyan"].start == "2022-05-14"
    assert held["KGZ:sadyr-japarov"].role.startswith("head_of")
    assert {"SMR:denise-bronzetti", "SMR:italo-righi"} <= held.keys()


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
