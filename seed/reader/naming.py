"""What an event is called: its proper name, or the noun phrase around its word, as the text has it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from seed.reader.candidate import Candidate
from seed.reader.drill_names import drill_name
from seed.reader.places import Place

_TREATY = (
    r"treat(?:y|ies)|pacts?|agreements?|accords?|conventions?|memorandums?|memoranda|protocols?|charter|declarations?|deals?|roadmap|road map|initiative|"
    r"communiqu[eé]|statement|truces?|cease-?fires?|armistice|contracts?|concession|settlement|partnership|alliance|resolution|compact|concordat|"
    r"arrangements?|framework|plan|peace|programmes?|programs?|union|code|understanding|act|MOUs?|"
    r"letters? of intent|exchange of (?:notes|letters)|hotlines?|leases?|doctrine|documents?"
)
_HEADS: Final = {
    "agreement": _TREATY,
    "loan": r"loans?|credits?|grants?|aid|assistance|swaps?|swap line|credit line|rescheduling|tranche|programme|program|facility|package|deposit|bail-?out|"
    r"repayment|moratorium|payment holiday|advance|relief|guarantees?|fund|scheme|support",
    "meeting": r"summits?|visits?|talks|meetings?|negotiations?|consultations?|conferences?|forum|call|tour|trip|dialogue|congress|assembly|diplomacy|"
    r"session|discussions|envoy|mission|offices|round|council|gathering|ceremony",
    "exercise": r"exercises?|drills?|man(?:o?eu|eu)vers?|man(?:o?eu|eu)vres?|war games|patrols?",
    "deployment": r"missions?|force|bases?|garrison|operation|offensive|peacekeepers|sites|peacekeeping|facility|withdrawal|contingent|airfield|"
    r"detachment|task force|pull-?out",
    "sanction": r"embargo(?:es)?|ban|closure|blockade|tariffs?|requirement|freeze|boycott|blacklist|moratorium|"
    r"resolution|restrictions|quotas?|penalties|visas?",
    "clash": r"war|wars|invasion|annexation|capture|seizure|murder|assassination|downing|bombing|airstrikes?|air strikes?|offensive|campaign|attacks?|raids?|"
    r"incursion|shelling|conflict|occupation|siege|strikes|fire|poisoning|hijacking|landing|operation",
    "supply": r"pipelines?|dam|plant|railway|reactors?|station|port|bridge|highway|contract|deal|agreement|line|satellite|terminal|project|"
    r"refinery|hospital|field|airport|stadium",
    "diplomatic_action": r"closure|liaison offices?|consulate|mission|embassy",
}  # fmt: skip
"""The nouns that can head the name of an event of each type."""

_BARE: Final = frozenset(
    "treaty treaties truce truces ceasefire ceasefires cease-fire ceasefires armistice charter communique concordat rescheduling swap moratorium "
    "declaration roadmap memorandum protocol protocols mou mous".split()
)
"""Nouns that say enough without another word; "agreement", "visit" or "loan" alone name nothing."""

_STOP: Final = frozenset(
    "a about additional after against agree agreed all also an and announce announced another any april are as at attend attended attending "
    "august be because been before began begin between big billion bln both brief but by call called can conclude concluded could countries "
    "current december did different dlr dlrs do does dollar dollars dormant dozen during each earlier early eight entire euro euros ever every "
    "existing february few first five follow followed following follows for former four frenetic fresh friday from further gave get give given "
    "got had has have he held her here highly his historic hold holding however hundred if in include includes including into is it its january "
    "join joined joining jointly july june key landmark last late later latest lead leading led long made major make many march may meanwhile "
    "might million mln monday more most much my near negotiate negotiating new next nine no not november october of offer offered on one "
    "ongoing only open opened or other our over own pct percent phone planned possible previous propose proposed rare ratified ratify reach "
    "reached recent resume resumed resuming said same saturday saw says see seek seeking separate september seven several she should sign "
    "signed signing signs similar since six so some sought start started starting stg such sunday take telephone ten than that the their then "
    "there these they this those thousand three through thursday to today took trillion tuesday two under undisclosed various very warm was "
    "wednesday were when where which while who whole will with within without worth would yesterday your".split()
)
"""Words that end a name to the left: function words, verbs, numbers, and adjectives that tell when or how great, not which."""

_WORD_BEFORE = re.compile(r"([“\"][^“”\"]{3,30}[”\"]|[\w’'.&/-]+)(\s+)$")
_PAIRED = re.compile(r"\b((?:[a-z-]+(?:al|ic|ive|ary|ial|ar|ile)|trade|arms|security|ground|land|sea|air))(\s+and\s+)$")
"""The first of two adjectives: "commercial and" before "economic embargo"."""
_MEASURED = re.compile(
    r"\d.*(?:million|billion|dollar|dlr|euro|percent|year-old)|(?:\w+-)?(?:day|hour|week|minute|month)(?:-long)?$", re.IGNORECASE
)
_CAPITALS = re.compile(
    r"\s+(?:of|on|for)\s+(?:the\s+)?[A-ZÀ-Þ][\w’-]*(?:(?:,\s|,?\s(?:and|of|the|for|on)\s(?:(?:the|an?)\s)?|\s)[A-ZÀ-Þ][\w’-]*)*"
)
_ABOUT = re.compile(
    r"\s+(?:on|of|for|to(?=\s[a-z]+\s))\s+(?!\d|[$€£¥]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|the\s(?:first|sidelines)|"
    r"(?:several|many|two|three|more|some|about|its|their|his)\b|it\b|them\b)"
    r"([^,.;:()“”\"—–]{3,70}?)(?<! the)(?<! a)(?<! an)(?<! of)(?<! and)(?<! or)(?<! for)"
    r"(?=\s+(?:in|at|during|after|before|by|with|that|which|when|until|since|signed|was|were|is|are|had|has|would|will|on|to|from|"
    r"and\s(?:a|an|the|on)|[a-z]+ed)\b|"
    r"[,.;:()“”\"—–]|$)"
)
_VERB_LIKE = re.compile(
    r"(?:ed|ing|met|told|spoke|held|sent|built|broke|broken|fought|went|came|gave|lent|sold|bought|began|took|left)$", re.IGNORECASE
)
_ACTED = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]*|\b(?:he|she|it|they|who|states|countries|leaders|ministers))\s+[a-z]+ed$")
"""A verb in the past behind who did it: "Lukashenko approved" before "28 programmes"."""
_OPERATION = re.compile(r"\b[Oo]p[eé]ration(?:\s[A-Z][\w’-]+){1,3}")
_ACRONYM = re.compile(
    r"(?:\b(?:[A-Z]\w+\s){2,6}\()?\b(?:KFOR|SFOR|IFOR|ISAF|UNMIK|UNIFIL|UNMISS|UNAMA|UNAMIR|UNTAC|UNDOF|UNFICYP|UNAMID|UNMIL|"
    r"RAMSI|UNAMSIL|UNTAG|UNEF|UNSOM|MOMEP|INTERFET|MINURCAT|UNMEE|MINURSO|MINUSMA|MINUSCA|MINUSTAH|MONUS?CO?|AMISOM|ATMIS|EUFOR|EUTM|ECOMOG|ONUC|ONUSAL|UNPROFOR)\b\)?"
)
_POINTS_BACK = re.compile(r"\b(?:the|this|that|these|those)\s+$", re.IGNORECASE)
_IT = re.compile(
    r"(?:It|They)\s+(?:(?:[a-z]+ly|has|have|had|will|then|first)\s+)*(?:enter(?:ed|s)?|c[ao]mes?|went|goes?|took|takes?|expire[ds]?|lapsed?)\b"
)
"""A sentence that tells on of what the sentence before it named: "It entered into force in May." """
_FOR_WORDS = 8
"""Words of a complement ("on border trade") taken into a name."""
_REACH = 90
"""Characters from a verb ("signed", "revoked") within which the noun of its name is sought."""

_SPAN = 5_000
"""Characters before a sentence within which "the deal" finds what it means."""

_PLAIN: Final = {
    "agreement": re.compile(r"[^A-ZÀ-Þ]*\b(?:agreements?|accords?|deals?|pacts?|understandings?)\b[^A-ZÀ-Þ]*"),
    "exercise": re.compile(r"[^A-ZÀ-Þ]*\b(?:exercises?|drills?|man(?:o?eu|eu)v(?:er|re)s?|games|patrols?)\b[^A-ZÀ-Þ]*"),
    "deployment": re.compile(r"[^A-ZÀ-Þ]*"),
}
"""Names that only say what sort of thing it is: "joint drills"; "28-point roadmap" says more."""


def event_name(
    candidate: Candidate, others: Sequence[Candidate], text: str, spans: Sequence[tuple[int, int]], places: Sequence[Place]
) -> str | None:
    """What an event is called in its sentence, or in that of one of the `others` that tell of it, if only that one says which it is."""
    own = name_of(candidate, text, spans[candidate.sentence], places)
    plain = _PLAIN.get(candidate.type)
    if not plain or (own and not plain.fullmatch(own)):
        return own
    further = (name_of(other, text, spans[other.sentence], places) for other in others)
    return next((name for name in further if name and not plain.fullmatch(name) and name not in (own or "")), own)


def name_of(candidate: Candidate, text: str, sentence: tuple[int, int], places: Sequence[Place]) -> str | None:
    """What the event at the candidate's word is called in its sentence; None where only a bare noun or a verb tells of it.

    `places` are those of the article.
    """
    start, stop = sentence
    if candidate.type == "exercise" and (drill := drill_name(text, sentence, candidate.trigger[0], places)):
        return drill
    if candidate.type in ("deployment", "clash"):
        named = list(_OPERATION.finditer(text, start, stop))
        if candidate.type == "deployment":
            named += _ACRONYM.finditer(text, start, stop)
        if named:
            nearest = min(named, key=lambda m: abs(m.start() - candidate.trigger[0])).group()
            return nearest if "(" in nearest else nearest.rstrip(")")
    if candidate.type not in _HEADS:
        return None
    at, end = _whole_word(text, candidate.trigger)
    if head := _head(candidate, text, sentence, at, end):
        return _phrase(candidate.type, text, sentence, *head)
    return _just_named(candidate.type, text, start) if _IT.match(text, start, stop) else None


@cache
def _nouns(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_HEADS[kind]})(?![\w-])", re.IGNORECASE)


def _head(candidate: Candidate, text: str, sentence: tuple[int, int], at: int, end: int) -> tuple[int, int] | None:
    """The noun that the name is built around: the event's word itself, or the noun nearest to a verb."""
    nouns = list(_nouns(candidate.type).finditer(text, *sentence))
    for noun in nouns:
        if noun.start() <= at < noun.end():
            return noun.span()
    for noun in nouns:  # "Treaty on the Demarcation of the Border" read at its second noun
        if noun.end() < at and (rest := _CAPITALS.match(text, noun.end(), sentence[1])) and at < rest.end() and noun.group()[0].isupper():
            return noun.span()
    if candidate.type != "agreement":
        return None
    before = re.search(r"([\w’'-]+)\s+$", text[max(sentence[0], at - 25) : at])
    if before and not _VERB_LIKE.search(text[at:end]) and (before[1] in ("a", "an", "the", "joint") or before[1].endswith(("al", "ic"))):
        return at, end
    after = [n for n in nouns if end <= n.start() <= end + _REACH]  # of "a peace treaty" the second
    ahead = [n for n in nouns if at - _REACH <= n.end() <= at]
    if after:
        return next((one for one, then in pairwise(after) if text[one.end() : then.start()].strip()), after[-1]).span()
    return ahead[-1].span() if ahead else None


