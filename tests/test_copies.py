"""Whose voice a report is: the quick way comes to what comparing all with all does."""

import random

from facts import NOW, fact

from graph.copies import ALIKE, likeness, sketch, voices
from graph.event import Report, Source
from graph.when import earliest

WORDS = ["".join(random.Random(n).choices("abcdefgh", k=6)) for n in range(400)]


def told(number, text, day, outlet):
    source = Source(id=f"a{number}", published=f"2021-09-{day:02}", source=outlet, sketch=sketch(text))
    return Report(id=f"r{number}", article=source, claim=fact("meeting", "2021-09-01", participant="RUS BLR"), recorded=NOW)


def one_by_one(reports):
    first, heard = [], {}
    for report in reports:
        mine = report.article
        known = next((each for each in first if (each.source and each.source == mine.source) or copies(mine, each)), None)
        if known is None:
            first.append(mine)
        heard[report.id] = (known or mine).id
    return heard


def copies(one, other):
    days = abs((earliest(one.published) - earliest(other.published)).days)
    return days <= 7 and likeness(one.sketch, other.sketch) >= ALIKE


def test_voices_are_those_of_a_comparison_of_all_with_all():
    chance = random.Random(5)
    texts = [" ".join(chance.choices(WORDS, k=chance.choice((3, 40, 200)))) for _ in range(8)]
    shortened = [text[: len(text) * 2 // 3] for text in texts]
    for _ in range(20):
        reports = [
            told(n, chance.choice(texts + shortened), chance.randint(1, 20), chance.choice((None, None, "Post", "Sun"))) for n in range(40)
        ]
        heard = voices(reports)
        assert heard == one_by_one(reports)
        assert 1 < len(set(heard.values())) < 40
