"""Which reports tell of one event: measured on articles annotated across each other, with traps."""

import json
import random
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from facts import NOW, fact

from graph.blocks import keys
from graph.cluster import cluster
from graph.comparer import Comparer
from graph.event import Report, Source
from graph.fact import Fact
from graph.identity import compare
from graph.traits import traits

CROSS = Path(__file__).parent / "gold" / "cross.jsonl"


def reports_and_events():
    """Every report of the annotated articles, and the event that each tells of."""
    reports, events = [], {}
    for line in CROSS.read_text().splitlines():
        told = json.loads(line)
        source = Source(id=told["id"], published=told["published"], source=told["source"])
        for number, each in enumerate(told["facts"]):
            id_ = f"{told['id']}-{number}"
            reports.append(Report(id=id_, article=source, claim=Fact.model_validate(each["fact"]), recorded=NOW))
            events[id_] = each["event"]
    return reports, events


def clustered(reports):
    """Clusters as sets of ids."""
    return {frozenset(report.id for report in group) for group in cluster(reports, Comparer())}


def pairs(groups):
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


def b_cubed(found, true):
    """Precision and recall (Bagga and Baldwin 1998): for each report, how much of its found group is right, and of its true one found."""
    ours = {id_: group for group in found for id_ in group}
    theirs = {id_: group for group in true for id_ in group}
    share = [(len(ours[id_] & theirs[id_]), len(ours[id_]), len(theirs[id_])) for id_ in ours]
    return sum(both / mine for both, mine, _ in share) / len(share), sum(both / right for both, _, right in share) / len(share)


def scores():
    """Pairwise and B-cubed precision and recall on the annotated articles."""
    reports, events = reports_and_events()
    true = {frozenset(id_ for id_ in events if events[id_] == event) for event in set(events.values())}
    found = clustered(reports)
    mine, theirs = pairs(found), pairs(true)
    return {
        "pairwise": (len(mine & theirs) / len(mine), len(mine & theirs) / len(theirs)),
        "b_cubed": b_cubed(found, true),
        "wrong": sorted(sorted((*pair, *(events[id_] for id_ in pair))) for pair in mine - theirs),
        "missed": sorted(sorted((*pair, *{events[id_] for id_ in pair})) for pair in theirs - mine),
    }


def test_the_set_is_large_enough_to_say_something():
    reports, events = reports_and_events()
    assert len({report.article.id for report in reports}) >= 60
    assert len(set(events.values())) >= 25
    assert sum(count > 1 for count in Counter(events.values()).values()) >= 25


def test_wrong_merges_are_rare_and_most_reports_find_their_event():
    measured = scores()
    assert min(measured["pairwise"][0], measured["b_cubed"][0]) >= 0.95, measured
    assert min(measured["pairwise"][1], measured["b_cubed"][1]) >= 0.90, measured


def test_the_documents_tell_how_good_it_is_as_it_is_measured():
    measured, (reports, events) = scores(), reports_and_events()
    told = " ".join((Path(__file__).parents[1] / "docs" / "loading.md").read_text().split())
    assert (
        f"{len({report.article.id for report in reports})} short articles with {len(reports)} reports of {len(set(events.values()))} events"
        in told
    )
    for name, title in (("pairwise", "pairs"), ("b_cubed", "B-cubed")):
        precision, recall = measured[name]
        assert f"| {title} | {precision:.2f} | {recall:.2f} | {2 * precision * recall / (precision + recall):.2f} |" in told


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_reports_does_not_matter(seed):
    reports, _ = reports_and_events()
    expected = clustered(reports)
    random.Random(seed).shuffle(reports)
    assert clustered(reports) == expected


def test_reports_of_one_event_share_a_block():
    reports, _ = reports_and_events()
    by_id = {report.id: report for report in reports}
    for group in clustered(reports):
        linked, waiting = set(), [min(group)]
        while waiting:
            one = waiting.pop()
            linked.add(one)
            waiting.extend(id_ for id_ in group - linked if keys(by_id[one].claim) & keys(by_id[id_].claim))
        assert linked == group


def test_a_report_that_names_a_few_of_many_participants_shares_a_block_with_one_that_names_more():
    def meeting(participant):
        return keys(fact("meeting", "2021-09-09", participant=participant))

    few, many = meeting("KAZ KGZ UZB"), meeting("KAZ KGZ UZB TJK TKM AZE")
    assert few & many
    assert few & meeting("KAZ UZB")
    assert not meeting("KAZ UZB") & many


def told(type_, *args, **fields):
    return traits(fact(type_, *args, **fields))


DECLARED = {"kind": "declaration", "name": "declaration on integration"}