def _phrase(kind: str, text: str, sentence: tuple[int, int], at: int, end: int) -> str | None:
    """The noun at text[at:end] with the words that say which one; None where none do and the noun alone says little."""
    first, words = at, 0
    while words < 6:
        lead = text[max(sentence[0], first - 40) : first]
        before = (words and _PAIRED.search(lead)) or _WORD_BEFORE.search(lead)
        if not before or not _modifies(before[1]) or _ACTED.search(lead[: before.end(1)]):
            break
        first -= len(before[0])
        words += 1
    if kind == "meeting" and not re.search(r"[A-Za-z]", text[first:at]):
        first, words = at, 0
    while words and (dull := re.match(r"[a-z]+ly\s+", text[first:at])):
        first += dull.end()
        words -= 1
    proper = _CAPITALS.match(text, end, sentence[1])
    if proper and text[at].isupper():
        return text[first : proper.end()]
    about = _ABOUT.match(text, end, sentence[1])
    if about and words < 2:
        words_about = list(re.finditer(r"\S+", about[1]))[:_FOR_WORDS]
        if telling := [word for word in words_about if word[0] not in ("and", "of", "the", "a", "an", "for", "or")]:
            return text[first : about.start(1) + telling[-1].end()]
    if words:
        return text[first:end]
    if _POINTS_BACK.search(text[max(0, at - 8) : at]) and (named := _named_before(kind, text, sentence[0], text[at:end])):
        return named
    return text[at:end] if kind in ("agreement", "loan") and text[at:end].casefold() in _BARE else None


