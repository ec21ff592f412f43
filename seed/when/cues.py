"""Whether a time in a sentence lies behind the article or ahead of it, from the words beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Final, Literal

from seed.paths import DATA

Direction = Literal["past", "future", "unknown"]

BEFORE: Final = 160
"""Characters of the sentence that are read before a time; longer sentences hold several clauses."""
AFTER: Final = 90

_CUES = DATA / "times" / "cues.toml"
_BOUNDARY = re.compile(r"[.!?;](?<=[a-z\d)%][a-z\d)%].)[\"”’')]?\s+(?=[\"“‘'(]?[A-Z])|\n\s*\n")
_TOKEN = re.compile(r"[A-Za-z]+")
_TITLES = ("gen", "sen", "gov", "col", "adm", "rep", "lt", "dr", "mr", "mrs", "ms", "st", "sgt", "maj", "sept", "vs", "capt")


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads(_CUES.read_text(encoding="utf-8"))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_TOKEN.findall(cue)[0] for cues in _lists().values() for cue in cues) | {
        "has",
        "have",
        "had",
        "was",
        "were",
        "to",
        "may",
        "due",
    }


def _cues(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """Every cue in a stretch of text, in order."""
    free, first = start, _first_words()
    for token in _TOKEN.finditer(text, start, stop):
        word = token[0].casefold()
        if token.start() >= free and (word in first or word.endswith("ed")) and (cue := _cue().match(text, token.start(), stop)):
            free = cue.end()
            yield cue


@cache
def _cue() -> re.Pattern[str]:
    """Future phrases, each with the verb form that it governs ("will be held"), past words, and "to" with a verb."""

    def words(name: str) -> str:
        return "|".join(re.escape(cue).replace(r"\ ", r"\s+") for cue in sorted(set(_lists()[name]), key=lambda c: (-len(c), c)))

    governed = (
        r"(?:\s+(?:not|also|then|soon|have|be|been|to|[a-z]+ly)\b){0,4}(?:\s+[a-z]+(?:ed|en|ne)\b|\s+(?:held|sent|met|made|sold|built)\b)?"
    )
    due = r"due\b(?!\s+to\s+(?:the|an?|its|his|her|their|[a-z]+s|[a-z]+(?:ing|tion|ment|ity|age)|bad|high|low)\b)"
    purpose = r"(?-i:to)\s+(?!the\b|an?\b|its\b|his\b|her\b|their\b|this\b|that\b|some\b|all\b|any\b|which\b|by\b|discuss\b)(?-i:[a-z]{2,})"
    return re.compile(
        rf"\b(?:(?P<past>(?:ha(?:s|ve|d)\s+been|w(?:as|ere)\s+to\s+have|{words('past')})\b(?!\s+(?:expected|scheduled|due|planned|to)\b))"
        rf"|(?P<future>(?:{words('future')}|(?-i:may)|{due})\b{governed})"
        rf"|(?P<purpose>{purpose})"
        r"|(?P<ed>(?-i:[a-z]{2,}ed)\b(?<!need)(?<!speed)))",
        re.IGNORECASE,
    )


_ADJACENT_FUTURE = re.compile(r"\s+(?:will|would|is to|are to|is due|is expected|are expected|is scheduled)\b")
_ADJACENT_PAST = re.compile(
    r"\s+(?:(?:had|has|was|were|did|also|formally|officially)\s+)?(?:[a-z]{2,}ed|said|told|met|held|took|was|were|had)\b"
)


_BACK = re.compile(r"\bback (?:in|on)\s+$", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:by|before(?=\s+the\s+end)|until|till|no later than|as (?:soon|early) as|by as early as|(?:postponed|delayed|extended|put off|moved|deferred) to)\s+"
    r"(?:(?:the|about|early|late|mid|end of|middle of|at least)[-\s]+){0,3}$",
    re.IGNORECASE,
)
_DONE_BY = re.compile(r"\b(?:was|were|had|did)\s+(?:\w+\s+){0,5}(?:by|until|till)\b[^.]{0,24}$", re.IGNORECASE)


def direction(text: str, start: int, stop: int) -> Direction:
    """Where the time `text[start:stop]` lies, by the verb after it, else the last cue before it, else the first after it."""
    if _ADJACENT_FUTURE.match(text, stop, stop + AFTER):
        return "future"
    if _BACK.search(text, max(0, start - 12), start):
        return "past"
    if _ADJACENT_PAST.match(text, stop, stop + AFTER):
        return "past"
    if _BY.search(text, max(0, start - 30), start) and not _DONE_BY.search(text, max(0, start - 60), start):
        return "future"
    found: Direction = "unknown"
    weak: Direction = "unknown"
    for cue in _cues(text, sentence_start(text, start), start):
        if cue["purpose"]:
            weak = "future"
            continue
        found = "future" if cue["future"] else "past"
        weak = "unknown"
    if weak != "unknown" and found != "past":
        return weak
    if found != "unknown":
        return found
    boundary = _BOUNDARY.search(text, stop, stop + AFTER)
    for cue in _cues(text, stop, boundary.start() if boundary else stop + AFTER):
        # "on Thursday, ahead of the summit": what follows lies ahead of Thursday, and says nothing of it
        if not cue["purpose"] and cue[0].casefold() not in _lists()["ahead"]:
            return "future" if cue["future"] else "past"
    return "unknown"


def sentence_start(text: str, position: int) -> int:
    """Where the sentence that holds `position` starts, looking back no further than BEFORE characters."""
    begin = max(0, position - BEFORE)
    for boundary in _BOUNDARY.finditer(text, begin, position):
        word = re.search(r"[A-Za-z]+$", text[max(0, boundary.start() - 6) : boundary.start()])
        if word and word[0].casefold() in _TITLES:
            continue
        begin = boundary.end()
    return begin
