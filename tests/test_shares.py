"""One verb that tells of several events: each has its own states, with its own time, sum or number."""

from __future__ import annotations

import pytest

from seed.reader.candidate import Candidate
from seed.reader.compose import Told, decide
from seed.reader.limits import Limits
from seed.reader.one_each import one_each
from seed.reader.places import Place, find_places
from seed.reader.sentences import sentences
from seed.reader.shares import share_out

LIMITS = Limits(event=0.4, role=0.5, lone_role=0.25, reading=0.2, fact=0.4)


def likely(side: str) -> dict[str, float]:
    """The entities of "HND,PAN?": 0.9 for each, 0.3 with a question mark."""
    return {e.rstrip("?"): 0.3 if e.endswith("?") else 0.9 for e in filter(None, side.split(","))}


def seen(text: str, event: str, word: str, roles: str, date: str | None, kind: str | None) -> tuple[Told, list[Place]]:
    """What a reader model may make of the word: one event of all who are named."""
    first, _, second = roles.partition("|")
    at = text.index(word)
    found = Candidate(event, (at, at + len(word)), 0, 0.9, 0.9, (likely(first), likely(second)), "done", kind, date)
    return decide(found, LIMITS), find_places(text, "2023-06-15")


def said(told: list[Told], *more: str) -> set[tuple[str, ...]]:
    """Sides ("PAN|CHN", in alphabetical order) and date of each, then what else is asked."""
    sides = ("|".join(",".join(sorted(side)) for side in (one.first, one.second) if side) for one in told if not one.dropped)
    kept = [one for one in told if not one.dropped]
    return {(side, str(one.date), *(str(getattr(one.candidate, name)) for name in more)) for side, one in zip(sides, kept, strict=True)}


SHARED = [
    (
        "Honduras crossed over to Beijing in 2019, Panama and Fiji in 2020, and Haiti in March 2022.",
        "diplomatic_action", "crossed", "HND,PAN,FJI?|CHN", "2019",
        {("HND|CHN", "2019"), ("PAN|CHN", "2020"), ("FJI|CHN", "2020"), ("HTI|CHN", "2022-03")},
    ),
    (
        "Croatia joined NATO in 2009 and the European Union in 2013.",
        "membership", "joined", "HRV|NATO,EU?", "2009", {("HRV|NATO", "2009"), ("HRV|EU", "2013")},
    ),
    (
        "The Kenyan president visited Paris on Monday and Berlin on Tuesday.",
        "meeting", "visited", "KEN,FRA,DEU?", "2023-06-12", {("FRA,KEN", "2023-06-12"), ("DEU,KEN", "2023-06-13")},
    ),
    (
        "Oman signed a tax treaty with Belgium in 2010 and with Austria in 2012.",
        "agreement", "signed", "OMN,BEL,AUT", "2010", {("BEL,OMN", "2010"), ("AUT,OMN", "2012")},
    ),
    (
        "Slovakia recognised Palestine in 1988, Sweden in 2014.",
        "diplomatic_action", "recognised", "SVK,SWE?|PSE", "1988", {("SVK|PSE", "1988"), ("SWE|PSE", "2014")},
    ),
    (
        "The Turkish president flew to Baku in May, to Astana in June and to Minsk in early June.",
        "meeting", "flew", "TUR,AZE", "2023-05", {("AZE,TUR", "2023-05"), ("KAZ,TUR", "2023-06"), ("BLR,TUR", "2023-06")},
    ),
    (
        "The US imposed tariffs on Chinese steel in March and on Turkish aluminium in April.",
        "sanction", "imposed", "USA|CHN,TUR", "2023-03", {("USA|CHN", "2023-03"), ("USA|TUR", "2023-04")},
    ),
    (
        "Cuba signed a fishing pact with Spain in 2010 and in 2012 with Ireland.",
        "agreement", "signed", "CUB,ESP", "2010", {("CUB,ESP", "2010"), ("CUB,IRL", "2012")},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "word", "roles", "date", "wanted"), SHARED)
