"""The proper names of drills, known from the reference data or by how they stand: "a staff drill, Soyuz-81,", "held Eunomia off Paphos"."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache

from seed.paths import REFERENCE
from seed.reader.places import Place

_DRILL = r"(?:exercises?|drills?|mano?euv(?:er|re)s?|(?:war\s)?games)"
_OPENS = (
    r"(?:The|This|These|Those|That|It|Its|Their|His|Her|Our|Another|Joint|A|An|In|On|At|By|For|From|With|Under|But|And|While|When|After|Before|"
    r"Since|During|As|If|Both|All|Each|One|Two|Three|Four)\b"
)
"""What may stand capitalised before a name where a sentence begins."""
_NAME = rf"(?P<name>(?!{_OPENS})[A-ZÀ-Þ][\w’'/-]*(?:\s(?:(?:of\s)?[A-ZÀ-Þ][\w’'/-]*|\d{{1,4}}(?![\w,.-]*\d)))*)"
_CAPITALS = re.compile(rf"(?<![\w’'/-]){_NAME}")
_QUOTED = rf"[“\"‘']?{_NAME}[”\"’']?"
_BESIDE = tuple(
    map(
        re.compile,
        (
            rf"\b(?:code-?named|dubbed|called|named|known\sas|under\sthe\sname\sof)\s{_QUOTED}",
            rf"\b(?i:{_DRILL})\s{_QUOTED}",
            rf"(?<![\w’'/-]){_QUOTED},\s(?:the|an?|its|their|this|another)\s[^,.;:()]{{0,60}}?\b{_DRILL}\b",
            rf"(?<![\w’'/-]){_QUOTED}\s{_DRILL}\b",
            rf"\b{_DRILL}\b(?P<between>[^,.;:()]{{0,60}}?)(?:,|\s[–—-])\s{_QUOTED}(?=[,.;:)]|\s[–—-]\s|$)",
        ),
    )
)
"""How a name stands beside the noun that says what it is the name of; the surest way first."""
_PLACED = re.compile(r"\b(?:in|at|near|off|on|from|to|over|around)\s+(?:the\s+)?[A-ZÀ-Þ]")
"""Where a place has been told, the name behind the next comma is its province: "a drill at Baltiysk, Kaliningrad"."""
_NO_NAME = re.compile(
    r"(?:President|Prime|Minister|Premier|King|Queen|General|Gen|Admiral|Adm|Colonel|Col|Marshal|Chancellor|Mr|Mrs|Ms|Sir|"
    r"Soldiers|Troops|Forces|Warships|Ships|Planes|Jets|Tanks|Exercises?|Drills?|Mano?euv(?:er|re)s?|"
    r"War|Navy|Army|Air|Marines|Defen[cs]e|Foreign)\b"
)
"""What a name of a drill does not begin with."""
_NO_DRILL = re.compile(
    r"(?:Sea|Gulf|Ocean|Straits?|Channel|Bay|Coast|Islands?|Peninsula|River|Lake|Pacific|Atlantic|Mediterranean|Baltic|Force|Corps|ly)$"
    r"|(?:^|(?:Coast|National|Border|Revolutionary|Republican|Presidential|Civil|Home)\s)Guards?$"
)
"""What the names of waters, coasts and forces end in, and a word that only opens a sentence ("Oddly")."""


def drill_name(text: str, sentence: tuple[int, int], at: int, places: Sequence[Place]) -> str | None:
    """The proper name of the drill whose word stands at text[at:] in `sentence`; None where its sentence gives it none.

    `places` are those of the article: what names a state, an organisation or a day names no drill.
    """
    around = [place for place in places if place.start < sentence[1] and place.stop > sentence[0]]
    if own := _told_by(text, sentence, at, around):
        return own
    for pattern in _BESIDE:
        fitting = [
            found
            for found in pattern.finditer(text, *sentence)
            if _is_name(*found.span("name"), text, around) and not _PLACED.search(found.groupdict().get("between") or "")
        ]
        if fitting:
            return _nearest(fitting, at)["name"]
    return _known(text, sentence, at)


def _told_by(text: str, sentence: tuple[int, int], at: int, around: Sequence[Place]) -> str | None:
    """The name that is itself the word of the event: "held Eunomia south of Paphos"."""
    for found in _CAPITALS.finditer(text, *sentence):
        start, stop = found.span()
        if start <= at < stop:
            opens = start == sentence[0] and " " not in found[0] and not text.startswith(",", stop)
            return None if opens or not _is_name(start, stop, text, around) else found[0]
    return None


def _is_name(start: int, stop: int, text: str, around: Sequence[Place]) -> bool:
    """Whether the capitalised words text[start:stop] can name a drill; a state within ("Mighty Iran") does no harm."""
    name = text[start:stop]
    if _NO_NAME.match(name) or _NO_DRILL.search(name):
        return False
    taken = [place for place in around if place.start < stop and place.stop > start]
    return not any(place.start <= start or place.stop > stop or place.form == "demonym" for place in taken)


def _nearest(found: Sequence[re.Match[str]], at: int) -> re.Match[str]:
    return min(found, key=lambda each: min(abs(each.start() - at), abs(each.end() - at)))


@cache
def known_exercises() -> re.Pattern[str]:
    """The names of drills that the reference data knows, with a year or without."""
    names = {
        n
        for row in json.loads((REFERENCE / "exercises.json").read_text(encoding="utf-8"))
        for n in (row["name"], *row["editions"], *row["aliases"])
    }
    return re.compile(
        r"\b(?:" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) + r")(?:(?:[\s-]?(?:19|20)|\s['’])\d\d)?(?!\w)"
    )


_NAMED = re.compile(
    r"[“\"‘']\s?([A-Z][^”\"’',]{2,40}),?[”\"’']|(?:code-?named|dubbed|called|known as)\s+((?:[A-Z][\w-]+\s?)+(?:(?:19|20)\d\d)?)|"
    r"\b((?!(?:January|February|March|April|May|June|July|August|September|October|November|December|In|Since|By|The|This|That|Its|Their|His|Her|Our|Last)\b)[A-Z][\w]+(?:\s[A-Z]\w+)?(?:[\s-](?:19|20)\d\d|\s['’]\d\d))\b"
)


def _known(text: str, sentence: tuple[int, int], at: int) -> str | None:
    """The nearest name that the reference data knows, or that stands in quotes or with a year."""
    known = [*known_exercises().finditer(text, *sentence), *_NAMED.finditer(text, *sentence)]
    if not known:
        return None
    nearest = _nearest(known, at)
    return next((group.strip() for group in nearest.groups() if group), nearest.group())
