"""Who says so: the person, office or body to whom the article attributes a fact ("..., customs officials said")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from seed.reader.candidate import Candidate
from seed.who.mentions import Cast
from seed.who.person_names import NAME, is_name

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?\.?"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SAID = (
    r"(?:said|says?|told|added|adds|claim(?:ed|s)|stated|alleg(?:ed|es?)|insist(?:ed|s)?|maintain(?:ed|s)|assert(?:ed|s)|reported|"
    r"announced|explained|acknowledged|confirmed|warned|noted|tweeted|wrote|declared|testified|disclosed|revealed|argue[sd]|"
    r"suggest(?:ed)?|quoted\s+as\s+saying)"
)
_HOLDS = r"(?:accuse[sd]?|blame[sd]?|demand(?:ed|s)?|urg(?:ed|es|ing)|called\s+(?:on|for)|calls\s+(?:on|for)|proposed\s+that)"
_VERB = re.compile(rf"\b(?:(?P<said>{_SAID})|{_HOLDS})\b")
_NO_REPORT = re.compile(  # "told them to leave", "announced a visit", "reported losses": an act, no words
    r"told\s+(?:[\w’'-]+\s+){1,4}?to\b|(?:announced|reported|noted|declared|revealed|suggested|wrote)\s+(?:an?|its|their|his|her|new|plans|sanctions|losses|to)\b|"
    r"add(?:ed|s)\s+(?:an?|the|its|\d|[$€£])"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|as|by|to|not|never)\s+$")
_EDGE = re.compile(
    r"[;:\"“”()—–]|(?<!\d),|,(?!\d)|\b(?:that|but|while|whereas|after|because|although|though|before|if|like)\s|"
    r"(?<!,\s)\b(?:as|when|where|which|whom|whose)\s",
    re.IGNORECASE,
)
_BEFORE_VERB = re.compile(
    rf"(?:\s+(?:has|have|had|also|later|earlier|then|repeatedly|initially|eventually|now|again|once|already|been|all|jointly|did|here|{_DAY}))+$"
)
_OPENING = re.compile(
    rf"^(?:and|And|But|but|Meanwhile|However|Also|Late|Early|Earlier|Later|which|whom|where|as|when)\s+|"
    rf"^(?:On|on|In|in|At|at|By|Last|last)\s+(?:(?:{_DAY}|{_MONTH}(?:\s\d\d?)?,?|\d{{4}}|[a-z-]+)\s+)+(?=[A-ZÀ-Þ]|the\s|officials|sources)"
)
_ARTICLE = re.compile(r"^(?:the|an?|another|one|some|several|many|other|both|these|those|its|his|her|their)\s+", re.IGNORECASE)
_ASIDE = re.compile(r"^(?:who|which|whose|an?\b|the\b|former\b|head\b|chief\b|[a-z]+ing\b|citing|himself|herself)")
_HEADS = re.compile(
    r"(?:officials?|sources?|ministr(?:y|ies)|governments?|spokes(?:man|woman|person|people)|statement|communiqu[eé]|reports?|media|army|military|navy|"
    r"delegations?|experts?|authorities|police|junta|commission|department|councils?|committee|parliament|diplomats?|embassy|lawyers?|"
    r"analysts?|traders?|leaders?|president|premier|minister|secretary|chancellor|ambassador|envoy|adviser|aide|commanders?|rebels|palace|office|complaint|suit|"
    r"nations|allies|editor|rapporteur|investigators|prosecutors?|negotiators?|inspectors?|union|group|company|bank|fund|agency)$",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?<=\w)\s+(?:of|in|at|from|for|close|on|with|under|here|there|quoted|familiar|briefed|who)\b.*$")
_LOOSE = re.compile(r"(?<=\w)\s+(?:at|on|with|under|here|there|quoted|familiar|briefed|who)\b.*$")
_SAYS_LITTLE = frozenset("statement report reports communique office group company bank union media".split())
_PAPER = re.compile(r"(?<=\w)\s+(?:statement|communiqu[eé]|press release)$")
_PRESS = re.compile(
    r"\b(?:Reuters|AP|AFP|Associated Press|Yonhap|Kyodo|Xinhua|Interfax|TASS|Tass|BTA|Bloomberg|BBC|CNN|NBC|Times|Post|Journal|Guardian|Haaretz|"
    r"newspapers?|news agency|television|TV|radio|daily|magazine|reporters?|press)\b"
)
_TITLED = re.compile(
    r"(?:[Pp]resident|[Mm]inister|[Pp]remier|[Cc]hancellor|[Ss]ecretary|[Cc]hief|[Aa]ide|[Ss]pokes(?:man|woman|person)|[Aa]mbassador|[Ee]nvoy|[Aa]dvis[eo]r|"
    r"[Ll]eader|[Cc]hairman|[Dd]irector|[Hh]ead|[Gg]overnor|[Ss]enator|[Gg]eneral|[Aa]dmiral|[Cc]olonel|[Oo]fficial|[Dd]eputy|[Cc]ommander|[Rr]epresentative|King|"
    rf"Queen|Prince|Monsignor|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sir)\s+(?P<name>{NAME})$"
)
_RIGHT = re.compile(
    rf"\s+(?P<who>(?:(?:the|an?)\s+)?(?:[\w.’'-]+\s){{0,8}}?[\w’'-]+)(?=\s*(?:[,;:”\"]|\.(?:\s|$)|$)|\s+(?:in|at|on|to|after|during|who|that|which|{_DAY})\b)"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to" + _RIGHT.pattern)
_VERBAL = re.compile(r"\b(?:is|are|was|were|has|had|have|will|would|it|he|they|that|its)\b")
_NOBODY = re.compile(r"(?:In|On|At|By|For|From|To|With|There|This|What|Who|I|We|You|As)\b")
_PRONOUN = {"he": "person", "she": "person", "they": "several", "it": "body"}
_BACK = 3
"""Sentences looked back for whom "he said" means, and looked on for the end of a quotation."""

_PARAGRAPH = 5_000
"""Characters of a paragraph looked back for where a quotation began."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words given to somebody: `who` as the text has it, whose words lie in text[start:stop]; `form` is person, body, several or pronoun."""

    who: str
    form: str
    start: int
    stop: int

    def holds(self, at: int) -> bool:
        """Whether the word at `at` is among the words given."""
        return self.start <= at < self.stop


