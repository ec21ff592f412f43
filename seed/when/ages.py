"""How old a thing of states is: "the seven-year-old war" began seven years before publication."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from seed.amounts.numbers import TENS, UNITS, number
from seed.when.words import Span, days_on

_AGE = re.compile(
    rf"(?P<years>\d{{1,3}}|(?:{'|'.join(TENS)})(?:-(?:{'|'.join(UNITS)}))?|{'|'.join(UNITS)})(?P<half>[- ]1/2|½|\.5|-and-a-half)?-years?-(?:old|long)\s+"
    r"(?:(?!(?:and|or|by|with|on|for|who|in|of)\b)[\w.'’/-]+\s+){0,4}?(?:war|conflict|dispute|quarrel|embargo|ban|treaty|agreement|accord|pact|alliance|blockade"
    r"|boycott|sanctions|truce|ceasefire|cease-fire|armistice|occupation|insurgency|stand-?off|row|exemption|contract|partnership|union|deal|talks"
    r"|negotiations|plan|mission|feud|hostilities|fighting|moratorium|freeze)\b",
    re.IGNORECASE,
)
_YEAR: Final = 365.25


def age(text: str, at: int, published: date) -> Span | None:
    """The year in which the thing of such an age began, where one begins at `at`; ages of people are none."""
    found = _AGE.match(text, at, at + 110)
    years = found and number(found["years"])
    if not found or not years:
        return None
    if found["half"]:
        return Span(at, found.end(), "ago", (days_on(published, -round((float(years) + 0.5) * _YEAR)).year, None, None))
    year = published.year - int(years)
    return Span(at, found.end(), "ago", (year, None, None)) if year > 0 else None
