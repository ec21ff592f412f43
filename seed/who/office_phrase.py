"""The phrase around an office: whose it is, of which states, and whether it is past ("Poland's former prime minister")."""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache

from seed.paths import REFERENCE
from seed.who.gazetteer import Found
from seed.who.offices import COUNTERPART, Office, find_offices, table, words


@dataclass(frozen=True, slots=True)
class Phrase:
    """One office, or several of one person, at text[start:stop] with all that stands to it.

    `states` are those named beside it; `definite`: it has an article or a possessor.
    """

    start: int
    stop: int
    offices: tuple[Office, ...]
    states: tuple[str, ...]
    former: bool
    definite: bool
    whose: str
    """Who has it: the article or possessive before it ("the", "his", "its"), the owner's name, or ""."""

    @property
    def plural(self) -> bool:
        """Whether several people are meant."""
        return any(office.plural for office in self.offices)


_FORMER = f"(?:{'|'.join(table()['around']['former'])})"
_QUALITY = f"(?:{'|'.join(table()['around']['quality'])})"
_MODIFIERS = re.compile(rf"(?:\b(?P<former>{_FORMER})[\s-]+|\b{_QUALITY}\s+)*$", re.IGNORECASE)
_DETERMINER = re.compile(r"\b(?P<word>the|a|an|his|her|its|their|our|my|whose|both)\s+$", re.IGNORECASE)
_POSSESSED = re.compile(r"[’']s?\s+(?:(?!(?:and|or|of|in|to|for|by|with|as|is|was|has|said)\b)[a-zà-ÿ-]+,?\s+){0,3}")
_POSSESSOR = re.compile(r"\b(?P<who>[\wÀ-ÿ-]+)(?:[’']s|(?<=s)[’'])\s+(?:[a-z-]+\s+){0,2}$")
_LINK = re.compile(r"(?:,|,?\s+and)\s+$")
_TOGETHER = re.compile(r"\s+and\s+(?:also\s+)?(?:concurrently\s+)?")
_OF = re.compile(
    r"\s+(?:of|from|for)\s+(?:the\s+)?(?:(?:[Ff]ormer|[Nn]eighbou?ring|[Tt]hen)\s+)?(?:(?:[Rr]epublic|[Kk]ingdom|[Ss]tate|[Gg]overnment)\s+of\s+(?:the\s+)?)?"
)
_OF_HOME = re.compile(
    r"\s+of\s+(?:the\s+(?:republic|country|state|nation|kingdom|federation|(?:two|three|four|five) (?:countries|states|nations|sides)|"
    r"council of (?:ministers|state))|both (?:countries|states|nations|sides)|(?:his|her|their|its|that|this|our)\s+(?:own\s+)?(?:country|nation))\b",
    re.IGNORECASE,
)
_REALM = re.compile(r"\s+(?:Republic|Confederation|Federation|Kingdom|people|government|state)\b")
_IN = re.compile(r"\s+in\s+(?:the\s+)?")
_ADJECTIVAL = ("name", "demonym", "capital", "metonym", "city")


@cache
def adjectives() -> frozenset[str]:
    """The adjectives and peoples of states: "the president of the Peruvian ..." leads an organisation."""
    states = json.loads((REFERENCE / "states.json").read_text(encoding="utf-8"))
    words_of_states = {word for state in states for form in ("adjective", "people") for word in state["demonyms"][form]}
    return frozenset(words_of_states - {state["name"] for state in states} - {"Congo"})


def find_phrases(text: str, names: list[Found]) -> list[Phrase]:
    """The phrases of all offices in `text`, in order; those of organisations left out. `names` are the gazetteer's finds."""
    found: list[Phrase] = []
    starts = [name.start for name in names]
    stops = [name.stop for name in names]
    for offices in _clusters(text, find_offices(text)):
        phrase = _phrase(text, names, starts, stops, offices)
        if phrase:
            found.append(phrase)
    return found


def _clusters(text: str, offices: list[Office]) -> list[tuple[Office, ...]]:
    """Offices of one person: "deputy prime minister and foreign minister"."""
    clusters: list[tuple[Office, ...]] = []
    for office in offices:
        if clusters:
            last = clusters[-1][-1]
            between = text[last.stop : office.start] if office.start - last.stop < 25 else "-"
            if _TOGETHER.fullmatch(between) and last.plural == office.plural is False:
                clusters[-1] = (*clusters[-1], office)
                continue
        clusters.append((office,))
    return clusters


