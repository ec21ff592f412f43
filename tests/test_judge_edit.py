"""What a reviewer corrects is shown in place of what the reports say; what they say stays."""

import datetime as dt

import pytest
from facts import NOW, article, fact

from graph import schema
from graph.errors import Invalid
from graph.event_then import event_as_of
from graph.events import find_events, get_event
from graph.filter import EventFilter
from graph.judge import edit, reject
from graph.judgements import list_judgements, undo
from graph.load import load_article
from graph.review import review
from graph.store import rows

WHEN = NOW + dt.timedelta(days=1)
BY = {"by": "Ada", "why": "read both", "at": WHEN}


def loan(date, amount=None, **fields):
    return fact("loan", date, lender="RUS", borrower="BLR", amount=amount, currency="USD" if amount else None, **fields)


async def tell(graph, name, each):
    """Load one article with one fact; its event's id."""
    return (await load_article(graph, article(name, "2021-09-10"), [each], NOW)).events[0]


async def test_an_edited_field_is_shown_and_the_article_still_says_what_it_said(graph):
    one = await tell(graph, "a", loan("2021-09-09", 630e6))
    judgement = await edit(graph, one, "amount", "640000000", **BY)
    event = await get_event(graph, one)
    assert (event.amount, event.edited, event.reports[0].claim.amount) == (640e6, ("amount",), 630e6)
    await tell(graph, "b", loan("2021-09-09", 630e6))
    assert [found.amount for found in (await find_events(graph, EventFilter(state="BLR"))).events] == [640e6]
    await undo(graph, judgement.id, "Ada", WHEN)
    assert [found.amount for found in (await find_events(graph, EventFilter(state="BLR"))).events] == [630e6]


async def test_an_event_whose_roles_are_corrected_moves_to_the_other_pair_and_back(graph):
    one = await tell(graph, "a", loan("2021-09-09", 630e6))

    async def supports(**wanted):
        """How many reports the events of the right and of the wrong pair have."""
        pairs = [await find_events(graph, EventFilter(between=("RUS", other), **wanted)) for other in ("BLR", "UKR")]
        return [[event.support for event in page.events] for page in pairs]

    judgement = await edit(graph, one, "roles", "lender=RUS|borrower=UKR", **BY)
    assert await supports() == await supports(known_by="2022") == [[], [1]]
    event = await get_event(graph, one)
    assert (event.roles.filled(), event.edited) == ({"lender": ("RUS",), "borrower": ("UKR",)}, ("roles",))
    assert event.reports[0].claim.roles.borrower == ("BLR",)
    await tell(graph, "b", loan("2021-09-09", 630e6))
    assert await supports() == [[], [2]]
    await undo(graph, judgement.id, "Ada", WHEN + dt.timedelta(days=1))
    assert await supports() == [[2], []]
    assert await supports(recorded_by=WHEN) == [[], [2]]


async def test_what_was_corrected_or_rejected_later_stood_where_it_did_before(graph):
    one = await tell(graph, "a", loan("2021-09-09", 630e6))
    other = await tell(graph, "b", loan("2015-05-05", 100e6))
    await edit(graph, one, "roles", "lender=RUS|borrower=UKR", **BY)
    await reject(graph, other, **BY)

    async def days(**wanted):
        return [event.date for event in (await find_events(graph, EventFilter(**wanted))).events]

    for wanted in ({"between": ("RUS", "BLR")}, {"state": "BLR"}):
        assert await days(**wanted) == await days(**wanted, recorded_by=WHEN) == []
        assert await days(**wanted, recorded_by=NOW) == ["2021-09-09", "2015-05-05"]
        assert await days(**wanted, recorded_by=NOW, types=("agreement",)) == []
    assert (await days(state="UKR"), await days(state="UKR", recorded_by=NOW)) == (["2021-09-09"], [])


async def test_persons_and_items_are_corrected_as_lists(graph):
    one = await tell(graph, "a", loan("2021-09-09", 630e6))
    await edit(graph, one, "persons", "Vladimir Putin; Alexander Lukashenko", **BY)
    await edit(graph, one, "items", "gas", **BY)
    event = await get_event(graph, one)
    assert (event.persons, event.items) == (("Vladimir Putin", "Alexander Lukashenko"), ("gas",))
    await edit(graph, one, "items", None, "Ada", "none were named", WHEN + dt.timedelta(hours=1))
    assert (await get_event(graph, one)).items == ()


async def differ(graph):
    """A loan that two reports tell of with two sums, in two places; its id."""
    claims = {"a": {"amount": 100e6, "place": "Minsk"}, "b": {"amount": 103e6, "place": "Sochi"}}
    for name, claim in claims.items():
        one = await tell(graph, name, loan("2015-05-05", **claim))
    return one


