"""People named with their office: who holds which office of which state, read from the words around a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache

from seed.who.gazetteer import Found
from seed.who.office_phrase import Phrase
from seed.who.offices import COUNTERPART, Office, table, words
from seed.who.person_names import NAME, RANKS, is_name, opens_no_name, trimmed, unranked
from seed.who.terms import terms_of


@dataclass(frozen=True, slots=True)
class Official:
    """A person named with an office at text[start:stop]; the name itself at text[name_start:name_stop].

    `basis` says what gave the state: "stated" beside the office, or how `seed.who.homes` found it.
    """

    start: int
    stop: int
    name_start: int
    name_stop: int
    person: str
    office: str
    kind: str
    state: str | None
    former: bool
    rule: str
    basis: str = "stated"
    owner: str = ""
    """Who the text says has him: "his", "her", "the", a surname, or ""."""
    counterpart: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    stop: int
    person: str
    state: str | None


_GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"
_AFTER = re.compile(rf"(?P<link>,{_GAP}|{_GAP})(?P<rank>{RANKS})(?P<name>{NAME})")
_NEXT = re.compile(rf"(?:,\s+and|,|\s+and|\s+&)\s+(?P<rank>{RANKS})(?P<name>{NAME})")
_OF_STATE = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?")
_CLOSES = re.compile(r"\s*(?:[,.;:)\]—–]|\n|$|-\s|and\b|said\b|told\b|who\b|\()")
_BESIDE = re.compile(
    rf"(?P<name>{NAME})(?:,|\s+\(|\s+[-–—]+)\s*(?:who\s+(?P<was>is|was|has been|is also|was also|serves as|served as|also serves as|had been)\s+)?"
    r"(?:now\s+|also\s+|currently\s+|both\s+|at the time\s+|himself\s+)?$"
)
_ARTICLE = re.compile(r"\b[Tt]he\s+$")
"""What stands before no name of a person: "at the World Cup, the emir of Qatar"."""
_WINDOW = 110


_MAY_STAND_BESIDE = re.compile(r"[,(–—-]\s*(?:who\s[\w ]{2,25})?(?:(?:now|also|currently|both|at the time|himself)\s+)?$")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A pattern of the text before an office that names its holder; `hint` is the part of it that is quick to look for."""

    hint: re.Pattern[str]
    pattern: re.Pattern[str]
    left: bool
    rule: str


@cache
def _clauses() -> list[_Clause]:
    told: list[_Clause] = []
    for name, verbs in table()["verbs"].items():
        either = "|".join(verbs)
        if name in ("holds", "left"):
            hint = rf"\s(?:{either})\s+$"
            pattern = rf"(?P<name>{NAME})(?:,\s+who|,[^,.;]{{3,60}},)?\s+(?:{either})\s+$"
        elif name in ("makes", "unmakes"):
            hint = rf"\b(?:{either})\s+[A-ZÀ-Þ]"
            pattern = rf"\b(?:{either})\s+(?P<rank>{RANKS})(?P<name>{NAME})\s+(?:as\s+|to be\s+|to become\s+)?$"
        else:
            continue
        told.append(_Clause(re.compile(hint), re.compile(pattern), name in ("left", "unmakes"), f"office.{name}"))
    return told


def find_officials(text: str, names: list[Found], phrases: list[Phrase]) -> list[Official]:
    """The people that `text` names with an office, in order; `names` are the gazetteer's finds and `phrases` the offices of the same text.

    `state` is None where the words beside the office give none (see `seed.who.homes`). Rules: `office.before-name` ("Polish
    Prime Minister X", "the Turkish president, X", "King X of Y"), `office.after-name` ("X, the Turkish president"),
    `office.counterpart` ("his Albanian counterpart X"), `office.holds`, `office.left`, `office.makes`, `office.unmakes` (clauses).
    """
    starts = [name.start for name in names]
    officials: list[Official] = []
    last: Office | None = None
    for phrase in phrases:
        offices = phrase.offices
        if offices[0].title == COUNTERPART:
            if last is None:
                continue
            offices = (replace(last, start=offices[0].start, stop=offices[0].stop),)
        else:
            last = offices[-1]
        for official in _holders(text, names, starts, phrase):
            for office in offices:
                officials.append(replace(official, office=office.title, kind=office.kind))
    return officials


def _holders(text: str, names: list[Found], starts: list[int], phrase: Phrase) -> list[Official]:
    rule = "office.counterpart" if phrase.offices[0].title == COUNTERPART else "office.before-name"
    people = _after(text, names, starts, phrase)
    if people and not _belongs_elsewhere(text, phrase, people[0]):
        states = phrase.states if len(phrase.states) in (1, len(people)) else ()
        if len(states) == 1:
            states = states * len(people)
        return [
            Official(phrase.start, max(phrase.stop, person.stop), person.start, person.start + len(person.person), person.person, "", "",
                     person.state or (states[i] if states else None), phrase.former, rule, owner=phrase.whose,
                     counterpart=rule == "office.counterpart")
            for i, person in enumerate(people)
        ]  # fmt: skip
    if phrase.plural or text[phrase.stop : phrase.stop + 2] in ("'s", "’s"):
        return []
    return _before(text, names, starts, phrase)


