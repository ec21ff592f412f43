"""Sentences that tell nothing, or nothing new, of what a text is about: who wrote and photographed it, what else to read, when it was posted."""

from __future__ import annotations

import re

LONGEST = 300
"""Characters of the longest line that can be one of these."""

_TELLS = re.compile(r"\b(?:said|says|told|shows?|showed|found|reveals?|revealed|suggests?|has|have|had|was|were|is|are)\b")
"""A line with one of these tells something, however it begins: "Photos by the ministry showed Russian tanks"."""
_CREDIT = re.compile(
    r"\W*(?:(?:additional |with )?(?:reporting|writing|editing|translation|compilation|graphics?)(?: and (?:writing|editing|graphics?))?|"
    r"compiled|translated|edited|written|reported|photographed) by\b|"
    r"\W*(?:(?:file |handout )?(?:photo(?:graph)?|image|picture|video|illustration)s?(?: credits?| courtesy| source)?\s?(?:/|:|by\b|via\b|©|courtesy of\b)|"
    r"credit:(?!.*\d)|courtesy of\b|file photo\W*$|©)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\W*(?:(?:read|see|watch|listen)(?: more| also| next| now| on)?\s?[:|»>]|read (?:more|also|next|on)\b|also read\b|more (?:on|about) this story\b|"
    r"related(?: (?:articles?|stor(?:y|ies)|news|coverage|content|links?|topics?))?\s?[:|]|recommended\s?:|"
    r"(?:click|tap) here\b|sign up (?:for|to)\b|subscribe (?:to|now)\b|follow us\b|advertisement\W*$)",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"/\s?(?:AFP|AP|EPA|Reuters|REUTERS|Getty Images|Anadolu|Shutterstock)\b|\b(?:AFP|AP|EPA|Reuters|REUTERS|Getty Images)\s?/"
)
_BYLINE = re.compile(r"By (?:[A-ZÀ-Þ][\w.'’-]+ ){1,3}[A-ZÀ-Þ][\w.'’-]+(?:,| and| in| at| for| of|$)")
_SMALL = frozenset(
    "and in at of for the via with de van von bin al el our staff diplomatic political defence defense foreign "
    "correspondent correspondents editor editors reporter reporters writer writers bureau chief pool handout".split()
)
"""Words in small letters of credits and bylines."""
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?::\d\d)?(?:[ap]m)?", re.IGNORECASE)
_POSTED = frozenset("updated published posted modified edited ago".split())
_WHEN = re.compile(
    r"\d{1,4}(?:st|nd|rd|th|[ap]m)?|[ap]\.?m|gmt|utc|[bcmpewi]?[es]?[dst]t|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}|last|first|on|at|local|time|(?:minute|min|hour|day)s?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"(?:[A-Z]\w+ ){1,2}(?=time\b)")
_LIST = re.compile(
    r"\W*(?:related(?: (?:articles?|stor(?:y|ies)|news|coverage|content|links?|topics?|posts?|reading))?|(?:read|see) (?:more|also|next)|also read|"
    r"more (?:on|from|in) [\w’' ]{3,40}|most (?:read|viewed|popular|shared)|recommended(?: (?:for you|reading|stories|articles))?|"
    r"you (?:may|might) (?:also )?(?:like|be interested in)|trending(?: now)?|(?:latest|top) (?:news|stories|headlines)|"
    r"further reading|editor[s’']* (?:picks?|choice)|what to read next|up next)\W*",
    re.IGNORECASE,
)
"""What stands alone above the headlines of other articles."""
_HEADLINE = 160
"""Characters of the longest headline in such a list."""
_AGAIN = 50
"""Characters of the shortest sentence that is not read again: "Putin visits Minsk." may stand below two days of a timeline."""


def idle_sentences(text: str, spans: list[tuple[int, int]]) -> frozenset[int]:
    """The numbers of the sentences `spans` that are boilerplate, stood there before, or are headlines behind "Related articles", without a stop."""
    idle: set[int] = set()
    before: set[str] = set()
    listed = False
    for number, (start, stop) in enumerate(spans):
        sentence = text[start:stop]
        heads = _LIST.fullmatch(sentence) is not None
        listed = heads or (listed and len(sentence) <= _HEADLINE and not sentence.rstrip("”\"’'").endswith("."))
        said = " ".join(sentence.split())
        again = len(said) >= _AGAIN and said in before
        before.add(said)
        if listed or again or is_boilerplate(sentence):
            idle.add(number)
    return frozenset(idle)


def is_boilerplate(sentence: str) -> bool:
    """Whether `sentence` is a credit, a byline, a pointer to other articles or a lone time stamp, and nothing else."""
    if len(sentence) > LONGEST:
        return False
    if _is_stamp(sentence) or _MORE.match(sentence):
        return True
    if _TELLS.search(sentence):
        return False
    return bool(_CREDIT.match(sentence)) or ((_AGENCY.search(sentence) or _BYLINE.match(sentence)) is not None and _only_names(sentence))


def _is_stamp(sentence: str) -> bool:
    """Whether it holds a time of day, or says that it was posted, and else only words of time: "Updated 14:32 Moscow time"."""
    words = [word.strip(".:") for word in re.split(r"[\s,;|/()+–—-]+", _ZONE.sub("", sentence))]
    told = [word for word in words if word and not _WHEN.fullmatch(word)]
    return bool(told) and all(_CLOCK.fullmatch(word) or word.casefold() in _POSTED for word in told)


def _only_names(sentence: str) -> bool:
    return all(word[0].isupper() or word in _SMALL for word in re.findall(r"[^\W\d_][\w.'’-]*", sentence)) and not sentence.endswith(".")
