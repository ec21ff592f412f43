"""A headline tells of the event that the text below it dates."""

from __future__ import annotations

import pytest

from seed.reader.candidate import Candidate
from seed.reader.compose import Told, decide
from seed.reader.headlines import dated_below
from seed.reader.limits import Limits
from seed.reader.one_event import facts_of
from seed.reader.sentences import sentences

LIMITS = Limits(event=0.4, role=0.5, lone_role=0.25, reading=0.2, fact=0.4)
BETWEEN = "It has been long in coming. Few had hoped for it."


def told(text: str, event: str, word: str, roles: str, date: str | None, **more: object) -> Told:
    at = text.index(word)
    number = next(n for n, (start, stop) in enumerate(sentences(text)) if start <= at < stop)
    first, second = (dict.fromkeys(filter(None, side.split(",")), 0.9) for side in f"{roles}|".split("|")[:2])
    fields: dict[str, object] = {"status": "done", "kind": None, "date_here": number > 0} | more
    return decide(Candidate(event, (at, at + len(word)), number, 0.9, 0.9, (first, second), date=date, **fields), LIMITS)  # type: ignore[arg-type]


def dates(text: str, *readings: Told) -> list[str | None]:
    return [one.date for one in facts_of(dated_below(list(readings), text, sentences(text), "2023-06-15"), LIMITS)]


ONE = [
    ("Ferry pact for Malta and Tunisia", "On Tuesday the two signed a ferry agreement.", "agreement", "pact", "agreement", "MLT,TUN"),
    ("Kenya sends police to Haiti", "On Tuesday it flew 400 policemen to the island.", "deployment", "sends", "policemen", "KEN|HTI"),
    ("Chile lends Bolivia money", "On Tuesday it granted a credit of $200 million.", "loan", "lends", "credit", "CHL|BOL"),
    ("Spain expels two Russians", "On Tuesday the diplomats were told to leave.", "diplomatic_action", "expels", "leave", "ESP|RUS"),
    ("Talks in Paris", "On Tuesday the Irish premier met the French president.", "meeting", "Talks", "met", "IRL,FRA"),
]


@pytest.mark.parametrize(("headline", "below", "event", "word", "again", "roles"), ONE)
@pytest.mark.parametrize("news", [None, "2023-06-15"])
def test_a_headline_is_one_event_with_what_the_text_dates(
    headline: str, below: str, event: str, word: str, again: str, roles: str, news: str | None
) -> None:
    text = f"{headline}\n\n{BETWEEN} {below}"
    first = told(text, event, word, roles, news, kind="other", news=news is not None)
    assert dates(text, first, told(text, event, again, roles, "2023-06-13", kind="treaty")) == ["2023-06-13"]


@pytest.mark.parametrize(
    ("headline", "word", "events"),
    [
        ("Malta and Tunisia seal ferry pact as leaders meet", "meet", [("2023-06-13", "done")]),
        ("Leaders of Malta and Tunisia to meet", "meet", [("2023-06-15", "planned"), ("2023-06-13", "done")]),
        ("Malta asks Tunisia for talks", "talks", [("2023-06-15", "planned"), ("2023-06-13", "done")]),
        ("Leaders set for a meeting in Tunis", "meeting", [("2023-06-15", "planned"), ("2023-06-13", "done")]),
    ],
)
def test_the_present_tense_of_a_headline_tells_of_what_has_happened(headline: str, word: str, events: list[tuple[str, str]]) -> None:
    text = f"{headline}\n\n{BETWEEN} On Tuesday the two premiers held talks in Tunis."
    first = told(text, "meeting", word, "MLT,TUN", "2023-06-15", status="planned")
    again = told(text, "meeting", "held", "MLT,TUN", "2023-06-13")
    found = facts_of(dated_below([first, again], text, sentences(text), "2023-06-15"), LIMITS)
    assert [(one.date, one.status) for one in found] == events


TWO = [
    ("Malta signs a pact with Tunisia", "In 2008 the two had signed another agreement.", "2008", {}),
    ("Malta to sign a pact with Tunisia", "On Tuesday the two signed another agreement.", "2023-06-13", {"status": "planned"}),
    ("Malta leaves its pact with Tunisia", "On Tuesday the two signed another agreement.", "2023-06-13", {"status": "ended"}),
    ("Malta signs a pact with Tunisia today", "On Tuesday the two signed another agreement.", "2023-06-13", {"date_here": True}),
    ("Malta signed a pact with Tunisia.", "On Tuesday the two signed another agreement.", "2023-06-13", {}),
]


@pytest.mark.parametrize(("headline", "below", "date", "more"), TWO)
def test_another_event_below_does_not_date_a_headline(headline: str, below: str, date: str, more: dict[str, object]) -> None:
    text = f"{headline}\n\n{BETWEEN} {below}"
    first = told(text, "agreement", "pact", "MLT,TUN", "2023-06-15", **more)
    assert dates(text, first, told(text, "agreement", "agreement", "MLT,TUN", date)) == ["2023-06-15", date]


def test_an_event_of_others_below_does_not_date_a_headline() -> None:
    text = f"Pact for Malta\n\n{BETWEEN} On Tuesday Togo signed an agreement."
    first = told(text, "agreement", "Pact", "MLT,TUN", None)
    assert dates(text, first, told(text, "agreement", "agreement", "TGO,BEN", "2023-06-13")) == [None, "2023-06-13"]
