"""When a drill or a meeting ends, told by a verb of its own: "opened on Monday and closes on Saturday", "It lasts until May 3"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from operator import itemgetter

from graph.when import earliest, latest
from seed.reader.compose import Told
from seed.reader.drill_names import drill_name
from seed.reader.drilling import DRILL
from seed.reader.places import Place, places_within

_MEETING = r"(?:meetings?|talks|visit|tour|trip|stay|summit|conference|session|negotiations|discussions|consultations)"
_ENDS = re.compile(
    r"\b(?:end(?:s|ed|ing)?|clos(?:es?|ed|ing)|(?<!was )(?<!were )(?<!been )(?<!be )conclud(?:es?|ed|ing)|finish(?:es|ed|ing)?"
    r"|w(?:ind|inds|ound|inding)\s+up|wrap(?:s|ped)\s+up|lasts?|lasted|lasting|runs?|ran|running|go(?:es)?\s+on|went\s+on|continu(?:es?|ed|ing)|over|brought\s+to\s+a\s+close|broken\s+off|adjourned)"
    r"(?:\s+(?:it|them|here|there|in|at|off|the|[A-Z][\w'’-]+))*?,?(?:\s+(?:on|until|till|to|through))?(?:\s+the)?\s+$"
)
"""What stands before the time of the end; what "was concluded" is an agreement."""
_ON = re.compile(rf"(?:It|They|This|These|Both|(?:The|This|These|Their|That)\s+(?:[\w'’-]+\s+){{0,4}}?(?P<what>{DRILL}|{_MEETING}))\b")
"""How a sentence begins that tells on of what the one before it told of."""
LONGEST = {"exercise": timedelta(days=120), "meeting": timedelta(days=31)}
"""What an end may be of, and how long it lasts at most: annotated drills went on for up to three months, meetings for two weeks."""


_REACH = 300
"""Characters behind the word of a drill, or the beginning of the next sentence, within which its end is told."""
_NEAR = 100
"""Characters before a time in which the verb stands."""

Sort = tuple[str, str | None]


def with_ends(told: list[Told], places: list[Place], text: str, spans: list[tuple[int, int]]) -> list[Told]:
    """`told`, where drills and meetings without an end have the one that their sentence, or the next, tells.

    What is read of the end alone is of the event that ends then.
    """
    lasting = sorted(
        {(one.candidate.trigger[0], (one.type, one.date)) for one in told if one.type in LONGEST and not one.dropped}, key=itemgetter(0)
    )
    ended = [_with_end(one, lasting, places, text, spans) if one.type in LONGEST and one.date and not one.end else one for one in told]
    ending: defaultdict[Sort, list[Told]] = defaultdict(list)
    for one in ended:
        if one.end and one.type in LONGEST and not one.dropped:
            ending[one.type, one.end].append(one)
    return [one if one.end else _begun(one, ending.get((one.type, one.date), [])) for one in ended]


def _begun(one: Told, ending: list[Told]) -> Told:
    """`one` as the event that it tells the end of: among those `ending` on its date one of its states that is told beside it, if there is one."""
    for other in ending:
        if 0 <= one.candidate.sentence - other.candidate.sentence <= 1 and set(one.first) == set(other.first):
            return replace(one, date=other.date, end=other.end)
    return one


def _with_end(one: Told, lasting: list[tuple[int, Sort]], places: list[Place], text: str, spans: list[tuple[int, int]]) -> Told:
    word, here = one.candidate.trigger, one.candidate.sentence
    behind = islice(lasting, bisect_right(lasting, word[0], key=itemgetter(0)), None)
    another = next((start for start, sort in behind if sort != (one.type, one.date)), len(text))
    found = _end(one, word[1], min(spans[here][1], another), places, text)
    if not found and here + 1 < len(spans) and another >= spans[here + 1][0]:
        start, stop = spans[here + 1]
        on = _tells_on(one, text, (start, stop)) or _by_name(one, places, text, spans)
        found = _end(one, on, stop, places, text) if on else None
    return replace(one, end=found) if found else one


def _tells_on(one: Told, text: str, sentence: tuple[int, int]) -> int | None:
    """The end of the first words of the `sentence` behind the event's, where they mean it."""
    on = _ON.match(text, *sentence)
    if not on or (on["what"] and bool(re.fullmatch(DRILL, on["what"])) != (one.type == "exercise")):
        return None
    return on.end()


def _by_name(one: Told, places: list[Place], text: str, spans: list[tuple[int, int]]) -> int | None:
    """The end of the drill's name, where the sentence behind its own begins with it: "Heron 24 is to finish on Friday"."""
    here = one.candidate.sentence
    name = drill_name(text, spans[here], one.candidate.trigger[0], places) if one.type == "exercise" else None
    begins = name and re.compile(rf"(?:The\s+)?(?:Exercise\s+|Operation\s+)?[\"“‘']?{re.escape(name)}\b").match(text, *spans[here + 1])
    return begins.end() if begins else None


def _end(one: Told, start: int, stop: int, places: list[Place], text: str) -> str | None:
    """The first end told in text[start:stop] that is later than the event's date, and not too late."""
    assert one.date
    for time in places_within(places, (start, min(stop, start + _REACH))):
        end = time.end or time.date if time.form == "time" else None
        if not end or end == one.date or not earliest(one.date) < latest(end) <= latest(one.date) + LONGEST[one.type]:
            continue
        if _ENDS.search(text, max(start, time.start - _NEAR), time.start):
            return end
    return None
