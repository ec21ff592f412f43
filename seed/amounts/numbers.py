"""Numbers as news writes them: "1,960", "2.5", "twenty-five", "two and a half", "half a", "two dozen"."""

from __future__ import annotations

from typing import Final

UNITS: Final = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS: Final = {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES: Final = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}

MAGNITUDES: Final = {
    **dict.fromkeys(("thousand", "k"), 1e3),
    **dict.fromkeys(("lakh", "lakhs"), 1e5),
    **dict.fromkeys(("million", "millions", "mln", "mn", "m"), 1e6),
    **dict.fromkeys(("crore", "crores"), 1e7),
    **dict.fromkeys(("billion", "billions", "bln", "bn", "b"), 1e9),
    **dict.fromkeys(("trillion", "trln", "trn", "tn", "lakh crore"), 1e12),
}
"""What stands behind a number of money and multiplies it."""

DIGITS: Final = r"\d{1,3}(?:,\d{2,3}){1,5}(?!\d)(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?(?!\d)"
"""A number in digits, with or without thousands separators (also the Indian 1,00,000); never part of a longer one."""

_ONES = "|".join(w for w in UNITS if w != "zero")
_TENS = "|".join(TENS)
_SMALL = rf"(?:(?:{_TENS})(?:[-\s](?:{_ONES}))?|{_ONES})"
_SCALE = "hundred|thousand|dozen|million|billion|trillion"
WORDS: Final = (
    rf"(?:half\s+a|a\s+half|{_SMALL}(?:[-\s]and[-\s]a[-\s]half)?|an?(?=\s+(?:{_SCALE})\b))"
    rf"(?:(?:\s+|-)(?:{_SCALE})\b(?:\s+and\s+{_SMALL}\b|\s+{_SMALL}(?=\s+(?:{_SCALE})\b))?){{0,3}}(?![\w])"
)
"""A number in words, up to "two hundred and fifty thousand"; to be compiled without regard to case."""


_BEHIND: Final = (
    "in on at to from by for with over since as and or but that which who under until between within through towards? into against without near around "
    "after before during when while so if is are was were has had have will would can could may came went arrived more each annually yearly last this "
    "next already earlier later altogether together besides there here yesterday apiece left out home back deployed stationed approved promised pledged "
    "signed agreed announced given lent granted made owed"
)
UNNAMED: Final = rf"(?:\s*(?:[.,;:)\]!?—–\"”]|$)|\s+(?:{'|'.join(_BEHIND.split())})\b(?!-))"
"""What follows a number where it is not told of what ("another 20 million in May"); to be compiled without regard to case."""


def number(text: str) -> float | None:
    """The value of a number in digits or English words; None when `text` is neither."""
    text = text.strip().casefold()
    if text[:1].isdigit():
        try:
            return float(text.replace(",", ""))
        except ValueError:
            return None
    words = [word for word in text.replace("-", " ").split() if word != "and"]
    return _value(words) if words else None


def _value(words: list[str]) -> float | None:
    total, group = 0.0, 0.0
    seen = False
    for position, word in enumerate(words):
        if word in ("a", "an"):
            if position == 0 and len(words) > 1 and words[1] in SCALES:
                group = 1.0
            continue
        if word == "half":
            group += 0.5
        elif word in UNITS:
            group += UNITS[word]
        elif word in TENS:
            group += TENS[word]
        elif word in SCALES and SCALES[word] <= 100:
            group = (group or 1.0) * SCALES[word]
        elif word in SCALES:
            total += (group or 1.0) * SCALES[word]
            group = 0.0
        else:
            return None
        seen = True
    return total + group if seen else None
