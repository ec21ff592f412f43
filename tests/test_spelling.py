"""People and places are found however they are typed."""

import datetime as dt

import pytest

from graph import schema
from graph.events import find_events
from graph.filter import EventFilter
from graph.load import load_article
from graph.retract import retract_article
from graph.spelling import typed_names
from graph.store import rows
from tests.facts import NOW, article, fact

TOLD = {
    "ankara": fact("meeting", "2020-03-05", participant="TUR RUS", persons=("Recep Tayyip Erdoğan",), place="Şırnak"),
    "plain": fact("meeting", "2021-09-29", participant="TUR USA", persons=("Recep Tayyip Erdogan",), place="Sirnak"),
    "lodz": fact("meeting", "2005-05-05", participant="POL DEU", persons=("Łukasz Müller-Đukić",), place="Łódź"),
    "paris": fact("meeting", "1975-11-15", participant="FRA DEU", persons=("Valéry Giscard d’Estaing",), place="Rambouillet"),
}


@pytest.fixture
async def told(graph):
    """Name by the id of each event."""
    return {(await load_article(graph, article(name), [claim], NOW)).events[0]: name for name, claim in TOLD.items()}


async def found(graph, told, **wanted):
    return {told[event.id] for event in (await find_events(graph, EventFilter.model_validate(wanted))).events}


SOUGHT = [
    ({"persons": ("Erdogan",)}, {"ankara", "plain"}),
    ({"persons": ("ERDOĞAN",)}, {"ankara", "plain"}),
    ({"persons": ("recep tayyip erdoğan",)}, {"ankara", "plain"}),
    ({"persons": ("Lukasz",)}, {"lodz"}),
    ({"persons": ("muller đukić",)}, {"lodz"}),
    ({"persons": ("ukić",)}, set()),
    ({"persons": ("Valery Giscard d'Estaing",)}, {"paris"}),
    ({"persons": ("Giscard d’Est",)}, {"paris"}),
    ({"persons": ("Erdogan", "Muller")}, set()),
    ({"place": "lodz"}, {"lodz"}),
    ({"place": "ŁÓDŹ"}, {"lodz"}),
    ({"place": "sirnak"}, {"ankara", "plain"}),
]


@pytest.mark.parametrize(("wanted", "names"), SOUGHT)
async def test_accents_and_letters_of_other_alphabets_do_not_matter(graph, told, wanted, names):
    assert await found(graph, told, **wanted) == names


async def test_nor_do_they_in_what_was_known_earlier(graph, told):
    await retract_article(graph, "ankara", "a wrong one", NOW + dt.timedelta(days=1))
    then = {"persons": ("Erdogan",), "place": "Sirnak", "recorded_by": NOW}
    assert await found(graph, told, **then) == {"ankara", "plain"}


async def test_a_graph_of_the_schema_before_is_given_the_spellings(graph, told):
    async def age(transaction):
        await rows(transaction, "MATCH (event:Event) REMOVE event.persons_typed, event.place_typed")
        await rows(transaction, "MATCH (n:Schema {id: 'dyad'}) SET n.version = 8")

    await graph.write(age)
    assert await found(graph, told, persons=("Erdogan",)) == {"plain"}
    await schema.apply(graph)
    assert await found(graph, told, persons=("Erdogan",)) == {"ankara", "plain"}
    assert await found(graph, told, place="lodz") == {"lodz"}


def test_what_is_typed_as_it_is_written_is_not_kept_twice():
    assert typed_names(["Anna Berg"], "Oslo") == {}
    assert typed_names(["Anna Berg", "Łukasz"], "Oslo") == {"persons_typed": ["Anna Berg", "Lukasz"]}
    assert typed_names([], None) == {}
