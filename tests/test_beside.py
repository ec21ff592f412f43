"""Who stands right beside the word of an event is on its side, and others whom the model held possible there are not."""

from __future__ import annotations

import pytest

from seed.reader.beside import beside_its_word
from seed.reader.candidate import Candidate
from seed.reader.compose import Told, decide
from seed.reader.limits import Limits
from seed.reader.places import Place, find_places

LIMITS = Limits(event=0.4, role=0.5, lone_role=0.25, reading=0.2, fact=0.4)


def told(text: str, event: str, word: str, roles: str) -> tuple[Told, list[Place]]:
    at = text.index(word)
    first, second = (dict.fromkeys(filter(None, side.split(",")), 0.9) for side in f"{roles}|".split("|")[:2])
    found = Candidate(event, (at, at + len(word)), 0, 0.9, 0.9, (first, second), "done", None, "2023")
    return decide(found, LIMITS), find_places(text, "2023-06-15")


BESIDE = [
    ("Uganda sent an envoy home, after which Kenya closed the border.", "sanction", "closed", "KEN,UGA|", "KEN|"),
    ("Russia keeps its base in Tajikistan, near Kabul.", "deployment", "base", "RUS|TJK,AFG", "RUS|TJK"),
    ("Poland and Hungary forbade the import of grain after the European Union had let it in.", "sanction", "forbade", "POL,HUN,EU|UKR", "POL,HUN|UKR"),
    ("With money from Qatar Russia would send grain to Turkey.", "supply", "send", "RUS,QAT|TUR", "RUS|TUR"),
    ("China, which buys oil from Sudan, lent Chad money.", "loan", "lent", "CHN|TCD,SDN", "CHN|TCD"),
    ("Uganda's and Kenya's attack on Somalia had the leave of Djibouti.", "clash", "attack", "UGA,KEN,DJI|SOM", "UGA,KEN|SOM"),
    ("Canada has sent soldiers to Iraq and Syria, as Saudi Arabia asked.", "deployment", "soldiers", "CAN|IRQ,SYR,SAU", "CAN|IRQ,SYR"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "word", "roles", "wanted"), BESIDE)
def test_whoever_is_named_right_beside_the_word_leaves_no_room_for_others(
    text: str, event: str, word: str, roles: str, wanted: str
) -> None:
    one, places = told(text, event, word, roles)
    sure = beside_its_word(one, places, text, (0, len(text)))
    assert "|".join(",".join(side) for side in (sure.first, sure.second)) == wanted
    assert sure.confidence == one.confidence


LEFT = [
    ("Turkey flew in two thousand Syrian fighters.", "deployment", "fighters", "TUR,SYR|LBY"),
    ("Kenya was attacked by Uganda.", "clash", "attacked", "KEN,UGA|TZA"),
    ("Chinese ships drove the South Vietnamese from the islands.", "clash", "drove", "CHN|RVN,VNM"),
    ("Chad and, after a while, Niger and Mali let troops in.", "deployment", "let", "FRA|TCD,NER,MLI"),
    ("The ministers of Kenya, and also Uganda, met the Togolese king.", "meeting", "met", "KEN,UGA,TGO"),
    ("It joined the African Union and, in 2013, ECOWAS.", "membership", "joined", "MAR|AU,ECOWAS"),
    ("The sale to Jordan was made by Spain, by way of Egypt.", "arms_transfer", "made", "ESP,EGY|JOR"),
]


@pytest.mark.parametrize(("text", "event", "word", "roles"), LEFT)
def test_where_nobody_or_anybody_may_stand_beside_the_word_all_stay(text: str, event: str, word: str, roles: str) -> None:
    one, places = told(text, event, word, roles)
    assert beside_its_word(one, places, text, (0, len(text))) == one
