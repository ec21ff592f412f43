"""Events are found by pair, state, type, status and window, newest first."""

import pytest
from facts import NOW, article, fact

from graph.errors import Invalid
from graph.events import find_events, get_event
from graph.filter import EventFilter
from graph.load import load_article

FACTS = {
    "treaty": fact("agreement", "1999", party="RUS BLR", name="Union State treaty"),
    "gas": fact("agreement", "2021-09-09", "announced", party="RUS BLR", name="gas price for 2022"),
    "customs": fact("agreement", "2010-07", party="RUS BLR KAZ", name="customs code"),
    "zapad": fact("exercise", "2021-09-10", end="2021-09-16", participant="RUS BLR", name="Zapad-2021"),
    "base": fact("deployment", None, sender="RUS", host="BLR", place="Hantsavichy", kind="base"),
    "other": fact("agreement", "2005-05-05", party="RUS KAZ", name="Caspian seabed"),
}


@pytest.fixture
async def told(graph):
    """A graph with the facts above, one an article; names by event."""
    loaded = {name: await load_article(graph, article(name, quote_text(each)), [each], NOW) for name, each in FACTS.items()}
    return graph, {report.events[0]: name for name, report in loaded.items()}


def quote_text(each):
    return each.date if each.date and len(each.date) == 10 else "2021-09-10"


async def found(told, **wanted):
    """Names of the events on the page, in its order."""
    graph, names = told
    page = await find_events(graph, EventFilter(**wanted))
    return [names[event.id] for event in page.events]


PAIR = {"between": ("RUS", "BLR")}


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (PAIR, ["zapad", "gas", "customs", "treaty", "base"]),
        ({"between": ("BLR", "RUS")}, ["zapad", "gas", "customs", "treaty", "base"]),
        ({"between": ("BLR", "KAZ")}, ["customs"]),
        ({"between": ("BLR", "USA")}, []),
        ({"state": "KAZ"}, ["customs", "other"]),
        ({"state": "USA"}, []),
        ({}, ["zapad", "gas", "customs", "other", "treaty", "base"]),
        ({**PAIR, "types": ("agreement",)}, ["gas", "customs", "treaty"]),
        ({**PAIR, "types": ("exercise", "deployment")}, ["zapad", "base"]),
        ({**PAIR, "status": ("announced",)}, ["gas"]),
        ({"state": "KAZ", "types": ("agreement",), "since": "2006"}, ["customs"]),
        ({"since": "2005", "until": "2010"}, ["customs", "other"]),
        ({**PAIR, "since": "1999", "types": ("agreement",)}, ["gas", "customs", "treaty"]),
        ({**PAIR, "since": "1999-06"}, ["zapad", "gas", "customs", "treaty"]),
        ({**PAIR, "since": "2000"}, ["zapad", "gas", "customs"]),
        ({**PAIR, "until": "1999-06"}, ["treaty"]),
        ({**PAIR, "until": "1998"}, []),
        ({**PAIR, "since": "2010-07-15", "until": "2010-07-15"}, ["customs"]),
        ({**PAIR, "since": "2021-09-12", "until": "2021-09-12"}, ["zapad"]),
        ({**PAIR, "since": "2021-09-17"}, []),
    ],
)
async def test_a_filter_finds_what_it_says(told, wanted, names):
    assert await found(told, **wanted) == names


@pytest.mark.parametrize(
    ("window", "imprecise"),
    [({"since": "1999"}, set()), ({"since": "1999-06"}, {"treaty"}), ({"since": "1999", "until": "2010-07-15"}, {"customs"})],
)
async def test_an_event_that_may_lie_outside_the_window_is_marked(told, window, imprecise):
    graph, names = told
    page = await find_events(graph, EventFilter(**PAIR, **window))
    assert {names[event.id] for event in page.events if event.imprecise} == imprecise


