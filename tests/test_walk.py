"""A long list is walked day by day, and its pages are those of a list that is sorted at once, on every engine."""

import datetime as dt
import random

import pytest

from graph import schema, walk
from graph.dataset import Dataset, load_facts
from graph.events import find_events
from graph.fact import FactType, Status
from graph.filter import EventFilter, Pair
from graph.store import rows
from tests.facts import NOW, fact

EVENTS = 60
TYPES = ("agreement", "meeting")
SIDE = {"agreement": "party", "meeting": "participant"}


def told(number, rng):
    """Events of one pair and of others, many on one day, some of a year only, some in the far future, some undated."""
    type_ = TYPES[number % 2]
    date = rng.choice(
        ["2014-05-29", "1999", "2033-01-01", None, *(f"{rng.randrange(1950, 2024)}-{rng.randrange(1, 13):02}" for _ in range(6))]
    )
    parties = rng.choice(["RUS BLR", "RUS BLR", "RUS BLR KAZ", "RUS UKR"])
    return fact(type_, date, quote=f"Event {number}.", name=f"Accord{number}x", **{SIDE[type_]: parties})


@pytest.fixture
async def long(graph):
    rng = random.Random(5)
    await load_facts(graph, Dataset(id="long", title="Long"), [told(number, rng) for number in range(EVENTS)], NOW)
    return graph


WANTED = [
    EventFilter(between=("RUS", "BLR")),
    EventFilter(state="RUS"),
    EventFilter(pairs=(Pair(dyad="BLR-RUS", since=dt.date(1990, 1, 1)), Pair(dyad="KAZ-RUS"))),
    EventFilter(),
    EventFilter(between=("RUS", "BLR"), types=(FactType.MEETING,)),
    EventFilter(between=("RUS", "BLR"), since="1999", until="2014"),
    EventFilter(state="RUS", until="1999"),
    EventFilter(state="RUS", status=(Status.DONE,), text="accord"),
]


async def pages(store, wanted):
    """The ids on each page."""
    found = []
    while True:
        page = await find_events(store, wanted)
        found.append([event.id for event in page.events])
        if page.next is None:
            return found
        wanted = wanted.model_copy(update={"cursor": page.next})


@pytest.mark.parametrize("limit", [1, 7, 20])
@pytest.mark.parametrize("wanted", WANTED, ids=lambda wanted: str(wanted.model_dump(exclude_defaults=True)))
async def test_walked_pages_are_those_of_the_sorted_list(long, monkeypatch, wanted, limit):
    wanted = wanted.model_copy(update={"limit": limit})
    sorted_ = await pages(long, wanted)
    monkeypatch.setattr(walk, "FEW", 0)
    walk._known.clear()
    assert await pages(long, wanted) == sorted_
    assert await pages(long, wanted) == sorted_, "what was learnt of the list changes no page"


async def test_a_page_is_found_without_looking_at_all_days(long, monkeypatch):
    asked = []
    read = long.read

    async def listening(query, /, **parameters):
        asked.append(parameters)
        return await read(query, **parameters)

    monkeypatch.setattr(walk, "FEW", 0)
    monkeypatch.setattr(long, "read", listening)
    walk._known.clear()
    wanted = EventFilter(between=("RUS", "BLR"), limit=5)
    await find_events(long, wanted)
    asked.clear()
    page = await find_events(long, wanted)
    assert len(page.events) == 5
    assert [parameters["low"] > "1980" for parameters in asked] == [True], asked


async def test_a_day_with_more_events_than_a_step_looks_at_is_sorted(long, monkeypatch):
    wanted = EventFilter(between=("RUS", "BLR"), limit=3)
    sorted_ = await pages(long, wanted)
    monkeypatch.setattr(walk, "FEW", 0)
    monkeypatch.setattr(walk, "SEEN", -20)
    walk._known.clear()
    assert await pages(long, wanted) == sorted_


async def test_a_page_goes_on_where_it_stopped_whatever_is_written_in_between(long, monkeypatch):
    monkeypatch.setattr(walk, "FEW", 0)
    walk._known.clear()
    wanted = EventFilter(between=("RUS", "BLR"), limit=10)
    before = await pages(long, wanted)
    first = await find_events(long, wanted)
    await load_facts(long, Dataset(id="more", title="More"), [fact("agreement", "2030-01-01", party="RUS BLR", name="Newest")], NOW)
    rest = await pages(long, wanted.model_copy(update={"cursor": first.next}))
    assert [[event.id for event in first.events], *rest] == before


async def test_a_graph_of_the_schema_before_is_given_what_walking_needs(long):
    async def age(transaction):
        await rows(transaction, "MATCH (event:Event) REMOVE event.day")
        await rows(transaction, "MATCH (n:Schema {id: 'dyad'}) SET n.version = 1")

    await long.write(age)
    await schema.apply(long)
    assert await long.read("MATCH (n:Schema) RETURN n.version AS version") == [{"version": schema.VERSION}]
    lacking = await long.read("MATCH (event:Event) WHERE event.latest IS NOT NULL AND event.day <> toString(event.latest) RETURN event.id")
    unset = await long.read("MATCH (event:Event) WHERE event.latest IS NOT NULL AND event.day IS NULL RETURN event.id")
    assert (lacking, unset) == ([], [])
