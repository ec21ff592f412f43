"""Dates as a text gives them: a year, a month or a day, and the days they may mean."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator

Precision = Literal["year", "month", "day"]

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def _parts(text: str) -> tuple[int, int | None, int | None]:
    found = _SHAPE.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    return year, month, day


@lru_cache(maxsize=50_000)
def earliest(text: str) -> date:
    """The first day that `text` (YYYY, YYYY-MM or YYYY-MM-DD) may mean; ValueError when it is no date."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


@lru_cache(maxsize=50_000)
def latest(text: str) -> date:
    """The last day that `text` (YYYY, YYYY-MM or YYYY-MM-DD) may mean; ValueError when it is no date."""
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def precision(text: str) -> Precision:
    """How precise a date is: 'year', 'month' or 'day'."""
    return ("year", "month", "day")[text.count("-")]


def _checked(text: str) -> str:
    earliest(text)
    return text


PartialDate = Annotated[str, AfterValidator(_checked)]
"""A date as precise as its source: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, a real calendar date, year 1 to 9999."""
