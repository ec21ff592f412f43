"""Readings of an article that tell of one event are found among many without comparing each with all."""

from __future__ import annotations

import random

import pytest

from seed.reader import one_event
from seed.reader.candidate import Candidate
from seed.reader.compose import SYMMETRIC, Told
from seed.reader.editions import of_one_name
from seed.reader.encoder import model

TYPES = ("agreement", "meeting", "exercise", "loan", "membership", "clash", "sanction", "diplomatic_action")
DATES = (None, None, "2021", "2021-09", "2021-09-09", "2021-09-10", "2022-01-05")


def readings(chooser: random.Random, number: int) -> list[Told]:
    found: list[Told] = []
    for n in range(number):
        states = chooser.sample(["RUS", "BLR", "POL", "CHN", "NATO"], chooser.randint(2, 4))
        kind = chooser.choice(TYPES)
        cut = len(states) if kind in SYMMETRIC else chooser.randint(1, len(states) - 1)
        first, second = tuple(states[:cut]), tuple(states[cut:])
        date = chooser.choice(DATES)
        roles = tuple({state: chooser.random() for state in states} for _ in range(2))
        candidate = Candidate(
            kind, (10 * n, 10 * n + 5), chooser.randrange(12), 0.9, 0.9, (roles[0], roles[1]), "done", None,
            date=date, amount=chooser.choice((None, None, 5.0, 9.0)), date_here=chooser.random() < 0.5, part=chooser.randrange(2),
        )  # fmt: skip
        status = chooser.choice(("done", "planned", "ended"))
        found.append(Told(candidate, first, second, round(chooser.random(), 6), date, None, status))
    return found


class All(one_event.Index):
    """Every event may be told of again."""

    def like(self, told: Told) -> list[int]:  # noqa: ARG002
        return sorted(set().union(*self._at.values()))


