"""An event shows what its reports support best, says who dissents, and how many voices there are."""

import datetime as dt

import pytest
from facts import NOW, article, fact

from graph.copies import likeness, sketch
from graph.events import find_events, get_event
from graph.filter import EventFilter
from graph.load import load_article
from graph.retract import restore_article, retract_article

AGENCY = """MINSK, Sept 9 (Agency) - Russia will lend Belarus another 630 million dollars by the end of next year, President Vladimir Putin
said after talks with his Belarusian counterpart. The money follows a loan of 1.5 billion dollars agreed last year, and comes as the two
countries work on a common market for gas, Putin told reporters in the Kremlin on Thursday evening, standing beside the Belarusian leader."""
SHORTENED = AGENCY.replace(" The money follows a loan of 1.5 billion dollars agreed last year, and comes", " It comes").replace(
    "MINSK, Sept 9", "Moscow"
)
OWN_WORDS = """Minsk gets fresh credit from Moscow: 630 million dollars until the end of 2022, said the Russian president late on Thursday. Our
correspondent reports that the sum disappointed officials in the Belarusian finance ministry, who had hoped for three billion."""


def loan(amount=630e6, date="2021-09-09", status="announced", **fields):
    return fact("loan", date, status, lender="RUS", borrower="BLR", amount=amount, currency="USD", **fields)


async def tell(graph, *told):
    """Load (id, outlet, text, fact) each as an article; the event of the last."""
    for id_, outlet, text, each in told:
        loaded = await load_article(graph, article(id_, "2021-09-10", source=outlet, text=text), [each], NOW)
    return await get_event(graph, loaded.events[0])


async def test_the_value_of_most_voices_is_shown_and_the_other_named(graph):
    event = await tell(
        graph, ("a", "A", "one", loan()), ("b", "B", "two", loan()), ("c", "C", "three", loan(640e6)), ("d", "C", "four", loan(640e6))
    )
    assert (event.amount, event.support, event.outlets) == (630e6, 4, 3)
    assert [(each.field, each.shown, each.value, each.articles) for each in event.conflicts] == [
        ("amount", "630,000,000 USD", "640,000,000 USD", ("c", "d"))
    ]


async def test_copies_of_one_agency_text_are_one_voice(graph):
    event = await tell(
        graph, ("a", "Morning Post", AGENCY, loan()), ("b", "Evening Sun", SHORTENED, loan()), ("c", "Daily", OWN_WORDS, loan())
    )
    assert (event.support, event.outlets) == (3, 2)


async def test_copies_stay_one_voice_after_a_retraction_and_as_of_before_it(graph):
    async def voices(**wanted):
        (event,) = (await find_events(graph, EventFilter(between=("RUS", "BLR"), **wanted))).events
        return event.support, event.outlets

    await tell(graph, ("a", "Morning Post", AGENCY, loan()), ("b", "Evening Sun", SHORTENED, loan()))
    later = [NOW + dt.timedelta(days=days) for days in (1, 2, 3)]
    await retract_article(graph, "b", "withdrawn", later[0])
    assert (await voices(), await voices(recorded_by=NOW)) == ((1, 1), (2, 1))
    await restore_article(graph, "b", later[1])
    assert await voices() == (2, 1)
    await load_article(graph, article("b", "2021-09-10", source="Evening Sun", text=OWN_WORDS), [loan()], later[2])
    assert (await voices(), await voices(recorded_by=later[1])) == ((2, 2), (2, 1))


def test_a_shortened_copy_is_alike_and_another_text_is_not():
    assert likeness(sketch(AGENCY), sketch(AGENCY)) == 1
    assert likeness(sketch(AGENCY), sketch(SHORTENED)) > 0.5
    assert likeness(sketch(AGENCY), sketch(OWN_WORDS)) < 0.1


async def test_a_coarser_date_is_no_conflict_and_the_finer_is_shown(graph):
    event = await tell(graph, ("a", "A", "one", loan(date="2021-09")), ("b", "B", "two", loan(date="2021")), ("c", "C", "three", loan()))
    assert (event.date, event.precision, event.conflicts) == ("2021-09-09", "day", ())


async def test_an_office_that_is_known_to_be_held_on_two_days_is_no_conflict_and_left_on_two_days_is(graph):
    def office(date, status="done"):
        return fact("leadership", date, status, state="RUS", persons=("Vladimir Putin",), name="President", kind="head_of_state")

    event = await tell(graph, ("a", "A", "one", office("2019-07-13")), ("b", "B", "two", office("2021-11-05")))
    assert (event.support, event.disputed, event.conflicts) == (2, 0, ())
    left = await tell(graph, ("c", "C", "three", office("2022-02-01", "ended")), ("d", "D", "four", office("2022-03-01", "ended")))
    assert (left.support, [each.value for each in left.conflicts]) == (4, ["2022-02-01"])


