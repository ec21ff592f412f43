"""A person can put right what was merged, kept apart or misread; the decision outlives what comes after it."""

import datetime as dt

import pytest
from facts import NOW, article, fact

from graph import judgements, schema
from graph.errors import Conflict, Invalid, NotFound
from graph.events import find_events, get_event
from graph.filter import EventFilter
from graph.judge import accept, keep_apart, merge, reject, split
from graph.judgements import import_judgement, list_judgements, undo
from graph.load import load_article
from graph.retract import restore_article, retract_article
from graph.review import review
from graph.store import rows

WHEN = NOW + dt.timedelta(days=1)
BY = {"by": "Ada", "why": "read both", "at": WHEN}


def loan(date, amount=None, **fields):
    return fact("loan", date, lender="RUS", borrower="BLR", amount=amount, currency="USD" if amount else None, **fields)


async def tell(graph, **told):
    """Load one article for each fact; event ids in order."""
    loaded = [await load_article(graph, article(name, "2021-09-10"), [each], NOW) for name, each in told.items()]
    return [report.events[0] for report in loaded]


async def events(graph, **wanted):
    """The articles of each event of the pair."""
    page = await find_events(graph, EventFilter(between=("RUS", "BLR"), **wanted))
    return {frozenset(report.article.id for report in (await get_event(graph, event.id)).reports) for event in page.events}


APART = {frozenset("a"), frozenset("b")}
TOGETHER = {frozenset("ab")}


async def test_two_events_can_be_merged_and_parted_again(graph):
    one, other = await tell(graph, a=loan("2021-03-01"), b=loan("2021-09-09"))
    assert await events(graph) == APART
    judgement = await merge(graph, one, other, **BY)
    assert await events(graph) == TOGETHER
    await undo(graph, judgement.id, "Ada", WHEN)
    assert await events(graph) == APART


async def test_the_same_decision_of_one_person_twice_is_one_judgement_while_it_stands(graph):
    (loaned,) = await tell(graph, a=loan("2021-03-01"))
    first = await accept(graph, loaned, **BY)
    assert await accept(graph, loaned, "Ada", "read it again", WHEN + dt.timedelta(hours=1)) == first
    await accept(graph, loaned, "Grace", "so did I", WHEN)
    assert len(await list_judgements(graph)) == 2
    await undo(graph, first.id, "Ada", WHEN)
    assert (await accept(graph, loaned, "Ada", "after all", WHEN + dt.timedelta(hours=2))).id != first.id
    await load_article(graph, article("b", "2021-09-10"), [loan("2021-03-01")], NOW)
    assert len((await accept(graph, loaned, "Ada", "both reports", WHEN + dt.timedelta(hours=3))).left) == 2


async def test_a_wrong_merge_is_split_for_good(graph):
    one, other = await tell(graph, a=loan("2021-09-09"), b=loan("2021-09-09"))
    assert one == other
    report = next(each.id for each in (await get_event(graph, one)).reports if each.article.id == "b")
    await split(graph, one, [report], **BY)
    assert await events(graph) == APART
    await load_article(graph, article("b", "2021-09-10"), [loan("2021-09-09")], NOW)
    await load_article(graph, article("b", "2021-09-10"), [loan("2021-09-09", quote="In other words.")], NOW)
    assert await events(graph) == APART


async def test_a_merge_outlives_a_retraction(graph):
    one, other = await tell(graph, a=loan("2021-03-01"), b=loan("2021-09-09"))
    await merge(graph, one, other, **BY)
    await retract_article(graph, "b", "wrong", WHEN)
    assert await events(graph) == {frozenset("a")}
    await restore_article(graph, "b", WHEN)
    assert await events(graph) == TOGETHER


async def test_a_merge_against_not_the_same_is_refused_and_names_the_judgement(graph):
    one, other = await tell(graph, a=loan("2021-03-01"), b=loan("2021-09-09"))
    judgement = await keep_apart(graph, one, other, **BY)
    with pytest.raises(Conflict, match=judgement.id):
        await merge(graph, one, other, **BY)
    assert await events(graph) == APART
    assert len(await list_judgements(graph)) == 1
    await undo(graph, judgement.id, "Ada", WHEN)
    await merge(graph, one, other, by="Ada", why="now I know", at=WHEN + dt.timedelta(hours=1))
    assert await events(graph) == TOGETHER


async def test_merges_in_a_circle_are_refused(graph):
    ids = await tell(graph, a=loan("2021-03-01"), b=loan("2021-09-09"))
    await merge(graph, *ids, **BY)
    with pytest.raises(Conflict, match="one event already"):
        await merge(graph, *reversed(ids), **BY)


async def test_an_event_is_judged_under_an_id_that_it_had_before(graph):
    one, other, third = await tell(graph, a=loan("2021-03-01"), b=loan("2021-09-09"), c=loan("2021-11-11"))
    await merge(graph, one, other, **BY)
    await merge(graph, other, third, **BY)
    await accept(graph, other, **BY)
    assert await events(graph) == {frozenset("abc")}
    with pytest.raises(Conflict, match="split it"):
        await keep_apart(graph, one, third, **BY)


async def test_undoing_a_judgement_brings_its_doubt_back(graph):
    one, other = await tell(graph, a=loan("2021"), b=loan("2021"))
    judgement = await keep_apart(graph, one, other, **BY)
    assert await review(graph, 10) == ()
    await undo(graph, judgement.id, "Ada", WHEN)
    assert [item.kind for item in await review(graph, 10)] == ["unsure_pair"]


