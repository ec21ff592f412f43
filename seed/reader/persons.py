"""The people who take part in an event, by the sentence that tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from seed.reader.candidate import Candidate
from seed.when.words import YEAR
from seed.who.mentions import Cast
from seed.who.namesakes import given_names
from seed.who.person_names import NAME, full_names, is_name
from seed.who.terms import known_state

_ENVOY = re.compile(
    r"\b(?:ambassador|envoy|charg[ée](?:\sd['’]affaires)?|high\scommissioner|nuncio|consul(?:-general)?|attaché|diplomat|observer|head\sof\smission)"
    rf"(?:\s(?:to|in|at|of)\s(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)?,?\s(?P<name>{NAME})"
)
"""Whom an ambassador's office is said of: "its envoy to Baku, Anna Berg"."""
_DEPUTY = re.compile(
    r"\b(?:(?:[Dd]eputy|[Vv]ice|[Jj]unior|[Uu]nder|[Aa]ssistant|[Dd]eputy\s[a-z]+)[\s-](?:[A-Za-z]+\s){0,2}?(?:[Mm]inister|[Ss]ecretary|[Cc]hief|[Pp]remier)"
    r"(?:\sof\s(?:State|Defen[cs]e|Commerce|Agriculture|Energy|foreign\saffairs))?(?:\sfor\s[A-Z][a-z]+)?"
    r"|[Ss]pecial\s(?:envoy|representative)|(?:delegation|mission|team)[a-z\s]{0,20}\s(?:led|headed)\sby(?:\s[a-z]+){0,3}),?\s"
    f"(?P<name>{NAME})"
)
_YEAR = re.compile(rf"\b{YEAR}\b")
_GIVEN = re.compile(r"([A-ZÀ-Þ][\w’'-]+)\s$")
_SIGNS = re.compile(
    r"\b(?:sign(?:ed|s|ing)?|initial(?:l?ed|s)|conclud(?:ed|es?)|put\stheir\s(?:names|signatures|hands)|set\stheir\shands|agreed|reached|issued|adopted|approved|endorsed|"
    r"agreement|accord|understanding|statement|declaration|pact)\b"
)
_HELD_TO = re.compile(r"\b(?:by|with|between)\b")
_APART = re.compile(r"[;:]|\b(?:said|says|told|that|which|who|when|while|after|before|whose|announced|declared)\b")
"""Beyond one of these another thing is told."""


def persons_of(candidate: Candidate, cast: Cast, text: str, sentence: tuple[int, int], entities: tuple[str, ...]) -> tuple[str, ...]:
    """The people who take part and are named in the sentence, by their fullest name in the article: those of the states concerned who meet or
    sign; the deputies and envoys who meet; the envoys who are called in, recalled or expelled."""
    if candidate.type == "diplomatic_action":
        return _titled((_ENVOY,), text, sentence)
    if candidate.type not in ("meeting", "agreement"):
        return ()
    known = [*_of_the_day(cast, text, sentence, entities), *_of_their_day(text, sentence, entities)]
    if candidate.type == "agreement":
        known = [person for person in known if _signs(text, sentence, person.start, person.stop)]
    named = [person.name for person in sorted(known, key=lambda person: person.start)]
    others = _titled((_DEPUTY, _ENVOY), text, sentence) if candidate.type == "meeting" else ()
    return tuple(dict.fromkeys((*named, *others)))


@dataclass(frozen=True, slots=True)
class _Person:
    start: int
    stop: int
    name: str


def _of_the_day(cast: Cast, text: str, sentence: tuple[int, int], entities: tuple[str, ...]) -> Iterator[_Person]:
    """Those whom the article names with an office, or who held one when it came out."""
    people = [text[m.start : m.stop] for m in cast.mentions if m.form == "person"]
    for mention in cast.mentions:
        if mention.form == "person" and mention.id in entities and sentence[0] <= mention.start < sentence[1]:
            name = _in_full(text[mention.start : mention.stop], people)
            given = _GIVEN.search(text, max(sentence[0], mention.start - 30), mention.start)
            if given and given[1] in given_names() and given[1] not in name.split():
                continue  # a namesake: "Pierre Trudeau" is not Justin
            yield _Person(mention.start, mention.stop, name)


def _of_their_day(text: str, sentence: tuple[int, int], entities: tuple[str, ...]) -> Iterator[_Person]:
    """Those named in full who held office in a year that the sentence tells: "in 1999, when Boris Yeltsin signed"."""
    said = text[slice(*sentence)]
    years = _YEAR.findall(said)
    for at, name in full_names(said) if years else ():
        if any(known_state(name, year, slack_years=0) in entities for year in years):
            yield _Person(sentence[0] + at, sentence[0] + at + len(name), name)


def _in_full(name: str, people: list[str]) -> str:
    """The longest of the names `people` that has all words of `name` and ends as it does; the first of these."""
    said = name.split()
    return max((person for person in people if person.split()[-1] == said[-1] and set(said) <= set(person.split())), key=len)


def _titled(patterns: tuple[re.Pattern[str], ...], text: str, sentence: tuple[int, int]) -> tuple[str, ...]:
    found = [match["name"] for pattern in patterns for match in pattern.finditer(text, *sentence)]
    return tuple(name for name in found if is_name(name))


def _signs(text: str, sentence: tuple[int, int], start: int, stop: int) -> bool:
    """Whether the person at text[start:stop] is said to sign or agree: "signed by Berg", "an accord between Berg and Moe", "Berg signed"."""
    before, after = text[sentence[0] : start], text[stop : sentence[1]]
    for held in list(_HELD_TO.finditer(before))[-1:]:
        signing = (verb.end() for verb in _SIGNS.finditer(before, 0, held.start()))
        if not _APART.search(before, held.end()) and any(not _APART.search(before, end, held.start()) for end in signing):
            return True
    verb = _SIGNS.search(after)
    return bool(verb and not _APART.search(after[: verb.start()]))
