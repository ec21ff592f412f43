"""Candidates become facts: what is kept, what is dropped and why, and what is one event."""

from __future__ import annotations

from dataclasses import replace

from seed.reader.candidate import Candidate
from seed.reader.compose import Told, decide
from seed.reader.limits import Limits, Weights
from seed.reader.one_event import facts_of, merge
from seed.reader.series import share_participants

LIMITS = Limits(event=0.4, role=0.5, lone_role=0.25, reading=0.2, fact=0.4)


def told(event: str, first: dict[str, float], second: dict[str, float] | None = None, **more: object) -> Told:
    fields: dict[str, object] = {"sentence": 0, "spotted": 0.9, "chance": 0.9, "status": "done", "date": "2021-09-09"} | more
    place = int(str(fields["sentence"])) * 100
    return decide(Candidate(event, (place, place + 4), roles=(first, second or {}), **({"kind": None} | fields)), LIMITS)  # type: ignore[arg-type]


def test_a_state_stands_on_the_side_where_it_is_likelier() -> None:
    sale = told("arms_transfer", {"RUS": 0.9, "IND": 0.6}, {"RUS": 0.55, "IND": 0.8})
    assert (sale.first, sale.second, sale.dropped) == (("RUS",), ("IND",), None)


def test_who_acts_on_each_other_stands_on_one_side_each() -> None:
    """ "They restored relations": both are likely on both sides, and likelier on the same one."""
    receiving = told("diplomatic_action", {"TUR": 0.7, "EGY": 0.6}, {"TUR": 0.9, "EGY": 0.95})
    assert (receiving.first, receiving.second, receiving.dropped) == (("TUR",), ("EGY",), None)
    acting = told("clash", {"ETH": 0.9, "ERI": 0.95}, {"ETH": 0.8, "ERI": 0.7})
    assert (acting.first, acting.second, acting.dropped) == (("ERI",), ("ETH",), None)


def test_a_war_of_two_states_is_one_whichever_of_them_is_said_to_have_fought() -> None:
    fought = told("clash", {"ETH": 0.99, "ERI": 0.95}, {"ETH": 0.9, "ERI": 0.97})
    war = told("clash", {"ETH": 0.9, "ERI": 0.95}, {"ETH": 0.97, "ERI": 0.9})
    assert (fought.first, war.first) == (("ETH",), ("ERI",))
    assert len(merge([fought, war])) == 1
    fired, fired_back = told("clash", {"ETH": 0.9}, {"ERI": 0.9}), told("clash", {"ERI": 0.9, "ETH": 0.1}, {"ETH": 0.9, "ERI": 0.1})
    assert len(merge([fired, fired_back])) == 2


def test_what_was_signed_and_what_was_agreed_to_that_day_are_two_agreements() -> None:
    signed = told("agreement", {"RUS": 0.9, "BLR": 0.9}, sentence=1)
    agreed_to = told("agreement", {"RUS": 0.9, "BLR": 0.9}, sentence=5, status="announced")
    assert len(merge([signed, agreed_to])) == 2
    assert len(merge([signed, replace(agreed_to, status="done")])) == 1


def test_an_event_without_its_sides_is_dropped_with_the_reason() -> None:
    assert told("loan", {"CHN": 0.9}).dropped == "no giver and taker"
    assert told("meeting", {"FRA": 0.9}).dropped == "meeting of fewer than two"
    assert told("sanction", {"USA": 0.9}).dropped is None
    assert "too unsure" in (told("agreement", {"FRA": 0.9, "DEU": 0.9}, chance=0.2).dropped or "")


def test_a_session_of_one_organisation_is_a_meeting_and_a_state_alone_meets_nobody() -> None:
    body = frozenset({"OPEC"})
    assert told("meeting", {"OPEC": 0.8}, bodies=body).dropped is None
    assert told("meeting", {"OPEC": 0.5}, bodies=body).dropped == "meeting of fewer than two"
    assert told("agreement", {"OPEC": 0.8}, bodies=body).dropped == "agreement of fewer than two"


def test_the_best_of_unsure_roles_is_taken_where_none_is_sure() -> None:
    loan = told("loan", {"WB": 0.4, "IMF": 0.3}, {"GHA": 0.9})
    assert (loan.first, loan.second) == (("WB",), ("GHA",))


def test_an_end_before_its_date_is_left_out() -> None:
    assert told("meeting", {"FRA": 0.9, "DEU": 0.9}, end="2021-09-01").end is None