async def test_a_doubt_stays_while_its_events_change(graph):
    await tell(graph, a=loan("2021"), b=loan("2021"))
    await tell(graph, c=loan("2021", quote="A third says so."), d=fact("meeting", "2021-05-05", participant="RUS BLR"))
    pairs = [item for item in await review(graph, 10) if item.kind == "unsure_pair"]
    assert pairs
    await load_article(graph, article("a", text="Corrected."), [loan("2021", place="Minsk")], NOW)
    assert "unsure_pair" in {item.kind for item in await review(graph, 10)}


async def test_doubts_of_a_graph_of_an_earlier_version_are_found(graph):
    await tell(graph, a=loan("2021"), b=loan("2021"), c=fact("meeting", "2021-05-05", participant="RUS BLR", confidence=0.3))
    before = await review(graph, 10)

    async def go_back(transaction):
        await rows(transaction, "MATCH (event:Event) REMOVE event.doubted, event.weak")
        await rows(transaction, "MATCH (n:Schema) SET n.version = 1")

    await graph.write(go_back)
    assert await review(graph, 10) == ()
    await schema.apply(graph)
    assert await review(graph, 10) == before
    assert {item.kind for item in before} == {"unsure_pair", "low_confidence"}


async def test_a_judgement_that_was_tampered_with_is_not_taken_over(graph):
    ids = await tell(graph, a=loan("2021-03-01"), b=loan("2021-09-09"))
    judgement = await merge(graph, *ids, **BY)
    with pytest.raises(Invalid, match=judgement.id):
        await import_judgement(graph, judgement.model_copy(update={"by": "Eve"}))


async def test_what_was_judged_later_did_not_hold_before(graph):
    one, other = await tell(graph, a=loan("2021-03-01"), b=loan("2021-09-09"))
    await merge(graph, one, other, **BY)

    async def held(moment):
        page = await find_events(graph, EventFilter(between=("RUS", "BLR"), recorded_by=moment))
        return [event.support for event in page.events]

    assert await held(NOW) == [1, 1]
    assert await held(WHEN) == [2]


async def test_what_is_rejected_is_in_no_list_until_that_is_undone(graph):
    one, other = await tell(graph, a=loan("2021-03-01"), b=loan("2021-09-09"))
    judgement = await reject(graph, one, **BY)
    assert await events(graph) == {frozenset("b")}
    assert await events(graph, known_by="2022") == {frozenset("b")}
    assert [event.id for event in (await find_events(graph, EventFilter())).events] == [other]
    assert (await get_event(graph, one)).rejected
    assert [each.quote for each in [report.claim for report in (await get_event(graph, one)).reports]] == ["The text says so."]
    await undo(graph, judgement.id, "Ada", WHEN)
    assert await events(graph) == APART


async def test_what_is_not_there_cannot_be_judged(graph):
    (one,) = await tell(graph, a=loan("2021-09-09"))
    with pytest.raises(NotFound, match="no event 'none'"):
        await merge(graph, one, "none", **BY)
    with pytest.raises(NotFound, match="no judgement 'none'"):
        await undo(graph, "none", "Ada", WHEN)
    with pytest.raises(NotFound, match="has no report"):
        await split(graph, one, ["none"], **BY)
    with pytest.raises(Invalid, match="not all"):
        await split(graph, one, [], **BY)


async def test_judgements_are_carried_to_another_graph_before_its_articles_come(graph, store):
    ids = await tell(graph, a=loan("2021-03-01"), b=loan("2021-09-09"))
    await merge(graph, *ids, **BY)
    (exported,) = await list_judgements(graph)
    await graph.write(_forget)
    assert await import_judgement(graph, exported)
    assert not await import_judgement(graph, exported)
    await tell(graph, a=loan("2021-03-01"), b=loan("2021-09-09"))
    assert await events(graph) == TOGETHER


async def test_judgements_are_exported_oldest_first_however_many_there_are(graph, monkeypatch):
    monkeypatch.setattr(judgements, "PAGE", 2)
    one, *_ = await tell(graph, a=loan("2021-03-01"))
    given = [await accept(graph, one, f"Reviewer {hour}", "read it", WHEN + dt.timedelta(hours=hour)) for hour in range(5)]
    assert await list_judgements(graph) == tuple(given)


async def _forget(transaction):
    result = await transaction.run("MATCH (n) WHERE n:Event OR n:Article OR n:Block OR n:Dyad OR n:Alias OR n:Judgement DETACH DELETE n")
    await result.consume()


async def test_the_review_lists_what_needs_a_person(graph):
    await tell(
        graph,
        a=loan("2021"),
        b=loan("2021"),
        c=loan("2015-05-05", 100e6),
        d=loan("2015-05-05", 103e6),
        e=loan("2011-02-02", confidence=0.3),
    )
    found = await review(graph, 10)
    assert {(item.kind, item.events[0].date, item.value) for item in found} == {
        ("unsure_pair", "2021", 2),
        ("conflict", "2015-05-05", 2),
        ("low_confidence", "2011-02-02", 1),
    }
    assert found[-1].kind == "low_confidence"


async def test_what_was_decided_leaves_the_review(graph):
    one, other, third = await tell(graph, a=loan("2021"), b=loan("2021"), e=loan("2011-02-02", confidence=0.3))
    await keep_apart(graph, one, other, **BY)
    await accept(graph, third, **BY)
    assert await review(graph, 10) == ()
    assert (await get_event(graph, third)).accepted