@pytest.mark.parametrize("seed", range(40))
def test_events_are_those_found_by_comparing_each_reading_with_all(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    told = readings(random.Random(seed), 120)
    events = one_event.by_event(told)
    monkeypatch.setattr(one_event, "Index", All)
    assert events == one_event.by_event(told)
    assert len(events) < len(told)


def test_of_many_events_of_one_pair_only_those_near_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    same = one_event.same_event

    def counting(a: Told, b: Told) -> bool:
        nonlocal compared
        compared += 1
        return same(a, b)

    monkeypatch.setattr(one_event, "same_event", counting)
    pacts = [
        Told(Candidate("agreement", (10 * n, 10 * n + 4), 3 * n, 0.9, 0.9, ({"POL": 0.9, "CHN": 0.9}, {}), "done", None),
             ("POL", "CHN"), (), 0.9, None, None, "done")
        for n in range(1000)
    ]  # fmt: skip
    assert len(one_event.by_event(pacts)) == 1000
    assert compared == 0


@pytest.mark.parametrize(
    ("event", "first", "second", "status"),
    [
        ("agreement", "announced", "done", "done"),
        ("agreement", "done", "announced", "done"),
        ("agreement", "planned", "done", "planned"),
        ("loan", "announced", "done", "announced"),
    ],
)
def test_an_agreement_announced_in_one_sentence_and_signed_in_the_next_is_signed(event: str, first: str, second: str, status: str) -> None:
    said = [
        Told(Candidate(event, (10 * n, 10 * n + 4), n, 0.9, 0.9, ({"POL": 0.9, "CHN": 0.9}, {}), each, None, date="2021-11-04"),
             ("POL",), ("CHN",), 0.9 - n / 10, "2021-11-04", None, each)
        for n, each in enumerate((first, second))
    ]  # fmt: skip
    assert one_event.merge(said)[0].status == status


@pytest.mark.parametrize(("amount", "date", "events"), [(6e8, "2021-11-19", 1), (2e8, "2021-11-19", 2), (6e8, "2021-11-12", 2)])
def test_what_follows_a_semicolon_is_told_apart_only_where_it_differs(amount: float, date: str, events: int) -> None:
    said = [
        Told(Candidate("loan", (10 * part, 10 * part + 4), 0, 0.9, 0.9, ({"USA": 0.9}, {"LTU": 0.9}), "announced", "loan", date=when, amount=much, part=part),
             ("USA",), ("LTU",), 0.9, when, None, "announced")
        for part, (much, when) in enumerate(((6e8, "2021-11-19"), (amount, date)))
    ]  # fmt: skip
    assert len(one_event.merge(said)) == events


@pytest.mark.parametrize(
    ("sentences", "date", "status", "confidence", "events"),
    [
        ((4, 4), None, "announced", 0.9, 2),
        ((4, 4), None, "announced", 0.7, 1),
        ((4, 4), None, "done", 0.9, 1),
        ((4, 4), "2017", "announced", 0.9, 1),
        ((4, 5), None, "done", 0.95, 2),
        ((4, 5), None, "done", 0.85, 1),
        ((4, 5), "2017", "done", 0.95, 1),
        ((0, 1), None, "done", 0.95, 1),
    ],
)
def test_two_sure_words_that_differ_in_date_tell_of_an_event_each(
    sentences: tuple[int, int], date: str | None, status: str, confidence: float, events: int
) -> None:
    said = [
        Told(Candidate("supply", (20 * n, 20 * n + 8), sentences[n], 0.9, 0.9, ({"RUS": 0.9}, {"NIC": 0.9}), stage, None, date=when),
             ("RUS",), ("NIC",), confidence, when, None, stage)
        for n, (when, stage) in enumerate((("2017", "done"), (date, status)))
    ]  # fmt: skip
    assert len(one_event.merge(said)) == events


def test_a_drill_named_with_its_year_and_further_down_with_its_days_is_one() -> None:
    said = [
        Told(Candidate("exercise", (20 * n, 20 * n + 6), n, 0.9, 0.9, ({"RUS": 0.9, "BLR": 0.9}, {}), "planned", None, date=date),
             ("RUS", "BLR"), (), 0.95, date, None, "planned")
        for n, date in ((3, "2021"), (7, "2021-09-10"))
    ]  # fmt: skip
    assert [one.date for one in one_event.merge(said)] == ["2021-09-10"]


@pytest.mark.parametrize(("second", "confidence", "kept"), [("arms_transfer", 0.6, 1), ("arms_transfer", 0.8, 2), ("deployment", 0.6, 2)])
def test_a_word_tells_of_a_second_event_only_where_that_is_surer_or_of_the_same_type(second: str, confidence: float, kept: int) -> None:
    limits = model().limits.model_copy(update={"fact": 0.55})
    said = [
        Told(
            Candidate(event, (10, 14), 0, 0.9, 0.9, ({"RUS": 0.9}, {host: 0.9}), "done", None), ("RUS",), (host,), sure, None, None, "done"
        )
        for event, host, sure in (("deployment", "BLR", 0.9), (second, "KAZ", confidence))
    ]
    assert len(one_event.facts_of(said, limits)) == kept


@pytest.mark.parametrize(("dates", "given"), [(["2021-09-10", None], "2021-09-10"), (["2017-09", None, "2021-09-10"], None)])
def test_a_drill_named_without_its_days_is_held_on_those_told_of_its_name(dates: list[str | None], given: str | None) -> None:
    sentence = "Exercise Iron Heron involves Poland and Latvia. "
    text, spans = sentence * len(dates), [(n * len(sentence), (n + 1) * len(sentence) - 1) for n in range(len(dates))]
    said = [
        Told(Candidate("exercise", (spans[n][0], spans[n][0] + 8), n, 0.9, 0.9, ({"POL": 0.9, "LVA": 0.9}, {}), "done", None, date=date),
             ("POL", "LVA"), (), 0.9, date, None, "done")
        for n, date in enumerate(dates)
    ]  # fmt: skip
    assert of_one_name(said, [], text, spans)[1].date == given


def test_a_sure_second_event_of_a_word_does_not_fall_with_a_weak_one_of_its_type() -> None:
    limits = model().limits.model_copy(update={"fact": 0.55})
    said = [
        Told(Candidate(event, (10, 14), 0, 0.9, 0.9, ({"RUS": 0.9}, {host: 0.9}), "done", None), ("RUS",), (host,), sure, None, None, "done")
        for event, host, sure in (("deployment", "BLR", 0.9), ("arms_transfer", "KAZ", 0.8), ("arms_transfer", "ARM", 0.6))
    ]  # fmt: skip
    assert [one.second for one in one_event.facts_of(said, limits) if one.type == "arms_transfer"] == [("KAZ",)]


def test_words_that_evoke_an_event_say_how_far_it_has_come_and_the_goods_of_its_sentence_little() -> None:
    def reading(at: int, spotted: float, status: str, confidence: float) -> Told:
        candidate = Candidate("arms_transfer", (at, at + 5), 0, spotted, 0.9, ({"RUS": 0.9}, {"BLR": 0.9}), status, None)
        return Told(candidate, ("RUS",), ("BLR",), confidence, None, None, status)

    goods = [reading(10 * n, 0.05, "announced", 0.9) for n in range(1, 4)]
    assert [event.status for event in one_event.merge([reading(0, 0.8, "sought", 0.8), *goods])] == ["sought"]
    assert [event.status for event in one_event.merge([reading(0, 0.05, "sought", 0.8), *goods])] == ["announced"]


@pytest.mark.parametrize(("further", "events"), [(True, 2), (False, 1)])
def test_what_was_also_done_has_not_been_told_in_a_sentence_before(further: bool, events: int) -> None:
    def told(sentence: int, further: bool) -> Told:
        candidate = Candidate(
            "agreement", (100 * sentence, 100 * sentence + 8), sentence, 0.9, 0.9, ({"RUS": 0.9, "BLR": 0.9}, {}), "done", "treaty",
            date="2021-11-04", further=further,
        )  # fmt: skip
        return Told(candidate, ("BLR", "RUS"), (), 0.9, "2021-11-04", None, "done")

    assert len(one_event.merge([told(0, False), told(1, further)])) == events
    assert len(one_event.merge([told(0, further), told(1, False)])) == 1