def test_clauses_without_a_verb_are_events_with_their_own_states_and_time(
    text: str, event: str, word: str, roles: str, date: str, wanted: set[tuple[str, ...]]
) -> None:
    told, places = seen(text, event, word, roles, date, None)
    assert said(share_out([told], places, text, sentences(text))) == wanted


def test_sums_and_numbers_go_to_those_beside_whom_they_stand() -> None:
    text = "Serbia received $5 billion from China and $3 billion from Russia."
    told, places = seen(text, "loan", "received", "CHN,RUS|SRB", None, "loan")
    wanted = {("CHN|SRB", "None", "5000000000.0", "USD"), ("RUS|SRB", "None", "3000000000.0", "USD")}
    assert said(share_out([told], places, text, sentences(text)), "amount", "currency") == wanted

    text = "Denmark has sent six F-16s to Lithuania, Norway two frigates and Italy four Eurofighters."
    told, places = seen(text, "deployment", "sent", "DNK,NOR?|LTU", None, "deployment")
    wanted = {("DNK|LTU", "None", "6"), ("NOR|LTU", "None", "2"), ("ITA|LTU", "None", "4")}
    assert said(share_out([told], places, text, sentences(text)), "count") == wanted

    text = "Kuwait gave $5 million for Gaza, Qatar $10 million and Oman $1 million."
    told, places = seen(text, "loan", "gave", "KWT|PSE,QAT", None, "aid")
    wanted = {("KWT|PSE", "None", "5000000.0"), ("QAT|PSE", "None", "10000000.0"), ("OMN|PSE", "None", "1000000.0")}
    assert said(share_out([told], places, text, sentences(text)), "amount") == wanted


def test_a_number_for_each_is_an_event_of_each() -> None:
    text = "Estonia told three Russian diplomats to leave on Monday, Latvia and Lithuania two each."
    told, places = seen(text, "diplomatic_action", "told", "EST,LVA,LTU|RUS", "2023-06-12", "expulsion")
    wanted = {("EST|RUS", "2023-06-12", "3"), ("LVA|RUS", "2023-06-12", "2"), ("LTU|RUS", "2023-06-12", "2")}
    assert said(share_out([told], places, text, sentences(text)), "count") == wanted


def test_what_a_short_clause_seemed_to_tell_by_itself_is_told_by_the_verb() -> None:
    text = "France sold Egypt 24 jets in 2015 and Qatar 24 in 2016."
    sold, places = seen(text, "arms_transfer", "sold", "FRA|EGY,QAT?", "2015", "sale")
    short, _ = seen(text, "arms_transfer", "Qatar", "QAT|EGY", "2016", "sale")
    assert said(share_out([sold, short], places, text, sentences(text))) == {("FRA|EGY", "2015"), ("FRA|QAT", "2016")}


ALONE = [
    ("Poland and Lithuania signed a pact in 2010, and Latvia in 2012 rejected it.", "agreement", "signed", "POL,LTU", "2010"),
    ("Brazil and Peru met in March, and Chile in April held elections.", "meeting", "met", "BRA,PER", "2023-03"),
    ("The treaty was signed by Chad in 2010, by Niger in 2011 and by Mali in 2012.", "agreement", "signed", "TCD,NER,MLI", "2010"),
    ("The sale to Jordan was approved in May, and Spain in June.", "arms_transfer", "sale", "USA|JOR", "2021"),
    ("Japan and Kenya signed a treaty in 2010 and $3 million from Togo was stolen.", "agreement", "signed", "JPN,KEN", "2010"),
]


@pytest.mark.parametrize(("text", "event", "word", "roles", "date"), ALONE)
def test_what_only_looks_like_a_clause_without_a_verb_is_left_alone(text: str, event: str, word: str, roles: str, date: str) -> None:
    told, places = seen(text, event, word, roles, date, None)
    assert share_out([told], places, text, sentences(text)) == [told]


