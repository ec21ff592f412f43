"""The people who take part in an event, by the sentence that tells of it."""

from __future__ import annotations

import re

from seed.reader.candidate import Candidate
from seed.who.mentions import Cast
from seed.who.person_names import NAME, is_name

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
    here = [m for m in cast.mentions if m.form == "person" and m.id in entities and sentence[0] <= m.start < sentence[1]]
    if candidate.type == "agreement":
        here = [m for m in here if _signs(text, sentence, m.start, m.stop)]
    people = [text[m.start : m.stop] for m in cast.mentions if m.form == "person"]
    known = [_in_full(text[m.start : m.stop], people) for m in here]
    others = _titled((_DEPUTY, _ENVOY), text, sentence) if candidate.type == "meeting" else ()
    return tuple(dict.fromkeys((*known, *others)))


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
