"""People who lead states are known by each of their spellings."""

import pytest
from facts import NOW, article, fact

from graph.entity import Term
from graph.leaders import get_leader
from graph.load import load_article
from graph.reference import write_terms


def term(person, *aliases):
    return Term(person=person, aliases=aliases, state="BLR", office="President", role="head_of_state", start="1994-07-20")


@pytest.fixture
async def led(graph):
    """A graph that knows three leaders of Belarus, two of whom share a spelling."""
    await write_terms(
        graph, [term("Alexander Lukashenko", "Alyaksandr Lukashenka"), term("Ivan Petrov", "I Petrov"), term("Igor Petrov", "I Petrov")]
    )
    return graph


async def test_a_leader_is_at_a_meeting_under_another_spelling(led):
    told = fact("meeting", "2021-09-09", participant="RUS BLR", persons=("Alyaksandr Lukashenka", "Vladimir Putin"))
    events = (await load_article(led, article("a"), [told], NOW)).events
    for id_ in ("BLR:alexander-lukashenko", "BLR:alyaksandr-lukashenka"):
        found = await get_leader(led, id_)
        assert (found.leader.id, tuple(event.id for event in found.events)) == ("BLR:alexander-lukashenko", events)


async def test_an_office_held_under_another_spelling_makes_no_second_leader(led):
    held = fact("leadership", "2021", state="BLR", persons=("Alyaksandr Lukashenka",), name="President", kind="head_of_state")
    new = fact("leadership", "2021", state="BLR", persons=("Maria Sidorova",), name="Foreign Minister", kind="minister")
    events = (await load_article(led, article("a"), [held, new], NOW)).events
    shown = {id_: (await get_leader(led, f"BLR:{id_}")).events for id_ in ("alexander-lukashenko", "maria-sidorova")}
    assert [[event.id for event in each] for each in shown.values()] == [[id_] for id_ in events]
    names = await led.read("MATCH (leader:Leader) RETURN leader.name AS name LIMIT 10")
    assert {row["name"] for row in names} == {"Alexander Lukashenko", "Ivan Petrov", "Igor Petrov", "Maria Sidorova"}


async def test_a_spelling_that_two_leaders_share_is_nobody_s(led):
    await load_article(led, article("a"), [fact("meeting", "2021-09-09", participant="RUS BLR", persons=("I Petrov",))], NOW)
    assert [(await get_leader(led, f"BLR:{id_}")).events for id_ in ("ivan-petrov", "igor-petrov")] == [(), ()]
    assert await get_leader(led, "BLR:i-petrov") is None
