"""The year of what is planned for a month or a day whose year the text leaves open: the next one, where the words beside it did not say so."""

from __future__ import annotations

from dataclasses import replace
from datetime import MAXYEAR
from typing import Final

from graph.when import earliest, latest
from seed.reader.candidate import Candidate
from seed.reader.places import Place

MONTHS_AHEAD: Final = 7
"""So far ahead a month is spoken of without its year.

Of annotated facts that are planned for a month or a day without a year, read as the last one, 230 are meant for the next where that is no
further off, 19 for the last; beyond it 31 and 25.
"""


def to_come(one: Candidate, places: list[Place], published: str) -> Candidate:
    """`one`, which is planned, with its date (and end) a year on, where all `places` that tell the date leave its year open and it has passed."""
    date = one.date
    if one.status != "planned" or date is None or len(date) < len("2020-01") or latest(date) >= earliest(published):
        return one
    telling = [place for place in places if place.form == "time" and place.date == date]
    if not telling or not all(place.open_year for place in telling):
        return one
    later = _year_on(date)
    day, today = earliest(later), earliest(published)
    if latest(later) < today or 12 * (day.year - today.year) + day.month - today.month > MONTHS_AHEAD:
        return one
    end = _year_on(one.end) if one.end and latest(one.end) < day else one.end
    return replace(one, date=later, end=end)


def _year_on(date: str) -> str:
    later = f"{min(int(date[:4]) + 1, MAXYEAR):04}{date[4:]}"
    return later if not later.endswith("02-29") else later[: len("2020-02")]