def speaker_of(candidate: Candidate, text: str, spans: list[tuple[int, int]], cast: Cast) -> str | None:
    """Who says it, where the article gives the fact as somebody's words: a person by the fullest name and without the office.

    None for meetings, which nobody disputes, and where only the press is named as source.
    """
    if candidate.type == "meeting":
        return None
    at, number = candidate.trigger[0], candidate.sentence
    found = [a for a in attributions(text, spans[number]) if a.holds(at)]
    if not found and _in_quotation(text, at):
        found = _of_quotation(text, spans, number)
    if not found:
        return None
    nearest = max(found, key=lambda a: (not _in_quotation(text, a.start), a.start))  # who is quoted comes before whom the quotation quotes
    if nearest.form == "pronoun":
        before = _meant(nearest.who, text, spans, number)
        return _full(before, text, cast) if before else None
    if nearest.form == "body" and nearest.who.islower() and " " not in nearest.who:  # "the source added": the one of the sentences before
        before = _meant("he", text, spans, number)
        if before and (before.form == "person" or before.who.endswith(nearest.who)):
            nearest = before
    return _full(nearest, text, cast)


def attributions(text: str, sentence: tuple[int, int]) -> list[Attribution]:
    """Everybody to whom the sentence gives words, in order, the press left out."""
    start, stop = sentence
    found: list[Attribution] = []
    for given in _ACCORDING.finditer(text, start, stop):
        found += _attribution(given["who"], start, stop)
    for verb in _VERB.finditer(text, start, stop):
        if _NO_REPORT.match(text, verb.start()) or (_PASSIVE.search(text[start : verb.start()]) and "quoted" not in verb.group()):
            continue
        lead = text[start : verb.start()].rstrip()
        if verb["said"] and lead.endswith((",", "”", '"')) and (after := _RIGHT.match(text, verb.end(), stop)):
            behind = after["who"]
            if not _VERBAL.search(behind) and _is_source(behind):  # "...", said Anna Berg.
                found += _attribution(behind, start, stop)
                continue
        chunk, begin = _subject(text, start, verb.start())
        since = text.rfind(";", start, verb.start()) + 1 or start
        until = text.find(";", verb.end(), stop)
        until = stop if until < 0 else until
        content = text[since:begin].rstrip()
        adverbial = content.startswith(("In a ", "On ", "In an ")) and len(content.split()) < 12
        trailing = (
            len(content.split()) > 3 and content.endswith((",", "”", '"')) and not adverbial and not chunk.startswith(("and ", "but "))
        )
        if trailing:
            found += _attribution(chunk, since, begin)
        if not trailing or re.match(r"(?:\s+\w+){0,3}[,:]|\s+that\b", text[verb.end() : stop]):
            found += _attribution(chunk, verb.end(), until)
    return found


def _subject(text: str, start: int, verb: int) -> tuple[str, int]:
    """The words before the verb that name who speaks, and where they begin."""
    lead = re.sub(r"\([^()]*\)", lambda aside: " " * len(aside.group()), text[start:verb])
    edges = [0, *(edge.end() for edge in _EDGE.finditer(lead))]
    chunk = _BEFORE_VERB.sub("", " " + lead[edges[-1] :].strip()).strip()
    if len(edges) == 1 or lead[edges[-1] - 1] != "," or chunk:
        return chunk, start + edges[-1]
    aside, first = lead[edges[-2] : edges[-1] - 1].strip(), edges[max(0, len(edges) - 3)]
    if len(edges) > 2 and (_ASIDE.match(aside) or not re.fullmatch(rf"(?:[A-Z][a-z]+\s)?{NAME}", aside)):
        return lead[first : edges[-2] - 1].strip(), start + first  # "Anna Berg, the minister, said"
    return aside, start + (first if len(edges) > 2 else edges[-2])  # "The minister, Anna Berg, said"