async def test_the_stage_moves_on_and_an_earlier_stage_is_no_conflict(graph):
    event = await tell(
        graph,
        ("a", "A", "one", loan(date=None, status="sought")),
        ("b", "B", "two", loan()),
        ("c", "C", "three", loan(date="2021-11-02", status="done")),
    )
    assert (event.status, event.date, event.support, event.conflicts) == ("done", "2021-11-02", 3, ())


async def test_what_has_ended_shows_when_it_began_and_when_it_ended(graph):
    event = await tell(graph, ("a", "A", "one", loan(status="done")), ("b", "B", "two", loan(date="2023-05-01", status="ended")))
    assert (event.status, event.date, event.end, event.conflicts) == ("ended", "2021-09-09", "2023-05-01", ())


async def test_first_and_last_report_are_told(graph):
    await load_article(graph, article("a", "2021-09-09"), [loan()], NOW)
    loaded = await load_article(graph, article("b", "2022-01-15"), [loan()], NOW)
    event = await get_event(graph, loaded.events[0])
    assert (event.first_report, event.last_report) == ("2021-09-09", "2022-01-15")


async def test_spellings_of_one_person_are_one_person(graph):
    event = await tell(
        graph,
        ("a", "A", "one", fact("meeting", "2021-09-09", participant="RUS BLR", persons=("Putin", "Alexander Lukashenko"))),
        ("b", "B", "two", fact("meeting", "2021-09-09", participant="RUS BLR", persons=("Vladimir Putin", "Aleksander Lukashenko"))),
        ("c", "C", "three", fact("meeting", "2021-09-09", participant="RUS BLR", persons=("Vladimir Putin", "Alexander Lukashenko"))),
    )
    assert event.persons == ("Vladimir Putin", "Alexander Lukashenko")


MORE = {"date": "2021-09-09", "status": "done"}


@pytest.mark.parametrize(
    ("field", "one", "other", "shown", "value"),
    [
        (
            "name",
            fact("loan", **MORE, lender="RUS", borrower="BLR", amount=9e6, currency="USD", name="Druzhba credit"),
            fact("loan", **MORE, lender="RUS", borrower="BLR", amount=9e6, currency="USD", name="loan for the Polesia plant"),
            "Druzhba credit",
            "loan for the Polesia plant",
        ),
        (
            "currency",
            fact("loan", **MORE, lender="RUS", borrower="BLR", currency="USD", name="harbour loan"),
            fact("loan", **MORE, lender="RUS", borrower="BLR", currency="EUR", name="harbour loan"),
            "USD",
            "EUR",
        ),
        (
            "items",
            fact("arms_transfer", **MORE, supplier="RUS", recipient="THA", amount=9e6, currency="USD", items=("T-90 tanks",)),
            fact("arms_transfer", **MORE, supplier="RUS", recipient="THA", amount=9e6, currency="USD", items=("T-72 tanks", "shells")),
            "T-90 tanks",
            "T-72 tanks; shells",
        ),
        (
            "persons",
            fact("meeting", **MORE, participant="RUS BLR", name="Volga Forum", persons=("Sergei Shoigu",)),
            fact("meeting", **MORE, participant="RUS BLR", name="Volga Forum", persons=("Sergei Lavrov", "Vladimir Makei")),
            "Sergei Shoigu",
            "Sergei Lavrov; Vladimir Makei",
        ),
        (
            "roles",
            fact("clash", **MORE, actor="ARM", target="AZE", place="Vardenis"),
            fact("clash", **MORE, actor="AZE", target="ARM", place="Vardenis"),
            "actor=ARM|target=AZE",
            "actor=AZE|target=ARM",
        ),
    ],
)
async def test_whatever_field_reports_differ_in_is_told(graph, field, one, other, shown, value):
    event = await tell(graph, ("a", "A", "one", one), ("b", "B", "two", one), ("c", "C", "three", other))
    assert (event.support, event.disputed) == (3, 1)
    assert [(each.field, each.shown, each.value, each.articles) for each in event.conflicts] == [(field, shown, value, ("c",))]


async def test_what_is_only_less_exact_is_no_conflict(graph):
    meeting = {**MORE, "participant": "RUS BLR", "place": "Minsk"}
    event = await tell(
        graph,
        ("a", "A", "one", fact("meeting", **meeting, name="Minsk Summit", persons=("Vladimir Putin", "Alexander Lukashenko"))),
        ("b", "B", "two", fact("meeting", **meeting, name="talks on gas", persons=("Putin",))),
        ("c", "C", "three", fact("meeting", **meeting)),
    )
    assert (event.support, event.conflicts) == (3, ())


async def test_a_name_that_tells_which_thing_it_is_comes_before_one_that_more_reports_give(graph):
    def declared(date, name):
        return fact("agreement", date, party="RUS BLR KAZ", kind="declaration", name=name)

    told = [("2011-11", "declaration"), ("2011-11-18", "declaration on Eurasian integration"), ("2011-11-18", "joint declaration")]
    event = await tell(graph, *((f"a{number}", f"Paper {number}", f"text {number}", declared(*each)) for number, each in enumerate(told)))
    assert (event.name, event.date, event.support, event.conflicts) == ("declaration on Eurasian integration", "2011-11-18", 3, ())
