"""Drills by their names: "Zapad-2009, Zapad-2013 and Zapad-2017" are three, each of the year in its name; what is told of a name twice is told of one."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from seed.reader.compose import Told
from seed.reader.drill_names import drill_name, known_exercises
from seed.reader.places import Place

_EDITION = re.compile(
    r"\b(?!(?:After|Although|And|As|At|Before|Both|But|By|During|For|From|If|In|It|Its|Like|Of|On|Since|That|The|Their|This|Under|Unlike|Until|When|While|"
    r"With|January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"(?P<name>[A-ZÀ-Þ][\w’'/]+(?:\s[A-ZÀ-Þ][\w’'/]+){0,2})[-\s](?P<year>(?:19|20)\d\d)\b(?!-)"
)
_DRILL = re.compile(r"[”\"’']?\s(?:military\s|naval\s|joint\s)?(?:exercises?|drills?|man(?:oeuvres?|euvers?)|war\sgames)\b")


def each_edition(told: list[Told], places: list[Place], text: str, spans: list[tuple[int, int]], published: str) -> list[Told]:
    """`told` with a drill for every edition that a sentence names beside another of the same name, held by those of that name told of."""
    drills = [one for one in told if one.type == "exercise" and not one.dropped and one.status != "ended"]
    if not drills:
        return told
    of_drills = {m["name"] for m in _EDITION.finditer(text) if known_exercises().fullmatch(m["name"]) or _DRILL.match(text, m.end())}
    out = list(told)
    for number, sentence in enumerate(spans):
        found = [m for m in _EDITION.finditer(text, *sentence) if m["name"] in of_drills and m["year"] <= published[:4]]
        named = [m for m in found if len({other["year"] for other in found if other["name"] == m["name"]}) >= 2]
        for edition, after in pairwise([*named, None]):
            of = _series(drills, edition["name"], number, text, spans) if edition else None
            if edition and of and (number, edition["year"]) != (of.candidate.sentence, (of.date or "")[:4]):
                out.append(_held(of, edition, after.start() if after else sentence[1], places, number))
    return sorted(out, key=lambda one: one.candidate.trigger)


def of_one_name(told: list[Told], places: list[Place], text: str, spans: list[tuple[int, int]]) -> list[Told]:
    """`told` with the days of a drill also where its name stands without them, if all days told of that name are of one year."""
    drills = [one for one in told if one.type == "exercise" and not one.dropped and one.status != "ended"]
    if all(one.date for one in drills) or not any(one.date for one in drills):
        return told
    held: defaultdict[str, list[Told]] = defaultdict(list)
    names = {one.candidate.trigger: drill_name(text, spans[one.candidate.sentence], one.candidate.trigger[0], places) for one in drills}
    for one in drills:
        if one.date and (name := names[one.candidate.trigger]):
            held[name].append(one)

    def dated(one: Told) -> Told:
        name = names.get(one.candidate.trigger) if one.type == "exercise" and not one.date else None
        days = held[name] if name else []
        if len({(each.date or "")[:4] for each in days}) != 1:
            return one
        best = max(days, key=lambda each: (len(each.date or ""), each.confidence))
        return replace(one, date=best.date, end=best.end)

    return [dated(one) for one in told]


def _series(drills: list[Told], name: str, number: int, text: str, spans: list[tuple[int, int]]) -> Told | None:
    """The surest of the drills told of by that name, of this sentence if there is one."""
    of_name = [one for one in drills if name in text[slice(*spans[one.candidate.sentence])]]
    return max(of_name, key=lambda one: (one.candidate.sentence == number, one.confidence), default=None)


def _held(of: Told, edition: re.Match[str], until: int, places: list[Place], number: int) -> Told:
    """The edition as a drill of those who hold the series, at the time told right behind its name, else in its year."""
    times = (p for p in places if p.form == "time" and edition.end() <= p.start < until and p.date and p.date[:4] == edition["year"])
    time = max(times, key=lambda p: len(p.date or ""), default=None)
    date, end = (time.date, time.end) if time else (edition["year"], None)
    trigger = (edition.start(), edition.start() + len(edition["name"]))
    candidate = replace(
        of.candidate, trigger=trigger, sentence=number, date=date, end=end, status="done", count=None, date_here=True, news=False
    )
    return replace(of, candidate=candidate, date=date, end=end, status="done")