async def undecided(graph):
    """The fields that the queue asks about."""
    waiting = [event for item in await review(graph, 10) for event in item.events if item.kind == "conflict"]
    return [sorted({each.field for each in (await get_event(graph, event.id)).conflicts if not each.decided}) for event in waiting]


async def test_a_disagreement_that_a_person_decided_waits_no_more_and_what_is_left_does(graph):
    one = await differ(graph)
    assert await undecided(graph) == [["amount", "place"]]
    first = await edit(graph, one, "amount", "103000000", **BY)
    assert await undecided(graph) == [["place"]]
    second = await edit(graph, one, "place", "Minsk", **BY)
    assert await undecided(graph) == []
    event = await get_event(graph, one)
    assert (event.disputed, [(each.field, each.decided) for each in event.conflicts]) == (0, [("amount", True), ("place", True)])
    for judgement, waiting in ((second, [["place"]]), (first, [["amount", "place"]])):
        await undo(graph, judgement.id, "Ada", WHEN + dt.timedelta(days=1))
        assert await undecided(graph) == waiting
    then = {moment: await event_as_of(graph, one, None, moment) for moment in (NOW, WHEN, WHEN + dt.timedelta(days=2))}
    assert [(event.amount, event.disputed) for event in then.values()] == [(103e6, 2), (103e6, 0), (103e6, 2)]
    assert [found.disputed for found in (await find_events(graph, EventFilter(state="BLR", recorded_by=NOW))).events] == [2]


async def test_the_currency_decides_about_a_sum_and_emptying_a_field_about_that(graph):
    for name, currency in (("a", "USD"), ("b", "EUR"), ("c", "USD")):
        told = fact("loan", "2015-05-05", lender="RUS", borrower="BLR", amount=100e6, currency=currency, name="harbour loan")
        one = await tell(graph, name, told)
    assert await undecided(graph) == [["amount"]]
    judgement = await edit(graph, one, "currency", "EUR", **BY)
    assert await undecided(graph) == []
    await undo(graph, judgement.id, "Ada", WHEN)
    await edit(graph, one, "amount", None, **BY)
    assert await undecided(graph) == []


async def test_a_value_that_is_told_after_the_decision_waits_and_one_that_was_known_does_not(graph):
    one = await differ(graph)
    await edit(graph, one, "amount", "103000000", **BY)
    await edit(graph, one, "place", "Minsk", **BY)
    await tell(graph, "c", loan("2015-05-05", 100e6, place="Sochi"))
    assert await undecided(graph) == []
    later = await tell(graph, "d", loan("2015-05-05", 101e6, place="Minsk"))
    assert await undecided(graph) == [["amount"]]
    assert [(each.value, each.decided) for each in (await get_event(graph, later)).conflicts] == [
        ("100,000,000 USD", True),
        ("101,000,000 USD", False),
        ("Sochi", True),
    ]
    await edit(graph, later, "amount", "103000000", "Ada", "still so", WHEN + dt.timedelta(hours=1))
    assert await undecided(graph) == []


async def test_what_was_decided_in_a_graph_of_an_earlier_schema_waits_no_more(graph):
    one = await differ(graph)
    await edit(graph, one, "amount", "103000000", **BY)

    office = fact("leadership", "2021-09-09", state="RUS", persons=("Vladimir Putin",), name="President")
    held = await tell(graph, "c", office)

    async def go_back(transaction):
        found = [(await get_event(graph, one)).id, held]
        await rows(transaction, "UNWIND $ids AS id MATCH (event:Event {id: id}) SET event.disputed = 2", ids=found)
        await rows(transaction, "MATCH (n:Schema) SET n.version = 5")

    await graph.write(go_back)
    await schema.apply(graph)
    assert ((await get_event(graph, one)).disputed, (await get_event(graph, held)).disputed) == (1, 0)
    await edit(graph, one, "place", "Sochi", **BY)
    await graph.write(go_back)
    await schema.apply(graph)
    assert (await get_event(graph, one)).disputed == 0
    assert await review(graph, 10) == ()


@pytest.mark.parametrize(
    ("field", "value"), [("amount", "much"), ("date", "soon"), ("status", "maybe"), ("support", "9"), ("roles", "RUS")]
)
async def test_a_value_that_does_not_fit_is_refused(graph, field, value):
    one = await tell(graph, "a", loan("2021-09-09"))
    with pytest.raises(Invalid, match=field):
        await edit(graph, one, field, value, **BY)
    assert await list_judgements(graph) == ()
