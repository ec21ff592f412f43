"""Money in questions: "over $1bn", "between 5 and 10 million euros"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

CURRENCIES = {
    "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "£": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP", "yuan": "CNY", "renminbi": "CNY", "cny": "CNY", "yen": "JPY", "jpy": "JPY",
    "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "rub": "RUB", "rupees": "INR", "inr": "INR",
}  # fmt: skip
USUAL = "USD"
"""Sums compare in one currency: dollars, unless the question names another."""
SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "b": 1e9, "billion": 1e9, "tn": 1e12, "trillion": 1e12}

SIGN = r"(?:us\$|usd|eur|gbp|cny|jpy|rub|inr|[$€£])"
UNIT = "|".join(sorted((re.escape(name) for name in CURRENCIES if name.isalpha()), key=len, reverse=True))
SCALE = "|".join(sorted(SCALES, key=len, reverse=True))


def _money(number: str) -> str:
    return (
        rf"(?P<sign{number}>{SIGN})?\s?(?P<number{number}>\d[\d,]*(?:\.\d+)?)\s?(?P<scale{number}>(?:{SCALE})\b)?"
        rf"(?:\s(?:us\s)?(?P<unit{number}>(?:{UNIT})\b))?"
    )


@dataclass(frozen=True)
class Amounts:
    """A range of money and where in the question it stands."""

    least: float | None
    most: float | None
    currency: str | None
    start: int
    stop: int


def find_amounts(question: str) -> Amounts | None:
    """The first range of money that `question` names. A bare number without a sign, scale or currency is none."""
    for shape, bounds in RULES:
        for found in shape.finditer(question):
            first, second = _value(found, "1"), _value(found, "2")
            if first is not None and (second is not None or "number2" not in found.groupdict()):
                least, most = bounds(first, second)
                return Amounts(least, most, _currency(found), found.start(), found.end())
    return None


def _value(found: re.Match[str], which: str) -> float | None:
    """The sum in full units. Of "5 to 10 million euros" the first takes its scale from the second."""
    parts = found.groupdict()
    number = parts.get(f"number{which}")
    if number is None or not any(parts.get(f"{part}{end}") for part in ("sign", "scale", "unit") for end in "12"):
        return None
    scale = parts.get(f"scale{which}") or (parts.get("scale2") if which == "1" else None)
    return float(number.replace(",", "")) * SCALES[(scale or "").lower()] if scale else float(number.replace(",", ""))


def _currency(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    named = (parts.get(f"{part}{which}") for part in ("sign", "unit") for which in "12")
    return next((CURRENCIES[name.lower()] for name in named if name), None)


Bounds = Callable[[float, float | None], tuple[float | None, float | None]]
SHAPES: list[tuple[str, Bounds]] = [
    (rf"(?:between|from)\s+{_money('1')}\s+(?:and|to)\s+{_money('2')}", lambda first, second: (first, second)),
    (
        rf"(?:over|above|more than|at least|exceeding|greater than|larger than|of more than|upwards of|no less than)\s+{_money('1')}",
        lambda first, _: (first, None),
    ),
    (rf"(?:under|below|less than|at most|up to|smaller than|no more than)\s+{_money('1')}", lambda first, _: (None, first)),
    (rf"{_money('1')}\s+(?:or more|and more|and up|or above)", lambda first, _: (first, None)),
    (rf"{_money('1')}\s+(?:or less|or below)", lambda first, _: (None, first)),
]
RULES = [(re.compile(rf"(?<!\w){shape}", re.IGNORECASE), bounds) for shape, bounds in SHAPES]
