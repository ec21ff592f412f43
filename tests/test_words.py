"""Words are found in names, quotes and titles of one report, by an index where the server has one: with the same answers on every server."""

import pytest

from graph.events import count_events, find_events
from graph.filter import EventFilter
from graph.load import load_article
from graph.selection import beginning
from graph.words import HITS, near
from tests.facts import NOW, article, fact

TOLD = {
    "gas": (
        article("gas", title="Old friends"),
        fact("agreement", "2001", party="RUS BLR", quote="They signed a gas accord.", name="Accord One"),
    ),
    "vegas": (article("vegas", title="Old friends"), fact("meeting", "2002", participant="RUS USA", quote="They met in Las Vegas.")),
    "pipe": (
        article("pipe", title="A GAS-pipeline at last"),
        fact("agreement", "2003", party="RUS TUR", quote="They signed.", name="Stream"),
    ),
    "s400": (article("s400", title="Arms"), fact("arms_transfer", "2004", supplier="RUS", recipient="TUR", quote="It sold S-400s.")),
    "lodz": (article("lodz", title="Visit"), fact("meeting", "2005", participant="POL DEU", quote="They met in Łódź.", name="Łódź talks")),
    "can": (article("can", title="News"), fact("agreement", "2006", party="FRA DEU", quote="It can't last, O'Neill said of 漢字協定.")),
}


@pytest.fixture
async def told(graph):
    """The id of each event."""
    return {name: (await load_article(graph, source, [claim], NOW)).events[0] for name, (source, claim) in TOLD.items()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("gas", {"gas", "vegas", "pipe"}),
        ("GAS accord", {"gas"}),
        ("old accord", {"gas"}),
        ("gas stream", {"pipe"}),
        ("s-400", {"s400"}),
        ("łódź", {"lodz"}),
        ("talks łódź", {"lodz"}),
        ("can't", {"can"}),
        ("o'neill", {"can"}),
        ("漢字", {"can"}),
        ("ga", {"gas", "vegas", "pipe"}),
        ("it", {"s400", "can", "lodz"}),
        ("one two", set()),
        ("accord vegas", set()),
        ("gas*", set()),
        ("(gas) OR", set()),
    ],
)
async def test_text_finds_the_same_on_every_server(graph, told, text, found):
    wanted = EventFilter(text=text)
    page = await find_events(graph, wanted)
    names = {id_: name for name, id_ in told.items()}
    assert {names[event.id] for event in page.events} == found
    assert await count_events(graph, wanted) == len(page.events)


async def test_a_text_is_looked_for_in_the_index_where_the_server_has_one(graph):
    assert graph.full_text is (graph.engine == "neo4j")
    assert (HITS in beginning(graph, EventFilter(text="gas accord")).found) is graph.full_text
    assert HITS not in beginning(graph, EventFilter(text="gas", between=("RUS", "BLR"))).found, "a pair has few events: they are looked at"
    assert HITS not in beginning(graph, EventFilter(text="漢字")).found


@pytest.mark.parametrize(
    ("text", "asked"),
    [("gas", "*gas*"), ("On S-400 missiles", "*missiles*"), ("s-400", "*400*"), ("it is", None), ("Łódź", None), ("漢字", None)],
)
def test_the_index_is_asked_for_what_no_index_tears_apart(text, asked):
    assert near(text) == asked
