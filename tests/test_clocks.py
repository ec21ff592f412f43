"""What was published by a day, and what stood on a day."""

import datetime as dt

import pytest
from facts import NOW, article, fact

from graph import asof
from graph.errors import Invalid
from graph.events import find_events
from graph.filter import EventFilter
from graph.load import load_article
from graph.retract import retract_article


async def tell(graph, id_, published, *facts, text="The text says so.", recorded=NOW):
    await load_article(graph, article(id_, published, text=text), facts, recorded)


async def names(graph, **wanted):
    """Names and statuses of the events between Russia and Belarus, in order."""
    page = await find_events(graph, EventFilter(**({"between": ("RUS", "BLR")} | wanted)))
    return [(event.name, event.status.value) for event in page.events]


async def test_a_reader_of_a_day_knows_what_had_been_published_by_then(graph):
    gas = {"party": "RUS BLR", "name": "gas accord"}
    await tell(graph, "planned", "2021-08-01", fact("agreement", "2021-09", "planned", **gas))
    await tell(graph, "signed", "2021-09-10", fact("agreement", "2021-09-09", **gas))
    await tell(graph, "zapad", "2021-09-11", fact("exercise", "2021-09-10", participant="RUS BLR", name="Zapad-2021"))
    assert await names(graph, known_by="2021-07") == []
    assert await names(graph, known_by="2021-08-01") == [("gas accord", "planned")]
    assert await names(graph, known_by="2021-09-10") == [("gas accord", "done")]
    assert await names(graph, known_by="2021-09-10", types=("exercise",)) == []
    assert await names(graph, known_by="2021-09-11") == [("Zapad-2021", "done"), ("gas accord", "done")]


async def test_a_reader_of_a_day_knows_the_version_of_that_day(graph):
    await tell(graph, "a", "2021-09-10", fact("exercise", "2021-09-10", participant="RUS BLR", name="Zapad-2021"), text="First.")
    await tell(graph, "a", "2021-09-12", fact("exercise", "2021-09-10", participant="RUS BLR", name="Zapad-21"), text="Corrected.")
    assert await names(graph, known_by="2021-09-11") == [("Zapad-2021", "done")]
    assert await names(graph, known_by="2021-09-12") == [("Zapad-21", "done")]


async def test_a_reader_believes_an_article_until_it_is_taken_back(graph):
    await tell(graph, "a", "2021-09-10", fact("exercise", "2021-09-10", participant="RUS BLR", name="Zapad-2021"))
    await retract_article(graph, "a", "wrong", dt.datetime(2021, 9, 15, 8, tzinfo=dt.UTC))
    assert await names(graph, known_by="2021-09-14") == [("Zapad-2021", "done")]
    assert await names(graph, known_by="2021-09-15") == []


async def test_what_was_misread_was_never_known(graph):
    await tell(graph, "a", "2021-09-10", fact("exercise", "2021-09-10", participant="RUS BLR", name="Zapad-2021"))
    await tell(graph, "a", "2021-09-10", recorded=NOW + dt.timedelta(days=1))
    assert await names(graph, known_by="2021-09-14") == []


async def test_the_state_of_a_day_is_asked_the_same_way(graph):
    await tell(graph, "a", "2021-09-10", fact("exercise", "2021-09-10", participant="RUS BLR KAZ", name="Shield"))
    await tell(graph, "b", "2021-09-20", fact("exercise", "2021-09-10", participant="RUS BLR", name="Shield"))
    page = await find_events(graph, EventFilter(state="KAZ", known_by="2021-09-30"))
    assert [(event.name, event.support) for event in page.events] == [("Shield", 2)]


async def test_pages_of_a_day_follow_each_other(graph):
    for month in range(1, 8):
        await tell(
            graph, f"a{month}", f"2021-{month:02}-20", fact("exercise", f"2021-{month:02}-11", participant="RUS BLR", name=f"No {month}")
        )
    walked, cursor = [], None
    while True:
        page = await find_events(graph, EventFilter(between=("RUS", "BLR"), known_by="2021-06", limit=4, cursor=cursor))
        walked.extend(event.name for event in page.events)
        cursor = page.next
        if cursor is None:
            break
    assert walked == ["No 6", "No 5", "No 4", "No 3", "No 2", "No 1"]