def test_readings_of_one_event_become_one_with_the_most_precise_date() -> None:
    lead = told("meeting", {"FRA": 0.9, "DEU": 0.9}, date="2021-09", sentence=0)
    body = told("meeting", {"FRA": 0.8, "DEU": 0.8}, date="2021-09-09", sentence=4)
    (one,) = merge([lead, body])
    assert (one.date, one.first) == ("2021-09-09", ("FRA", "DEU"))


def test_events_of_different_years_sums_or_states_stay_apart() -> None:
    first = told("loan", {"CHN": 0.9}, {"GHA": 0.9}, amount=1e9, sentence=0)
    assert len(merge([first, told("loan", {"CHN": 0.9}, {"GHA": 0.9}, amount=2e9, sentence=3)])) == 2
    assert len(merge([first, told("loan", {"CHN": 0.9}, {"GHA": 0.9}, amount=1e9, date="2019", sentence=3)])) == 2
    assert len(merge([first, told("loan", {"CHN": 0.9}, {"TGO": 0.9}, amount=1e9, sentence=3)])) == 2


def test_meetings_of_one_trip_are_one_and_a_call_beside_it_is_another() -> None:
    arrival = told("meeting", {"FRA": 0.9, "DEU": 0.9}, date="2021-09-07", sentence=0)
    assert len(merge([arrival, told("meeting", {"FRA": 0.8, "DEU": 0.8}, date="2021-09-09", sentence=4)])) == 1
    assert len(merge([arrival, told("meeting", {"FRA": 0.8, "DEU": 0.8}, date="2021-09-29", sentence=4)])) == 2
    assert len(merge([arrival, told("meeting", {"FRA": 0.8, "DEU": 0.8}, date="2021-09-09", sentence=4, kind="call")])) == 2


def test_drills_within_days_are_one_whether_planned_or_begun() -> None:
    begun = told("exercise", {"RUS": 0.9, "BLR": 0.9}, date="2021-09-09")
    assert len(merge([begun, told("exercise", {"RUS": 0.8, "BLR": 0.8}, date="2021-09-10", sentence=4, status="planned")])) == 1
    assert len(merge([begun, told("exercise", {"RUS": 0.8, "BLR": 0.8}, date="2021-10-10", sentence=4, status="planned")])) == 2


def test_what_is_still_planned_is_not_what_has_come_about() -> None:
    held = told("meeting", {"FRA": 0.9, "DEU": 0.9}, date="2021-09-07", sentence=0)
    assert len(merge([held, told("meeting", {"FRA": 0.8, "DEU": 0.8}, date="2021", sentence=4, status="planned")])) == 2
    assert len(merge([held, told("meeting", {"FRA": 0.8, "DEU": 0.8}, date="2021-09-07", sentence=4, status="planned")])) == 1


def test_a_semicolon_parts_events_that_are_surely_told() -> None:
    contract = told("arms_transfer", {"ISR": 0.9}, {"AZE": 0.9}, date="2012", part=1)
    assert len(merge([contract, told("arms_transfer", {"ISR": 0.9}, {"AZE": 0.9}, date=None)])) == 2
    assert len(merge([contract, told("arms_transfer", {"ISR": 0.9}, {"AZE": 0.9}, date=None, part=1)])) == 1


def test_a_word_of_ending_outweighs_the_noun_of_what_ends() -> None:
    noun = told("agreement", {"FRA": 0.95, "NER": 0.95}, chance=0.99)
    verb = told("agreement", {"FRA": 0.95, "NER": 0.95}, chance=0.9, status="ended")
    assert noun.confidence > verb.confidence
    assert [one.status for one in merge([noun, verb])] == ["ended"]


def test_confidence_grows_with_the_chances_and_falls_with_a_rival() -> None:
    sure = told("loan", {"CHN": 0.9}, {"GHA": 0.9})
    assert told("loan", {"CHN": 0.6}, {"GHA": 0.9}).confidence < sure.confidence
    weighed = Limits(event=0.4, role=0.5, lone_role=0.25, reading=0.2, fact=0.4, weights=Weights(rival=-0.5))
    contested = Candidate("loan", (0, 4), 0, 0.9, 0.9, ({"CHN": 0.9, "RUS": 0.45}, {"GHA": 0.9}), "done", None)
    assert decide(contested, weighed).confidence < decide(sure.candidate, weighed).confidence