@pytest.mark.parametrize("wanted", [PAIR, {"state": "BLR"}, {"since": None}])
async def test_pages_follow_each_other_without_gap_or_repeat(told, wanted):
    graph, names = told
    whole = [names[event.id] for event in (await find_events(graph, EventFilter(**wanted))).events]
    walked, cursor = [], None
    while True:
        page = await find_events(graph, EventFilter(**wanted, limit=2, cursor=cursor))
        walked.extend(names[event.id] for event in page.events)
        cursor = page.next
        if cursor is None:
            break
    assert walked == whole


async def test_an_event_that_arrives_between_two_pages_does_not_shift_the_second(told):
    graph, names = told
    first = await find_events(graph, EventFilter(**PAIR, limit=2))
    await load_article(graph, article("new", "2022-02-01"), [fact("agreement", "2022-02-01", party="RUS BLR")], NOW)
    second = await find_events(graph, EventFilter(**PAIR, limit=2, cursor=first.next))
    assert [names[event.id] for event in second.events] == ["customs", "treaty"]


async def test_events_of_one_day_have_an_order_of_their_own(graph):
    for number in range(6):
        await load_article(graph, article(f"a{number}"), [fact("sanction", "2021-06-21", imposer="USA", target=f"X-AA{number} BLR")], NOW)
    walked, cursor = [], None
    for _ in range(3):
        page = await find_events(graph, EventFilter(state="BLR", limit=2, cursor=cursor))
        walked.extend(event.id for event in page.events)
        cursor = page.next
    assert len(set(walked)) == 6
    assert cursor is None


@pytest.mark.parametrize(
    "wanted", [{}, {"until": "2021"}, {"since": "1950"}, {"types": ("agreement",)}, {"since": "1999", "until": "2003"}]
)
async def test_the_events_of_all_pairs_are_walked_in_order_however_far_apart_their_dates(graph, wanted):
    dates = ["2190-01-01", "2022-02", "2021-12-31", "2021-12-30", "2021", "2013-05-05", "2003", "1999-06-01", "1951", "0001-01-01", None]
    facts = [fact("agreement", date, party="RUS BLR", name=f"Accord {number}") for number, date in enumerate(dates)]
    await load_article(graph, article("a1"), facts, NOW)
    whole = [event.id for event in (await find_events(graph, EventFilter(**wanted, limit=100))).events]
    by_pair = [event.id for event in (await find_events(graph, EventFilter(**wanted, between=("RUS", "BLR"), limit=100))).events]
    walked, cursor = [], None
    while len(walked) <= len(dates):
        page = await find_events(graph, EventFilter(**wanted, limit=2, cursor=cursor))
        walked.extend(event.id for event in page.events)
        cursor = page.next
        if cursor is None:
            break
    assert walked == whole == by_pair
    assert len(whole) >= 2


@pytest.mark.parametrize(
    "cursor",
    ["nonsense", "date~2021-13-01~abc", "date~2021-09-10~", "'; DROP", "date~2021-09-10~XYZ", "oldest~2021-09-10~abc", "sources~9~abc"],
)
async def test_a_cursor_that_is_none_is_refused(graph, cursor):
    with pytest.raises(Invalid, match="take `next` from the page before"):
        await find_events(graph, EventFilter(**PAIR, cursor=cursor))


async def test_the_answer_says_who_says_so(told):
    graph, _ = told
    event = (await find_events(graph, EventFilter(**PAIR, types=("exercise",)))).events[0]
    assert [(report.article.id, report.claim.quote) for report in event.evidence] == [("zapad", "The text says so.")]
    assert (event.name, event.date, event.end, event.precision) == ("Zapad-2021", "2021-09-10", "2021-09-16", "day")
    assert event.roles.participant == ("BLR", "RUS")


async def test_an_event_is_had_by_its_id_with_all_reports(told):
    graph, names = told
    for id_, name in names.items():
        event = await get_event(graph, id_)
        assert [report.claim for report in event.reports] == [FACTS[name]]
    assert await get_event(graph, "0123456789abcdef0123") is None


def test_a_pair_is_two_states():
    with pytest.raises(ValueError, match="two different states"):
        EventFilter(between=("RUS", "RUS"))


def test_a_window_begins_before_it_ends():
    with pytest.raises(ValueError, match="since 2021 lies after until 1999"):
        EventFilter(since="2021", until="1999")
