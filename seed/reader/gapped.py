"""Clauses told short: "Panama crossed over in 2017, Haiti in 2018" tells by one verb of two events, each with its own state and year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from seed.amounts.numbers import DIGITS, WORDS, number
from seed.reader.places import Place, places_within

_WHO, _TIME, _SUM, _COUNT = "\ue000", "\ue001", "\ue002", "\ue003"
"""What stands for a name, a time, a sum and a counted thing while the shape of a sentence is looked at."""
_SIGNS = {"time": _TIME, "money": _SUM, "count": _COUNT}

_PREPOSITION = r"(?:with|to|in|from|by|for|at|on|against)"
_NAMES = rf"{_WHO}(?:(?:,\s|,?\s(?:and|or)\s)(?:the\s)?{_WHO})*"
_GROUP = rf"(?:the\s)?(?P<who>{_NAMES})"
_NEXT = r"(?:[,;]\s(?:and\s|but\s|then\s)?|\s(?:and|but|then)\s)(?:(?:then|later|also|finally)\s)?"
_OVER = r"(?=[,.;:)]|\s(?:and|but|or|when|after|before|as|under|while|although|because)\b|$)"
_NUMBER = rf"(?P<number>{DIGITS}|{WORDS})(?P<each>\s(?:each|apiece))?"
_ABOUT = r"(?:another\s|a\sfurther\s|some\s|about\s|up\sto\s)?"
_SHORT = [
    re.compile(
        rf"{_NEXT}(?P<to>{_PREPOSITION}\s)?{_GROUP}(?(to)(?:\s[a-z-]+){{0,2}}?),?\s(?:{DIGITS}\s|{WORDS}\s)?"
        rf"(?:(?:in|on|since|at|by|during|from|for|only|early|late|the|a)\s){{0,3}}(?P<time>{_TIME}){_OVER}"
    ),
    re.compile(rf"{_NEXT}(?:in|on|since)\s(?P<time>{_TIME})\s(?P<to>{_PREPOSITION}\s)?{_GROUP}{_OVER}"),
    re.compile(rf"{_NEXT}{_ABOUT}(?P<money>{_SUM})\s(?P<to>(?:from|to|by|for)\s){_GROUP}{_OVER}"),
    re.compile(rf"(?:,\s(?:and\s)?|;\s|\sand\s){_GROUP}\s{_ABOUT}(?:(?P<money>{_SUM})|(?P<count>{_COUNT})|{_NUMBER}){_OVER}"),
]
"""A clause without its verb: somebody and a time, a time and somebody, a sum and somebody, somebody and a sum or number."""
_TOGETHER = re.compile(_NAMES)
_BEFORE_WHO = re.compile(rf"\b(?P<to>{_PREPOSITION})\s(?:the\s)?$")


@dataclass(frozen=True, slots=True)
class Group:
    """Names that stand together, by the forms of their places (`Place.form`), with the preposition before them ("" for none)."""

    ids: tuple[str, ...]
    forms: frozenset[str]
    preposition: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells one event of a series from the others; `each`: the number is that of each who acted."""

    time: Place | None = None
    money: Place | None = None
    count: int | None = None
    each: bool = False


@dataclass(frozen=True, slots=True)
class Short:
    """A clause without its verb, text[start:stop]."""

    start: int
    stop: int
    who: Group
    mark: Mark


@dataclass(frozen=True, slots=True)
class Series:
    """A clause that begins at text[start], with its `mark` and the groups of names in it, and the short ones that follow it.

    `later` are those whom the sentence names only behind the series.
    """

    start: int
    mark: Mark
    groups: tuple[Group, ...]
    short: tuple[Short, ...]
    later: frozenset[str]


def series_in(places: list[Place], text: str, sentence: tuple[int, int]) -> list[Series]:
    """The series of clauses in `sentence` of which all but the first lack their verb."""
    shape = _Shape(places, text, sentence)
    out: list[Series] = []
    for form in _SHORT:
        at = 0
        while first := form.search(shape.signs, at):
            found = [first]
            while more := form.match(shape.signs, found[-1].end()):
                found.append(more)
            at = found[-1].end()
            if (series := shape.series(found)) is not None:
                out.append(series)
    return out


class _Shape:
    """A sentence in which each place is one sign, with the way back to the text."""

    def __init__(self, places: list[Place], text: str, sentence: tuple[int, int]) -> None:
        self._at: list[int] = []
        self._places: dict[int, Place] = {}
        signs: list[str] = []
        done = sentence[0]
        for place in places_within(places, sentence):
            if place.start < done:
                continue
            signs += (text[done : place.start], _WHO if place.id else _SIGNS[place.form])
            self._at += range(done, place.start + 1)
            self._places[len(self._at) - 1] = place
            done = place.stop
        signs.append(text[done : sentence[1]])
        self._at += range(done, max(done, sentence[1]) + 1)  # a name may reach over the sentence's end, where lines are broken
        self.signs = "".join(signs)

    def series(self, found: list[re.Match[str]]) -> Series | None:
        """The series of the short clauses `found`, or None where no clause before them is marked as they are."""
        first, end = found[0], found[-1].end()
        what = next((name for name in ("time", "money") if first.groupdict().get(name)), "count")
        begin = self.signs.rfind(";", 0, first.start()) + 1
        at = self.signs.rfind(_SIGNS[what], begin, first.start())
        if at < 0 or (first.groupdict().get("time") and first.end("time") == first.end() and at != first.start() - 1):
            return None  # somebody's time stands last in the short clause, so it does in the whole one
        named = {place.id: sign for sign, place in sorted(self._places.items(), reverse=True) if place.id}
        return Series(
            self._at[begin], self._mark(at), tuple(self._group(m.start(), m.end()) for m in _TOGETHER.finditer(self.signs, begin, first.start())),
            tuple(self._short(match) for match in found), frozenset(e for e, sign in named.items() if sign >= end),
        )  # fmt: skip

    def _short(self, found: re.Match[str]) -> Short:
        named = found.groupdict()
        at = next((found.start(name) for name in _SIGNS if named.get(name)), None)
        value = number(named["number"]) if named.get("number") else None
        mark = Mark() if at is None else self._mark(at)
        mark = replace(mark, count=int(value), each=bool(named["each"])) if value else mark
        return Short(self._at[found.start()], self._at[found.end()], self._group(found.start("who"), found.end("who")), mark)

    def _group(self, start: int, stop: int) -> Group:
        who = [place for sign, place in self._places.items() if start <= sign < stop and place.id]
        before = _BEFORE_WHO.search(self.signs, 0, start)
        return Group(tuple(dict.fromkeys(p.id for p in who if p.id)), frozenset(p.form for p in who), before["to"] if before else "")

    def _mark(self, at: int) -> Mark:
        place = self._places[at]
        if place.form == "count":
            return Mark(count=int(place.value or 0))
        return Mark(time=place) if place.form == "time" else Mark(money=place)