def _belongs_elsewhere(text: str, phrase: Phrase, person: _Named) -> bool:
    """Whether the name after the office begins the next item of a list: "A, the Kazakh president, Vladimir Putin and B"."""
    if not phrase.states or text[phrase.stop] != "," or not _MAY_STAND_BESIDE.search(text, max(0, phrase.start - 40), phrase.start):
        return False
    states = {term.state for term in terms_of(person.person)} if " " in person.person else set()
    return bool(states) and not states & set(phrase.states)


def _after(text: str, names: list[Found], starts: list[int], phrase: Phrase) -> list[_Named]:
    """The name or, after a plural, the names that follow the office."""
    found = _AFTER.match(text, phrase.stop)
    if not found:
        return []
    counterpart = phrase.offices[0].title == COUNTERPART
    first = _named(text, names, starts, found, bool(phrase.states))
    if not first or phrase.whose in ("a", "an") or (counterpart and not (phrase.states or phrase.whose)):
        return []
    if not counterpart and (found["link"].startswith(",") and not ((phrase.states or phrase.definite) and _CLOSES.match(text, first.stop))):
        return []
    people = [first]
    while phrase.plural and (found := _NEXT.match(text, people[-1].stop)) and (person := _named(text, names, starts, found, False)):
        people.append(person)
    return people


def _named(text: str, names: list[Found], starts: list[int], found: re.Match[str], housed: bool) -> _Named | None:
    start = found.start("name")
    person = trimmed(found["name"], start, names, starts)
    at = bisect_left(starts, start)
    taken = at < len(names) and names[at].start == start and names[at].stop - start >= len(person.split()[0])
    if taken and " " in person and names[at].stop - start == len(person.split()[0]):
        # "Russian Economy Minister German Gref", "President Santiago Pena"
        taken = not housed and names[at].entry.form not in ("capital", "city")
    if taken or not is_name(person) or any(word.casefold() in words("not", "organisations") for word in person.split()):
        return None
    stop = start + len(person)
    of = _OF_STATE.match(text, stop)
    if of:
        at = bisect_left(starts, of.end())
        if at < len(names) and names[at].start == of.end() and names[at].entry.form in ("name", "capital"):
            return _Named(start, names[at].stop, person, names[at].entry.ids[0])
    return _Named(start, stop, person, None)


def _before(text: str, names: list[Found], starts: list[int], phrase: Phrase) -> list[Official]:
    """The name that stands before the office, beside it or as the subject of a clause."""
    window = max(0, phrase.start - _WINDOW)
    left = text[window : phrase.start]
    state = phrase.states[0] if phrase.states else None
    beside = _BESIDE.search(left) if _MAY_STAND_BESIDE.search(left) else None
    if beside and (state or phrase.definite or phrase.former or beside["was"] or " " in phrase.offices[0].title):
        if phrase.offices[0].title == COUNTERPART and not (phrase.states or phrase.whose in ("his", "her", "their", "its")):
            return []
        former = phrase.former or (beside["was"] or "").startswith(("was", "served", "had"))
        return _official_before(text, names, starts, phrase, beside, window, former, "office.after-name")
    if phrase.offices[0].title == COUNTERPART:
        return []
    for clause in _clauses():
        if clause.hint.search(left) and (told := clause.pattern.search(left)):
            return _official_before(text, names, starts, phrase, told, window, clause.left or phrase.former, clause.rule)
    return []


def _without_lead(name: str, start: int, names: list[Found], starts: list[int]) -> str:
    """The name without what only stands before it: "Prince", or the place of "In Warsaw Mateusz Morawiecki"."""
    while word := re.match(r"\S+\s*", name):
        at = bisect_left(starts, start)
        if at < len(names) and names[at].start == start:
            length = names[at].stop - start
            length += len(name[length:]) - len(name[length:].lstrip())
        elif opens_no_name(word.group().strip()):
            length = word.end()
        else:
            break
        start, name = start + length, name[length:]
    return unranked(name)


def _official_before(text: str, names: list[Found], starts: list[int], phrase: Phrase, found: re.Match[str], window: int,
                     former: bool, rule: str) -> list[Official]:  # fmt: skip
    start = window + found.start("name")
    if (start > 0 and text[start - 1].isalnum()) or re.search(r"\n\s*\n", text[start : phrase.start]):
        return []
    person = _without_lead(found["name"], start, names, starts)
    start += len(found["name"]) - len(person)
    if trimmed(person, start, names, starts) != person or not is_name(person) or _ARTICLE.search(text, max(0, start - 6), start):
        return []
    if rule == "office.after-name" and (
        (person == found["name"] and " " not in person and not phrase.states) or phrase.offices[0].title.casefold() == "pope"
    ):
        return []
    if any(word.casefold() in words("not", "organisations") for word in person.split()):
        return []
    state = phrase.states[0] if phrase.states else None
    counterpart = phrase.offices[0].title == COUNTERPART
    rule = "office.counterpart" if counterpart else rule
    return [Official(start, phrase.stop, start, start + len(person), person, "", "", state, former, rule, counterpart=counterpart)]
