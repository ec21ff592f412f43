"""Lists of years or months that name one event each: "accords of 1993, 1996 and 2005" are three."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from seed.reader.compose import Told
from seed.reader.places import Place, places_within

_JOINED = re.compile(r"(?:,\s(?:and\s)?|\sand\s)(?:(?:then|again|once\smore|later)\s)?(?P<by>(?:in|on|of)\s)?")
_OVER = re.compile(r"[.;:)?!]|\s*$")
_ONE_SPAN = re.compile(r"\b(?:between|from|for|since|until|till|to|over|both\sof|early|late|mid)[\s-]*$", re.IGNORECASE)
"""Right before a list: what was done from the first time to the last, or within some of them, is one event."""
_BARE = re.compile(r"[A-Z][A-Za-z]+\.?|(?:[A-Z][A-Za-z]+\.?\s)?\d{4}")
""" "1993", "May" and "May 1993", but not "last month"."""
_LENGTHS = (len("1993"), len("1993-05"))
_NEAR = 2
"""Two years, or months, that lie closer are where one event went on from one into the other."""


def each_time(told: Told, places: list[Place], text: str, sentence: tuple[int, int]) -> list[Told]:
    """`told` as one event for each time of the list that dates it, where no sum or number is of all of them; else `told` alone.

    In the annotated articles (`training/data`) each year of such a list has an event of its own 145 times, and all share one 51 times, most of those
    loans and arms with one sum or number for all. Troops are left alone: of 16 such lists that Dyad read two were of two deployments.
    """
    one = told.candidate
    if told.dropped or not told.date or told.end or told.type == "deployment" or one.amount is not None or one.count is not None:
        return [told]
    for row in _rows(places, text, sentence):
        if told.date in row:
            return [replace(told, candidate=replace(one, date=date, end=None, date_here=True), date=date) for date in row]
    return [told]


def _rows(places: list[Place], text: str, sentence: tuple[int, int]) -> list[list[str]]:
    """The dates of each list of years, or of months, that lie apart."""
    rows: list[list[Place]] = []
    for place in places_within(places, sentence):
        bare = place.form == "time" and not place.end and _BARE.fullmatch(text, place.start, place.stop)
        if not bare or not place.date or len(place.date) not in _LENGTHS:
            continue
        before = rows[-1][-1] if rows else None
        if before and before.date and len(before.date) == len(place.date) and _JOINED.fullmatch(text, before.stop, place.start):
            rows[-1].append(place)
        else:
            rows.append([place])
    return [dates for row in rows if _is_list(row, text) and _lie_apart(dates := [place.date for place in row if place.date])]


def _is_list(row: list[Place], text: str) -> bool:
    if len(row) < 2 or _ONE_SPAN.search(text, max(0, row[0].start - 12), row[0].start):
        return False
    last = _JOINED.fullmatch(text, row[-2].stop, row[-1].start)
    return bool(last and (not last["by"] or _OVER.match(text, row[-1].stop)))  # "signed in 1975, and in 1992 an act shut ..."


def _lie_apart(dates: list[str]) -> bool:
    steps = [int(date[:4]) * 12 + int(date[5:]) if len(date) > len("1993") else int(date) for date in dates]
    rising = all(before < after for before, after in pairwise(steps))  # "Egypt and Jordan, under contracts of 2018 and 2016": one each
    return rising and (len(steps) > _NEAR or steps[1] - steps[0] >= _NEAR)