LOAN = {"lender": "RUS", "borrower": "BLR", "currency": "USD"}
IN_EUROS = LOAN | {"currency": "EUR"}


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (told("loan", "2021-09-09", amount=630e6, **LOAN), told("loan", "2021-09-10", amount=630e6, **LOAN), "same"),
        (told("loan", "2021-09-09", amount=630e6, **LOAN), told("loan", "2021-09-09", amount=100e6, **LOAN), "different"),
        (told("loan", "2021-09-09", amount=630e6, **LOAN), told("loan", "2021-09-09", amount=100e6, **IN_EUROS), "unsure"),
        (told("loan", "2021-09-09", amount=630e6, **LOAN), told("loan", "2021-09-09", **IN_EUROS), "same"),
        (told("loan", "2021-03-09", amount=630e6, **LOAN), told("loan", "2021-09-09", amount=630e6, **LOAN), "different"),
        (told("loan", "2021-03-09", "announced", amount=630e6, **LOAN), told("loan", "2021-09-09", amount=630e6, **LOAN), "same"),
        (told("loan", "2021", **LOAN), told("loan", "2021", **LOAN), "unsure"),
        (told("exercise", "2021-09-10", participant="RUS BLR"), told("exercise", "2021-09-10", participant="RUS BLR"), "same"),
        (
            told("exercise", "2021-09", participant="RUS BLR", name="Zapad-2021"),
            told("exercise", "2021", participant="RUS BLR", name="Zapad-2017"),
            "different",
        ),
        (told("meeting", "2021-09-09", participant="RUS BLR"), told("meeting", "2021-09-09", participant="RUS KAZ"), "different"),
        (
            told("meeting", "2021-09-09", participant="RUS BLR", kind="call"),
            told("meeting", "2021-09-09", participant="RUS BLR", kind="visit"),
            "different",
        ),
        (
            told("arms_transfer", "2015", supplier="RUS", recipient="THA", items=("T-90 tanks",)),
            told("arms_transfer", "2015", supplier="RUS", recipient="THA", items=("T-72 tanks",)),
            "different",
        ),
        (
            told("agreement", "2011-11", party="RUS BLR KAZ", kind="declaration"),
            told("agreement", "2011-11-18", party="RUS BLR KAZ", **DECLARED),
            "same",
        ),
        (
            told("agreement", "2011-11", party="RUS BLR", kind="declaration"),
            told("agreement", "2011-11-18", party="RUS BLR", **DECLARED),
            "unsure",
        ),
        (
            told("agreement", "2011-11", party="RUS BLR KAZ", kind="memorandum"),
            told("agreement", "2011-11-18", party="RUS BLR KAZ", kind="memorandum"),
            "unsure",
        ),
        (
            told("agreement", "2011", party="RUS BLR KAZ", kind="declaration"),
            told("agreement", "2011-11-18", party="RUS BLR KAZ", **DECLARED),
            "unsure",
        ),
        (
            told("agreement", "2011-11", party="RUS BLR KAZ", kind="declaration", name="declaration on borders"),
            told("agreement", "2011-11-18", party="RUS BLR KAZ", **DECLARED),
            "different",
        ),
        (told("loan", "2021", lender="RUS", borrower="BLR"), told("loan", "2021", lender="BLR", borrower="RUS"), "different"),
    ],
)
def test_two_reports_compare_the_same_either_way_round(one, other, verdict):
    assert compare(one, other).verdict == verdict
    assert compare(other, one).verdict == verdict


def test_a_score_explains_itself():
    match = compare(told("loan", "2021-09-09", amount=630e6, **LOAN), told("loan", "2021-09-10", amount=630e6, **LOAN))
    assert match.features == (("same participants", 1.5), ("a day apart", 2.0), ("same amount", 3.0))
    assert match.score == 6.5


def test_what_one_article_tells_apart_stays_apart_and_each_still_meets_its_like_elsewhere():
    def report(id_, article, start, **fields):
        claim = fact("agreement", "2011-11-25", party="RUS BLR", quote=f"Quote {start}.", start=start, stop=start + 8, **fields)
        return Report(id=id_, article=Source(id=article, published="2011-11-26"), claim=claim, recorded=NOW)

    gas = report("gas", "one", 0, name="gas supply contract")
    plant = report("plant", "one", 50, name="agreement on a nuclear plant")
    elsewhere = report("elsewhere", "two", 0, name="gas supply contract")
    assert clustered([gas, plant, elsewhere]) == {frozenset({"gas", "elsewhere"}), frozenset({"plant"})}


def drill(article, number=0, **fields):
    """A report of an exercise by `article`."""
    claim = fact("exercise", "2021-09-10", participant="RUS BLR", **({"name": "Zapad-2021", "start": number, "stop": number + 9} | fields))
    source = Source(id=article, published="2021-09-11")
    return Report(id=f"{article}-{number}", article=source, claim=claim, recorded=NOW)


def test_reports_that_claim_the_same_are_compared_as_one(monkeypatch):
    asked = []
    monkeypatch.setattr("graph.comparer.compare", lambda one, other: asked.append(1) or compare(one, other))
    reports = [drill(f"a{number:03}", count=1000 + number % 3) for number in range(200)]
    assert len(clustered(reports)) == 1
    assert len(asked) <= 6  # three different claims: each with itself and with each other


def test_what_one_article_tells_apart_stays_apart_beside_twins():
    twins = [drill(f"a{number}") for number in range(5)]
    twice = [drill("b", 0), drill("b", 50)]
    for seed in range(10):
        found = clustered(random.Random(seed).sample([*twins, *twice], 7))
        assert sorted(len(group) for group in found) == [1, 6]
        assert not any({"b-0", "b-50"} <= group for group in found)
