"""The smaller fields of a fact, read from its sentence: name, items, people, place, and who says so."""

from __future__ import annotations

import json
import re
from functools import cache

from seed.paths import REFERENCE
from seed.reader.candidates import Candidate
from seed.reader.places import Place
from seed.who.mentions import Cast

_PROPER = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'-]*|\d{4})(?:[\s-](?:of|on|for|and|the|in)(?=\s[A-Z]))?(?:\s(?:[A-ZÀ-Þ][\w’'-]*|of|on|for|and|the))*?\s"
    r"(?:Treaty|Pact|Agreement|Accords?|Convention|Memorandum|Protocol|Charter|Declaration|Act|Deal|Roadmap|Initiative|Partnership|Alliance)"
    r"(?:\s(?:of|on|for)\s(?:[A-Z][\w-]+(?:\s(?:and|of|the))?\s?)+)?"
)
_STOP = frozenset(
    "a an the this that these those its their his her our your my of on in at to for from by with and or but as than then is are was were be been "
    "has have had will would could should may might can did does do not no said says under after before since during into over about between against "
    "it they he she who which signed sign reached new another any some such first two three four five six several both each other also only "
    "agreed make made take took call called hold held begin began".split()
)
_ABOUT = re.compile(
    r"\s+(?:on|of)\s+(?!\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"([^,.;:()“”\"]{3,70}?)(?=\s+(?:in|at|during|after|before|by|with|that|which|when|until|since|signed|was|were|is|had|would|will|on)\b|[,.;:()“”\"]|$)"
)
_WORD_BEFORE = re.compile(r"([\w’'.-]+)(\s+)$")


def name_of(candidate: Candidate, text: str, sentence: tuple[int, int]) -> str | None:
    """The proper name or the noun phrase of the event at the candidate's word, as the text has it."""
    start, stop = sentence
    at, end = _whole_word(text, candidate.trigger)
    if candidate.type == "exercise":
        return _exercise(text, start, stop)
    if candidate.type not in ("agreement", "loan", "meeting"):
        return None
    if candidate.type == "agreement":
        proper = [m for m in _PROPER.finditer(text, start, stop) if m.start() - 60 <= at <= m.end() + 40]
        if proper:
            return min(proper, key=lambda m: abs(m.start() - at)).group()
    if text[at:end].casefold().endswith(("ed", "met", "told", "spoke", "held")):
        return None
    first = at
    for _ in range(4):
        before = _WORD_BEFORE.search(text[max(start, first - 40) : first])
        if not before or not _modifies(before[1]):
            break
        first -= len(before[0])
    if first == at and (about := _ABOUT.match(text, end, stop)):  # "agreement" alone says little: "agreement on border trade"
        end = about.end(1)
    return text[first:end]


def _modifies(word: str) -> bool:
    """Whether a word can stand inside the noun phrase before its head: no function word, no possessive, no name."""
    return (
        word.casefold() not in _STOP and not word.endswith((".", "'s", "’s")) and (word[0].islower() or word.isupper() or word[0].isdigit())
    )


def _whole_word(text: str, span: tuple[int, int]) -> tuple[int, int]:
    word = re.compile(r"[\w’-]+").match(text, span[0])
    return (span[0], word.end()) if word else span


@cache
def _exercises() -> re.Pattern[str]:
    names = {
        n
        for row in json.loads((REFERENCE / "exercises.json").read_text(encoding="utf-8"))
        for n in (row["name"], *row["editions"], *row["aliases"])
    }
    return re.compile(r"\b(?:" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) + r")(?:[\s-]?(?:19|20)\d\d)?(?!\w)")


_NAMED = re.compile(
    r"[“\"‘']([A-Z][^”\"’']{2,40})[”\"’']|(?:code-?named|dubbed|called|known as)\s+((?:[A-Z][\w-]+\s?)+)|"
    r"\b([A-Z][\w]+(?:\s[A-Z]\w+)?[\s-](?:19|20)\d\d)\b"
)


def _exercise(text: str, start: int, stop: int) -> str | None:
    known = _exercises().search(text, start, stop)
    if known:
        return known.group()
    named = _NAMED.search(text, start, stop)
    return next((g.strip() for g in named.groups() if g), None) if named else None


@cache
def _weapons() -> re.Pattern[str]:
    rows = json.loads((REFERENCE / "weapons.json").read_text(encoding="utf-8"))
    names = {n for row in rows for n in (row["name"], *row["aliases"]) if n not in row["common_words"]}
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) + r")(?![\w])")