def test_making_and_ending_are_two_facts() -> None:
    made = told("sanction", {"USA": 0.9}, {"MLI": 0.9}, date="2021", sentence=0)
    assert len(merge([made, told("sanction", {"USA": 0.9}, {"MLI": 0.9}, date="2021", status="ended", sentence=2)])) == 2


def test_an_event_read_twice_is_surer_than_one_read_once() -> None:
    once, again = (
        replace(told("meeting", {"FRA": 0.9, "DEU": 0.9}, sentence=number, status="planned"), confidence=0.35) for number in (0, 4)
    )
    assert facts_of([once], LIMITS) == []
    (kept,) = facts_of([once, again], LIMITS)
    assert kept.confidence > 0.4


def test_drills_told_without_who_takes_part_are_of_the_series_that_the_article_tells_of() -> None:
    main = told("exercise", {"RUS": 0.95, "BLR": 0.9}).candidate
    last = told("exercise", {"BLR": 0.5, "NATO": 0.6}, date="2017", sentence=4).candidate
    others = told("exercise", {"USA": 0.95, "KOR": 0.3}, sentence=6).candidate
    assert [c.roles[0] for c in share_participants([main, last, others], "")] == [main.roles[0], main.roles[0], others.roles[0]]
    assert share_participants([last, others], "") == [last, others]


def test_an_edition_of_a_series_is_as_likely_told_as_the_drill_that_names_its_participants() -> None:
    text = "Before the 2017 drills"
    main = told("exercise", {"RUS": 0.95, "BLR": 0.9}).candidate
    last = replace(told("exercise", {"NATO": 0.6}, date="2017", sentence=4).candidate, trigger=(16, 22), chance=0.2)
    assert [c.chance for c in share_participants([main, last], text)] == [main.chance, main.chance]
    assert [c.chance for c in share_participants([main, last], text.replace("2017", "noisy"))] == [main.chance, 0.2]


def test_those_who_answer_an_edition_of_a_series_take_no_part_in_it() -> None:
    main = told("exercise", {"RUS": 0.95, "BLR": 0.9}).candidate
    other = told("exercise", {"EU": 0.9, "NATO": 0.8}, sentence=4).candidate

    def of(text: str, seem: dict[str, float] | None = None) -> dict[str, float]:
        drills = replace(other, trigger=(len(text) - 6, len(text)), roles=(seem or other.roles[0], {}))
        return share_participants([main, drills], text)[1].roles[0]

    assert of("NATO and the EU watched the 2021 drills") == main.roles[0]
    assert of("NATO and the EU watched the 2021 joint drills") == main.roles[0]
    assert of("Minsk expects the 2021 drills", {"BLR": 0.8}) == main.roles[0]
    assert of("Minsk expects new drills", {"BLR": 0.8}) == {"BLR": 0.8}
    assert of("NATO and the EU held the 2021 NATO drills") == other.roles[0]
    assert of("NATO and the EU held new drills") == other.roles[0]


def test_a_further_participant_is_likely_or_named_where_the_others_are() -> None:
    chances = {"KEN": 0.72, "ETH": 0.99}
    assert told("loan", {"WB": 0.95}, chances, named=frozenset({"WB", "ETH"})).second == ("ETH",)
    assert told("loan", {"WB": 0.95}, chances, named=frozenset({"WB", "ETH", "KEN"})).second == ("ETH", "KEN")
    assert told("loan", {"WB": 0.95}, chances, named=frozenset({"WB"})).second == ("ETH", "KEN")
    assert told("loan", {"WB": 0.95}, {"KEN": 0.97, "ETH": 0.99}, named=frozenset({"WB", "ETH"})).second == ("ETH", "KEN")
    assert told("meeting", {"FRA": 0.9, "DEU": 0.99, "ITA": 0.8}, named=frozenset({"FRA", "DEU"})).first == ("DEU", "FRA")


def test_the_days_of_a_drill_are_its_span_where_one_reading_has_it() -> None:
    noticed = told("exercise", {"RUS": 0.95, "BLR": 0.9}, date="2021-09-09", status="planned")
    held = replace(
        told("exercise", {"RUS": 0.9, "BLR": 0.9}, date="2021-09-10", status="planned", sentence=5), end="2021-09-16", confidence=0.5
    )
    (kept,) = merge([noticed, held])
    assert (kept.date, kept.end) == ("2021-09-10", "2021-09-16")