STANDING = [
    fact("agreement", "1999-12-08", party="RUS BLR", name="Union State treaty", kind="treaty"),
    fact("agreement", "2010-01-01", end="2015-12-31", party="RUS BLR", name="oil duties accord"),
    fact("agreement", "2020-05-05", "announced", party="RUS BLR", name="roadmap"),
    fact("agreement", None, "sought", party="RUS BLR", name="single currency"),
    fact("deployment", None, sender="RUS", host="BLR", name="radar station", kind="base"),
    fact("sanction", "2014-06", imposer="RUS", target="BLR", name="dairy ban", kind="embargo"),
    fact("sanction", "2016-02-01", "ended", imposer="RUS", target="BLR", kind="embargo"),
    fact("membership", "1991-12-08", member="BLR RUS", organization="CIS"),
    fact("exercise", "2021-09-10", participant="RUS BLR", name="Zapad-2021"),
]


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        ("1990", set()),
        ("1995", {None}),
        ("1999-12-08", {None, "Union State treaty"}),
        ("2013", {None, "Union State treaty", "oil duties accord"}),
        ("2015-12-31", {None, "Union State treaty", "oil duties accord", "dairy ban"}),
        ("2016-01-01", {None, "Union State treaty", "dairy ban"}),
        ("2016-02-01", {None, "Union State treaty"}),
        ("2023", {None, "Union State treaty", "radar station"}),
    ],
)
async def test_what_stood_on_a_day(graph, day, standing):
    await tell(graph, "a", "2022-01-01", *STANDING)
    assert {name for name, _ in await names(graph, in_force_on=day)} == standing


async def test_a_membership_stands_until_the_state_leaves(graph):
    await tell(graph, "a", "1994-01-01", fact("membership", "1993-12-09", member="GEO", organization="CIS"))
    await tell(graph, "b", "2009-08-19", fact("membership", "2009-08-18", "ended", member="GEO", organization="CIS"))
    at = {day: await names(graph, between=("GEO", "CIS"), in_force_on=day) for day in ("1993", "2000", "2009-08-17", "2009-08-18")}
    assert {day: len(found) for day, found in at.items()} == {"1993": 1, "2000": 1, "2009-08-17": 1, "2009-08-18": 0}


@pytest.mark.parametrize("wanted", [{"known_by": "2021"}, {"in_force_on": "2010"}, {"known_by": "2021", "types": ("agreement",)}])
async def test_too_many_reports_to_look_at_are_refused_with_what_to_narrow(graph, monkeypatch, wanted):
    monkeypatch.setattr(asof, "MOST", 2)
    gas = [fact("agreement", f"200{number}", party="RUS BLR", name=f"accord {number}") for number in range(3)]
    await tell(graph, "a", "2021-01-01", *gas[:2])
    assert len(await names(graph, between=None, **wanted)) == 2
    await tell(graph, "b", "2021-01-02", gas[2])
    with pytest.raises(Invalid, match="ask for one type, for a state"):
        await names(graph, between=None, **wanted)


async def test_only_what_can_stand_is_looked_at_for_what_stood(graph, monkeypatch):
    monkeypatch.setattr(asof, "MOST", 2)
    loans = [
        fact("loan", f"200{number}-01-01", lender="RUS", borrower="BLR", amount=1e6 * number, currency="USD") for number in range(1, 5)
    ]
    await tell(graph, "a", "2021-01-01", fact("agreement", "1999-12-08", party="RUS BLR", name="Union State treaty"), *loans)
    assert await names(graph, in_force_on="2010") == [("Union State treaty", "done")]
    assert await names(graph, in_force_on="2010", types=("loan",)) == []


def test_a_moment_needs_a_time_zone():
    with pytest.raises(ValueError, match="needs a time zone"):
        EventFilter(state="RUS", recorded_by=dt.datetime.fromisoformat("2021-09-09T12:00"))
