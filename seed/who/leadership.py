"""Facts of tenure: who holds, wins or leaves which office of a state, one for each person and office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.fact import LONGEST_VALUE, Fact, FactType, Roles, Status
from graph.when import earliest
from seed.when.times import find_times
from seed.who.holders import RISES
from seed.who.offices import table, words
from seed.who.officials import Official
from seed.who.person_names import full_names, surname, unranked
from seed.who.terms import holds

_CONFIDENCE = {"stated": 0.95, "named elsewhere": 0.9, "terms": 0.95, "list": 0.7, "title": 0.6, "context": 0.6}
"""How often each way of finding the state proved right on annotated articles, rounded down: stated 820 facts, terms 853, context 58;
the others are too rare there (under 12 each) to be more than a guess."""
_FALLEN = re.compile(rf",?\s+(?:who\s+)?(?:had\s+|has\s+)?(?:{'|'.join(table()['verbs']['fell'])})\b")
_UNTIL = re.compile(r"(?:\s+of\s+(?:the\s+)?[A-Z]\w+)?\s+(?:from\s+\d{4}\s+)?(?:to|until)\s+(?:[a-z]+\s+){0,6}(\d{4})\b")
_RISEN = re.compile(RISES)
_RANK = re.compile(r"crown|advis|chief|staff|command|vice|deputy")
_EVENT = frozenset(("office.holds", "office.makes", "office.took-office"))
_TITLED = re.compile(
    r"\b(?:Presidents?|King|Queen|Premier|Chancellor|Minister|Secretary|Emir|When|The|But|And|For|With|As|By|Says?|Meets?|Prime|Vice|Mrs?\.?|Ms\.?)\b"
)
_STANDING = re.compile(r"\b(?:is|remains|serves as)\s+(?:the\s+|also\s+)*$")


def tenures(officials: Sequence[Official]) -> list[tuple[Official, list[Official]]]:
    """The officials of an article whose state is known, one for each person and office, with all that were made one; the first gives the quote."""
    found: list[tuple[Official, list[Official]]] = []
    for official in officials:
        if not official.state:
            continue
        same = next((i for i, (other, _) in enumerate(found) if _same_tenure(official, other)), None)
        if same is None:
            found.append((official, [official]))
        else:
            tenure, named = found[same]
            found[same] = (_joined(tenure, official), [*named, official])
    return found


def leadership_fact(text: str, published: str, official: Official) -> Fact:
    """The fact that `official` holds, wins or leaves the office.

    A current office is `done` and takes the date of publication, a past one is `ended` without a date, and an election, oath or
    departure told with a time takes that time. `published` is YYYY, YYYY-MM or YYYY-MM-DD; offsets are characters of `text`.
    """
    status, date = _when(text, published, official)
    assert official.state
    return Fact(
        type=FactType.LEADERSHIP,
        roles=Roles(state=(official.state,)),
        date=date,
        status=status,
        name=official.office[:LONGEST_VALUE],
        persons=(_fullest(text, official.person),),
        kind=official.kind,
        quote=text[official.start : official.stop],
        start=official.start,
        stop=official.stop,
        confidence=_CONFIDENCE[official.basis],
        rule=official.rule,
    )


def _same_tenure(one: Official, other: Official) -> bool:
    if one.state != other.state or one.kind != other.kind or not _same_person(one.person, other.person):
        return False
    if one.kind == "other":
        ranks = [_RANK.findall(o.office.casefold())[:1] for o in (one, other)]
        return ranks[0] == ranks[1]
    if one.kind == "minister":
        fields = [set(re.findall(r"[a-z]+", o.office.casefold())) & words("portfolio", "words") for o in (one, other)]
        return not fields[0] or not fields[1] or bool(fields[0] & fields[1])
    return True


def _same_person(one: str, other: str) -> bool:
    a, b = ({*re.findall(r"[^\W\d_]+", name.casefold())} for name in (one, other))
    return surname(one) == surname(other) or a <= b or b <= a


def _joined(one: Official, other: Official) -> Official:
    """One official for two places that name the same tenure: past if either says so, with the longer name and the longer title."""
    person = max(one.person, other.person, key=len)
    title = one.office if len(one.office) >= len(other.office) or one.kind.startswith("head") else other.office
    return replace(one, person=person, office=title, former=one.former or other.former)


def _when(text: str, published: str, official: Official) -> tuple[Status, str | None]:
    if _FALLEN.match(text, official.stop):
        return Status.ENDED, _told(text, published, official.stop) or (None if official.former else published)
    if official.former:
        if until := _UNTIL.match(text, official.stop):
            return Status.ENDED, until[1]
        return Status.ENDED, _told(text, published, official.stop) if official.rule in ("office.left", "office.unmakes") else None
    if official.rule in _EVENT and not _STANDING.search(text[official.name_stop : official.stop]):
        told = _told(text, published, official.stop)
        still = holds(official.person, official.state or "", official.office, official.kind, int(published[:4]))
        if told and (told[:4] == published[:4] or official.rule == "office.took-office" or not still):
            return Status.DONE, told
    if _RISEN.match(text, official.stop):
        told = _told(text, published, official.stop)
        if told and told[:4] == published[:4]:
            return Status.DONE, told
    return Status.DONE, published


def _told(text: str, published: str, at: int) -> str | None:
    """The first time told between `at` and the end of the clause, no later than publication."""
    end = re.compile(r"[.;\n]\s|$").search(text, at, at + 120)
    stop = end.start() if end else min(len(text), at + 120)
    times = [time.date for time in find_times(text, earliest(published), at, stop) if time.date and time.date[:4] <= published[:4]]
    return times[0] if times else None


def _fullest(text: str, person: str) -> str:
    """The longest form of a surname's owner in the text: "Reagan" is "Ronald Reagan" if the text says so."""
    if " " in person:
        return person
    forms = {unranked(name) for _, name in full_names(text) if name.endswith(f" {person}")}
    named = [form for form in forms if " " in form and not _TITLED.search(form)]
    return max(named, key=lambda form: (len(form), form)) if len(named) == 1 else person