def _phrase(text: str, names: list[Found], starts: list[int], stops: list[int], offices: tuple[Office, ...]) -> Phrase | None:
    states, stop = _states_after(text, names, starts, offices)
    if stop < 0:
        return None
    start, former = _modified(text, offices[0].start)
    before, edge = _states_before(text, names, stops, offices[0].start, start)
    if edge < 0:
        return None
    if before:
        former = former or bool(re.search(rf"\b{_FORMER}\b", text[names_stop(names, stops, start) : offices[0].start]))
        start, past = _modified(text, edge)
        former = former or past
    determiner = _DETERMINER.search(text, max(0, start - 8), start)
    possessor = None if before or determiner else _POSSESSOR.search(text, max(0, start - 60), start)
    if possessor and possessor["who"].casefold() in words("not", "before"):
        return None
    # "John King" and "Emir Kusturica" bear the word as a name.
    if _is_a_name(text, offices[0], start, bool(before or determiner)):
        return None
    return Phrase(determiner.start() if determiner else start, stop, offices, before or states, former,
                  bool(determiner or before or possessor), _whose(determiner, possessor))  # fmt: skip


def _whose(determiner: re.Match[str] | None, possessor: re.Match[str] | None) -> str:
    if determiner:
        return determiner["word"].casefold()
    return possessor["who"] if possessor else ""


def names_stop(names: list[Found], stops: list[int], at: int) -> int:
    """Where the last name before offset `at` ends."""
    i = bisect_right(stops, at) - 1
    return names[i].stop if i >= 0 else at


def _modified(text: str, at: int) -> tuple[int, bool]:
    """Where the modifiers before offset `at` start, and whether one of them puts the office into the past."""
    window = max(0, at - 60)
    found = _MODIFIERS.search(text[window:at])
    if not found:
        return at, False
    return window + found.start(), bool(re.search(rf"\b{_FORMER}\b", found.group(), re.IGNORECASE))


def _states_before(text: str, names: list[Found], stops: list[int], office: int, edge: int) -> tuple[tuple[str, ...], int]:
    """The states right before the office and where they start; (), edge for none, edge -1 for an organisation's office."""
    i = bisect_right(stops, office) - 1
    if i < 0:
        return (), edge
    found = names[i]
    gap, whole = text[found.stop : edge] if found.stop <= edge else "", text[found.stop : office]
    possessed = bool(_POSSESSED.fullmatch(whole))
    if not possessed and (gap.strip() or found.stop > edge or "\n\n" in whole or not whole[:1].isspace()):
        return (), edge
    if found.entry.form == "organisation":
        return (), -1
    if found.entry.form not in _ADJECTIVAL or (not possessed and found.entry.form not in ("name", "demonym")):
        return (), edge
    if not possessed and re.search(r"\b(?:in|at|near)\s+$", text[max(0, found.start - 6) : found.start]):
        return (), edge
    chain = [found]
    while i > 0 and _LINK.fullmatch(text[names[i - 1].stop : chain[0].start]) and names[i - 1].entry.form == found.entry.form:
        i -= 1
        chain.insert(0, names[i])
    if len(chain) > 1 and text[names[i].stop : chain[1].start].strip() == "," and len(chain) == 2:
        chain = chain[1:]
    return tuple(name.entry.ids[0] for name in chain), chain[0].start


def _states_after(text: str, names: list[Found], starts: list[int], offices: tuple[Office, ...]) -> tuple[tuple[str, ...], int]:
    """The states that "of" adds to the office and where the phrase ends; -1 when it is an organisation's office."""
    office = offices[-1]
    home = _OF_HOME.match(text, office.stop)
    if home:
        return (), home.end()
    of = (_IN if office.title == COUNTERPART else _OF).match(text, office.stop) or _OF.match(text, office.stop)
    inside = [
        n.entry.ids[0]
        for n in names[bisect_left(starts, office.start) :][:2]
        if n.stop <= office.stop and n.entry.ids[0] not in ("AU", "OAU")
    ]
    if inside or not of:
        return tuple(inside[:1]), office.stop
    states: list[str] = []
    at, stop = of.end(), office.stop
    while (i := bisect_left(starts, at)) < len(names) and names[i].start == at and names[i].entry.form != "organisation":
        after = text[names[i].stop : names[i].stop + 40]
        if text[at : names[i].stop] in adjectives() and not (realm := _REALM.match(after)):
            return (), -1
        adjective = text[at : names[i].stop] in adjectives()
        stop = names[i].stop + (realm.end() if adjective and realm else 0)
        word = re.match(r"\s+([A-Z]\w+)", after)
        if re.match(r"[’']s?\s", after) or (word and word[1].casefold() in words("not", "organisations")):
            return (), -1
        states.append(names[i].entry.ids[0])
        link = re.compile(r"(?:,|,?\s+and)\s+(?:the\s+)?").match(text, stop)
        if not link or not office.plural:
            break
        at = link.end()
    if not states and "of" in of.group() and office.kind != "minister":
        return (), -1
    return tuple(states), stop


def _is_a_name(text: str, office: Office, start: int, marked: bool) -> bool:
    if office.title.casefold() not in ("king", "queen", "emir", "amir", "sultan", "pope", "prince"):
        return False
    before = re.search(r"([\w’'-]+)\s+$", text[max(0, start - 25) : start])
    return not marked and bool(
        before and before[1][0].isupper() and before[1].casefold() not in ("when", "and", "by", "as", "with", "but", "then", "said")
    )