EACH = [
    ("Portugal has had troops in Bosnia, Kosovo and Afghanistan.", "deployment", "troops", "PRT|BIH,XKX,AFG", None, {"PRT|BIH", "PRT|XKX", "PRT|AFG"}),
    ("Armenia is in addition a member of the EAEU and the CSTO.", "membership", "member", "ARM|EAEU,CSTO", None, {"ARM|EAEU", "ARM|CSTO"}),
    ("The two joined NATO and the European Union in 2004.", "membership", "joined", "EST,LVA|NATO,EU", None, {"EST,LVA|NATO", "EST,LVA|EU"}),
    ("It moved its embassy from Taipei to Beijing.", "diplomatic_action", "moved", "HND|TWN,CHN", None, {"HND|TWN", "HND|CHN"}),
    ("The Turkish minister leaves for a tour of Senegal, Gambia and Mali.", "meeting", "leaves", "TUR,SEN,GMB,MLI", "visit", {"SEN,TUR", "GMB,TUR", "MLI,TUR"}),
    ("The Turkish minister goes on to Senegal, Gambia and Mali.", "meeting", "goes", "TUR,SEN,GMB,MLI", "visit", {"SEN,TUR", "GMB,TUR", "MLI,TUR"}),
    ("The Hungarian president visited Rome and Madrid last week.", "meeting", "visited", "HUN,ITA,ESP,EU?", "visit", {"HUN,ITA", "ESP,HUN"}),
    ("The Irish premier telephoned the presidents of Chad and Niger.", "meeting", "telephoned", "IRL,TCD,NER", "call", {"IRL,TCD", "IRL,NER"}),
    ("The Omani sultan spoke by phone with the leaders of Iran and Qatar.", "meeting", "spoke", "OMN,IRN,QAT", "call", {"IRN,OMN", "OMN,QAT"}),
    ("The leaders of Kenya, Togo and Benin have all visited Delhi.", "meeting", "visited", "KEN,TGO,BEN,IND", "visit", {"IND,KEN", "IND,TGO", "BEN,IND"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "word", "roles", "kind", "wanted"), EACH)
def test_a_list_may_name_one_event_each(text: str, event: str, word: str, roles: str, kind: str | None, wanted: set[str]) -> None:
    told, places = seen(text, event, word, roles, None, kind)
    assert {side for side, _ in said(one_each(told, places, text, (0, len(text))))} == wanted


TOGETHER = [
    ("Troops from Togo have been in Mali since 2013, after Chad had asked for them.", "deployment", "Troops", "TGO|MLI,TCD", None),
    ("The presidents of Chad and Niger visited Paris together on Monday.", "meeting", "visited", "TCD,NER,FRA", "visit"),
    ("The Polish premier visited Kyiv with the Czech and Slovenian premiers.", "meeting", "visited", "POL,UKR,CZE,SVN", "visit"),
    ("The Omani minister held a three-way call with Iran and Qatar.", "meeting", "call", "OMN,IRN,QAT", "call"),
    ("The Italian minister met the ministers of Spain and Malta.", "meeting", "met", "ITA,ESP,MLT", "talks"),
    ("Canada imposed sanctions on Belarus and Russia.", "sanction", "imposed", "CAN|BLR,RUS", None),
    ("It told Honduras to recognise Beijing.", "diplomatic_action", "recognise", "HND|CHN", None),
]


@pytest.mark.parametrize(("text", "event", "word", "roles", "kind"), TOGETHER)
def test_a_list_of_those_who_act_together_is_one_event(text: str, event: str, word: str, roles: str, kind: str | None) -> None:
    told, places = seen(text, event, word, roles, None, kind)
    assert one_each(told, places, text, (0, len(text))) == [told]


def test_one_of_several_events_is_as_sure_as_they_were_together() -> None:
    told, places = seen("Togo has troops in Mali and Niger.", "deployment", "troops", "TGO|MLI,NER", None, None)
    assert {one.confidence for one in one_each(told, places, "Togo has troops in Mali and Niger.", (0, 34))} == {told.confidence}