_ARMS = re.compile(
    r"\b(?:(?:combat|fighter|training|transport|attack|anti-tank|anti-aircraft|air[- ]defen[cs]e|surface-to-air|ballistic|cruise|Stinger|guided) )?"
    r"(?:jets|fighters|warplanes|helicopters|tanks|howitzers|drones|submarines|frigates|corvettes|patrol boats|missiles|rockets|rifles|ammunition|shells|"
    r"radars|armou?red vehicles|missile systems?|air[- ]defen[cs]e systems?|batteries)\b"
)
_GOODS = re.compile(
    r"\b(?:natural gas|crude oil|oil|gas|LNG|electricity|coal|diesel|fuel|uranium|wheat|grain|rice|maize|sugar|fertili[sz]ers?|"
    r"(?:[A-Z][\w]+ )?vaccines?|doses|medicines?|medical supplies|ventilators|masks|food|tents|nuclear (?:power )?plant|"
    r"power plant|pipeline|reactors?|dam|railway|satellite|beef|soybeans|cotton|steel|iron ore)\b",
)


def items_of(candidate: Candidate, text: str, sentence: tuple[int, int]) -> tuple[str, ...]:
    """What is delivered, as the sentence names it."""
    if candidate.type == "arms_transfer":
        found = [*_weapons().finditer(text, *sentence), *_ARMS.finditer(text, *sentence)]
    elif candidate.type == "supply":
        found = list(_GOODS.finditer(text, *sentence))
    else:
        return ()
    return tuple(dict.fromkeys(m.group() for m in sorted(found, key=lambda m: m.start())))


def persons_of(candidate: Candidate, cast: Cast, text: str, sentence: tuple[int, int], entities: tuple[str, ...]) -> tuple[str, ...]:
    """The people of the states concerned who are named in the sentence, by their fullest name in the article."""
    if candidate.type not in ("meeting", "agreement"):
        return ()
    full: dict[str, str] = {}
    for mention in cast.mentions:
        if mention.form == "person":
            name = text[mention.start : mention.stop]
            surname = name.split()[-1]
            if len(name) > len(full.get(surname, "")):
                full[surname] = name
    here = [m for m in cast.mentions if m.form == "person" and m.id in entities and sentence[0] <= m.start < sentence[1]]
    return tuple(dict.fromkeys(full[text[m.start : m.stop].rsplit(maxsplit=1)[-1]] for m in here))


def place_of(candidate: Candidate, places: list[Place], text: str, sentence: tuple[int, int]) -> str | None:
    """The town or state after "in" or "at" that stands nearest the event's word."""
    if candidate.type not in ("meeting", "exercise", "deployment", "clash"):
        return None
    near = [
        p for p in places
        if p.id and sentence[0] <= p.start < sentence[1] and p.form in ("name", "capital", "city")
        and re.search(r"\b(?:in|at|near|outside|off)\s+(?:the\s+)?$", text[max(0, p.start - 12) : p.start])
    ]  # fmt: skip
    best = min(near, key=lambda p: abs(p.start - candidate.trigger[0]), default=None)
    return text[best.start : best.stop] if best else None


_SAYS = r"(?:said|says|claimed|claims|stated|alleged|insisted|maintained|asserted|reported|announced|told)"
_OFFICIAL = r"[A-ZÀ-Þ][\w’'.-]*|officials?|sources?|ministry|spokes(?:man|woman|person)|media|state|foreign|defen[cs]e|military|government"
_WHO = rf"(?P<who>(?:(?:the|a|an)\s+)?(?:{_OFFICIAL})(?:\s(?:{_OFFICIAL}|president|minister|of)){{0,5}})"
_SPEAKER = (
    re.compile(rf"[,”\"]\s*{_WHO}\s+{_SAYS}\b"),
    re.compile(rf"^{_WHO}\s+(?:has\s+|have\s+|had\s+|also\s+|later\s+)*{_SAYS}\b(?!\s+(?:a|an|the|its|their|new|plans|sanctions)\b)"),
    re.compile(rf"\b[Aa]ccording to\s+{_WHO}"),
)


def speaker_of(text: str, sentence: tuple[int, int]) -> str | None:
    """Who the sentence says it from, where it is a report of somebody's words."""
    said = text[sentence[0] : sentence[1]]
    for pattern in _SPEAKER:
        if found := pattern.search(said):
            who = re.sub(r"^(?:the|The|a|A|an|An)\s+", "", found["who"])
            return re.sub(r"^(?:(?:[A-Z][a-z]+ )?(?:President|Prime Minister|Minister|Chancellor) )(?=[A-Z])", "", who) or None
    return None