def _just_named(kind: str, text: str, start: int) -> str | None:
    """What "it" means at the beginning of a sentence: the last of its kind named in the same paragraph."""
    paragraph = (max(0, start - _SPAN, text.rfind("\n", 0, start) + 1), start)
    nouns = list(_nouns(kind).finditer(text, *paragraph))
    return _phrase(kind, text, paragraph, *nouns[-1].span()) if nouns else None


def _named_before(kind: str, text: str, start: int, noun: str) -> str | None:
    """What "the deal" means: the last phrase before it with the same noun that says which one."""
    since = max(0, start - _SPAN)
    nouns = re.compile(rf"(?<![\w-]){re.escape(noun)}(?![\w-])", re.IGNORECASE)
    for same in reversed(list(nouns.finditer(text, since, start))[-4:]):
        if not _POINTS_BACK.search(text[max(0, same.start() - 8) : same.start()]):
            return _phrase(kind, text, (max(since, text.rfind("\n", since, same.start()) + 1), start), *same.span())
    return None


def _modifies(word: str) -> bool:
    """Whether a word can stand inside a name before its noun: no dash, function word, verb, possessive, sum of money or length of time."""
    possessive = word.endswith((".", "'s", "’s")) or (word.endswith(("'", "’")) and word[0].isupper())
    number = word.isdigit() and len(word) != 4  # a year may stand in a name
    return any(map(str.isalnum, word)) and word.casefold() not in _STOP and not possessive and not number and not _MEASURED.search(word)


def _whole_word(text: str, span: tuple[int, int]) -> tuple[int, int]:
    word = re.compile(r"[\w’-]+").match(text, span[0])
    return (span[0], word.end()) if word else span
