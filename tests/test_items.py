"""What is delivered: named as the sentence names it, and only what the event is about."""

import pytest

from seed.reader.candidate import Candidate
from seed.reader.items import items_of
from seed.reader.places import find_places

ARMS = [
    ("Serbia [bought] six helicopters and other weapons from Russia.", ["helicopters"]),
    ("Serbia has long [bought] weapons from Russia.", ["weapons"]),
    ("Kenya [ordered] twelve light armoured vehicles and an Su-25 from Serbia.", ["light armoured vehicles", "Su-25"]),
    ("The last two of six Kilo submarines [arrived] from Russia on Friday.", ["Kilo submarines"]),
    ("Chile took [delivery] of 18 used F-16 fighters.", ["F-16 fighters"]),
    ("Four MiG-29 fighters were [handed] over on Thursday.", ["MiG-29 fighters"]),
    ("Oslo will [sell] Riga 24 K9 howitzers; its tanks stay at home.", ["K9 howitzers"]),
    ("They signed for 60 howitzers and 12 [tanks].", ["tanks"]),
    ("Peru [bought] 26 Mirages in 1982.", ["Mirages"]),
    ("The tank crews, says Mr Tank, [received] nothing.", []),
]
GOODS = [
    ("Romania [sent] corn, barley and humanitarian aid to Moldova.", ["corn", "barley", "humanitarian aid"]),
    ("India [sent] Nepal 20,000 doses of vaccine.", ["vaccine"]),
    ("Algeria [pumps] natural gas to Spain through a pipeline.", ["natural gas"]),
    ("Chinese firms are [building] an oil pipeline through Niger, which has little gas.", ["oil pipeline"]),
    ("Planes landed with [blankets], tents and 40 tractors.", ["blankets", "tents"]),
    ("The oil minister said Iraq would [supply] diesel.", ["diesel"]),
    ("The [building] of two reactors at Paks was agreed upon.", ["reactors"]),
    ("Cuba has [received] nothing.", []),
]


def items(kind: str, marked: str) -> list[str]:
    """What is read at the word in [brackets]."""
    at, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    candidate = Candidate(kind, (at, end), 0, 0.9, 0.9, ({}, {}), "done", None)
    return list(items_of(candidate, find_places(text, "2021-09-10"), text, (0, len(text))))


@pytest.mark.parametrize(("marked", "named"), ARMS)
def test_weapons_are_named_with_the_words_that_say_which(marked, named):
    assert items("arms_transfer", marked) == named


@pytest.mark.parametrize(("marked", "named"), GOODS)
def test_goods_are_those_nearest_to_the_events_word(marked, named):
    assert items("supply", marked) == named


def test_other_events_deliver_nothing():
    assert items("meeting", "They [met] about corn and tanks.") == []