def _attribution(chunk: str, start: int, stop: int) -> list[Attribution]:
    who = chunk
    while (shorter := _OPENING.sub("", who)) != who:
        who = shorter
    who = {"him": "he", "her": "she", "them": "they"}.get(who, who)
    if who.casefold() in _PRONOUN:
        return [Attribution(who.casefold(), "pronoun", start, stop)]
    if not _is_source(who) or _PRESS.search(_TAIL.sub("", who)):
        return []
    titled = _TITLED.search(who)
    if titled and is_name(titled["name"]):
        return [Attribution(titled["name"], "person", start, stop)]
    who = _PAPER.sub("", _ARTICLE.sub("", _LOOSE.sub("", who)))
    if who in _SAYS_LITTLE:
        return []
    several = " and " in who or re.search(r"[a-z]s$", _TAIL.sub("", who))
    return [Attribution(who, "several" if several else "body", start, stop)] if who else []


def _is_source(chunk: str) -> bool:
    """Whether the words can name who speaks: a name, or a noun phrase with the noun of an office or body at its head."""
    plain = _ARTICLE.sub("", _TAIL.sub("", chunk))
    words = plain.split()
    if not words or len(chunk.split()) > 10 or _VERBAL.search(chunk) or _VERB.search(chunk) or _NOBODY.match(plain):
        return False
    if _HEADS.search(words[-1]):
        return True
    return (words[0][0].isupper() and all(w[0].isupper() or w in ("and", "of", "the", "al", "bin", "de") for w in words)) or bool(
        _TITLED.search(plain)
    )


def _meant(pronoun: str, text: str, spans: list[tuple[int, int]], number: int) -> Attribution | None:
    """Whom a pronoun means that says something: the one who spoke last before it, of the fitting kind."""
    kind = _PRONOUN[pronoun]
    for sentence in reversed(spans[max(0, number - (1 if pronoun == "it" else _BACK)) : number]):
        for said in reversed(attributions(text, sentence)):
            if said.form == "pronoun":
                if said.who != pronoun:
                    return None
            elif said.form == kind or (kind == "person" and said.form == "body" and _may_be_person(said.who)):
                return said
            else:
                return None
    return None


def _may_be_person(who: str) -> bool:
    return bool(re.search(r"(?:official|source|spokes\w+|diplomat|minister|president|leader|secretary|aide|envoy)$", who)) or is_name(who)


def _in_quotation(text: str, at: int) -> bool:
    since = max(0, at - _PARAGRAPH)
    paragraph = text[max(since, text.rfind("\n", since, at) + 1) : at]
    return paragraph.count("“") > paragraph.count("”") or paragraph.count('"') % 2 == 1


def _of_quotation(text: str, spans: list[tuple[int, int]], number: int) -> list[Attribution]:
    """Who speaks a quotation that runs over several sentences: named where it ends, else before it began."""
    for sentence in spans[number + 1 : number + 1 + _BACK]:
        if "\n" in text[spans[number][1] : sentence[0]]:
            break
        if re.search(r"[,.]?[”\"]", text[slice(*sentence)]):
            return attributions(text, sentence)[:1]
    for sentence in reversed(spans[max(0, number - _BACK) : number]):
        if said := [a for a in attributions(text, sentence) if a.form != "pronoun"]:
            return said[-1:]
    return []


def _longest(names: list[str]) -> str:
    """The longest name; of names as long the last by the alphabet, so that a set's order decides nothing."""
    return max(names, key=lambda name: (len(name), name))


def _full(said: Attribution, text: str, cast: Cast) -> str | None:
    """The fullest name that the article has for a person; for all others the words themselves."""
    last = said.who.split()[-1]
    names = {text[m.start : m.stop] for m in cast.mentions if m.form == "person"}
    named = said.form == "person" or (said.who.istitle() and len(said.who.split()) <= 3)
    whole = [n for n in names if n in said.who or (named and n.split()[-1] == last)]
    whole = whole or [n for n in names if named and said.who == n.split()[0] and len(n.split()) == 3]  # "Ri" of Ri Yong Ho
    if not whole and named and any(m.form != "person" and text[m.start : m.stop] == said.who for m in cast.mentions):
        return said.who
    if whole:
        surname = _longest(whole).split()[-1]
        return _longest([n for n in names if n.split()[-1] == surname])
    if named:
        found = re.search(rf"\b([A-Z][\w’-]+\s(?:[A-Z]\.\s)?{re.escape(last)})\b(?!\s[A-Z])", text)
        if found and len(said.who.split()) == 1 and is_name(found[1]) and not _HEADS.search(found[1].split()[0]):
            return found[1]
    return said.who
