"""Whether a time in a sentence lies behind the article or ahead of it, from the words beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Final, Literal

from seed.amounts.numbers import TENS, UNITS
from seed.paths import DATA

Direction = Literal["past", "future", "aimed", "unknown"]
"""Behind the article, ahead of it, named as an aim ("signed a memorandum to allow imports in May"), or not told."""

BEFORE: Final = 160
"""Characters of the sentence that are read before a time; longer sentences hold several clauses."""
AFTER: Final = 90

_CUES = DATA / "times" / "cues.toml"
_BOUNDARY = re.compile(r"[.!?;](?<=[A-Za-z\d)%][A-Za-z\d)%].)[\"”’')]?\s+(?=[\"“‘'(]?[A-Z])|\n\s*\n")
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
        r"(?:\s+(?:not|also|then|soon|now|again|first|instead|next|once|all|both|have|be|been|to|[a-z]+ly)\b){0,4}"
        rf"(?:\s+(?:[a-z]+(?:ed|en|ne)|{words('participles')})\b)?"
    )
    due = r"due\b(?!\s+to\s+(?:the|an?|its|his|her|their|[a-z]+(?<!ss)s|[a-z]+(?:ing|tion|ment|ity|age)|bad|high|low)\b)"
    purpose = (
        r"(?-i:to)\s+(?!(?:the|an?|its|his|her|their|this|that|some|all|any|which|by|discuss|on|in|at|end"
        rf"|{'|'.join((*UNITS, *TENS))})\b)(?-i:[a-z]{{2,}})"
    )
    had = rf"(?:ha(?:s|ve|d)\s+been|w(?:as|ere)\s+to\s+have|{words('helpers')})\b(?!\s+(?:expected|scheduled|due|planned|to)\b)"
    return re.compile(
        rf"\b(?:(?P<past>(?:{words('past')})\b|{had})"
        rf"|(?P<future>(?:{words('future')}|(?-i:may)|{due})\b{governed})"
        rf"|(?P<purpose>{purpose})"
        r"|(?P<ed>(?-i:[a-z]{2,}ed)\b(?<!need)(?<!speed)))",
        re.IGNORECASE,
    )


_ADJACENT_FUTURE = re.compile(r"\s+(?:will|would|is to|are to|is due|is expected|are expected|is scheduled)\b")
_ADJACENT_PAST = re.compile(
    r"\s+(?:(?:had|has|was|were|did|also|formally|officially)\s+)?(?:[a-z]{2,}ed|said|told|met|held|took|was|were|had)\b"
)
_BEHIND = re.compile(r"\b(?:back (?:in|on)|(?<!ever )since(?: (?:the|early|late|last))?)\s+$", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:by|before(?=\s+the\s+end)|until|till|no later than|as (?:soon|early) as|by as early as|(?:postponed|delayed|extended|put off|moved|deferred) to)\s+"
    r"(?:(?:the|about|early|late|mid|end of|middle of|at least)[-\s]+){0,3}$",
    re.IGNORECASE,
)
_DONE_BY = re.compile(r"\b(?:was|were|had|did)\s+(?:\w+\s+){0,5}(?:by|until|till)\b[^.]{0,24}$", re.IGNORECASE)
PUT_OFF: Final = re.compile(
    r"\b(?:put\s+off|postponed|delayed|deferred|held\s+over|adjourned|moved|put\s+back)\s+(?:from\s+[^.]{1,30}\s)?(?:until|till)\s+(?:\w+\s+){0,4}$"
)
"""What is "put off till January" is due then."""
_OPENS_CLAUSE = re.compile(
    r"(?:[;:–—]|,\s+(?:and|but|while|whereas))\s+(?:(?:on|in|by|early|late|then|only|also|at|the|end|start|of)\s+){0,4}$"
)


_RESOLVED = re.compile(
    r"\b(?:agree|decide|promise|pledge|vow|plan|intend|want|hope|mean|propose|resolve|threaten|prepare)(?:s|d|ed|ned)?\s+(?:\w+\s+){0,2}$|\b(?:undertook|chose|sought|seeks?|meant)\s+$",
    re.IGNORECASE,
)
"""What was agreed, promised or decided lies ahead, though it is told in the past: "agreed to meet in June"."""


def direction(text: str, start: int, stop: int) -> Direction:
    """Where the time `text[start:stop]` lies, by the verb after it, else the last cue before it, else the first after it."""
    if _ADJACENT_FUTURE.match(text, stop, stop + AFTER):
        return "future"
    if (behind := _BEHIND.search(text, max(0, start - 16), start)) and not (
        behind[0].casefold().startswith("back") and _before(text, sentence_start(text, start), start) in ("future", "aimed")
    ):
        return "past"
    if _ADJACENT_PAST.match(text, stop, stop + AFTER):
        return "past"
    if PUT_OFF.search(text, max(0, start - 80), start):
        return "future"
    if _BY.search(text, max(0, start - 30), start) and not _DONE_BY.search(text, max(0, start - 60), start):
        return "future"
    begin = sentence_start(text, start)
    if _OPENS_CLAUSE.search(text, max(begin, start - 40), start) and (found := _after(text, stop)) != "unknown":
        return found
    found = _before(text, begin, start)
    return _after(text, stop) if found == "unknown" else found


def _before(text: str, begin: int, start: int) -> Direction:
    """What the last cue before a time says; an aim only where no past verb stands before it."""
    found: Direction = "unknown"
    aimed = False
    for cue in _cues(text, begin, start):
        if cue["purpose"]:
            aimed = True
            if _RESOLVED.search(text, begin, cue.start()):
                found = "unknown"
            continue
        if cue["ed"] and found == "future" and text.startswith(" by ", cue.end()) and text.startswith(", ", cue.start() - 2):
            continue  # "will attend talks, convened by the bank, on Monday"
        found = "future" if cue["future"] else "past"
        aimed = False
    return "aimed" if aimed and found != "past" else found


def _after(text: str, stop: int) -> Direction:
    """What the first cue after a time says, within its sentence."""
    boundary = _BOUNDARY.search(text, stop, stop + AFTER)
    for cue in _cues(text, stop, boundary.start() if boundary else stop + AFTER):
        # "on Thursday, ahead of the summit": what follows lies ahead of Thursday, and says nothing of it
        if not cue["purpose"] and cue[0].casefold() not in _lists()["ahead"]:
            return "future" if cue["future"] else "past"
    return "unknown"


def sentence_start(text: str, position: int, back: int = BEFORE) -> int:
    """Where the sentence that holds `position` starts, looking `back` no further than so many characters."""
    begin = max(0, position - back)
    for boundary in _BOUNDARY.finditer(text, begin, position + 1):
        word = re.search(r"[A-Za-z]+$", text[max(0, boundary.start() - 6) : boundary.start()])
        if word and word[0].casefold() in _TITLES:
            continue
        begin = boundary.end()
    return begin
