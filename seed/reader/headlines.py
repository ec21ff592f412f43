"""A headline names the news without its day: it tells of the event that the text below it dates."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from graph.when import earliest, latest
from seed.reader.compose import Told

_TO_COME = re.compile(
    r"\b(?:to|will|would|may|might|could|should|set|due|plan(?:s|ned)?|seeks?|wants?|hopes?|eyes?|mulls?|urges?|asks?|offers?|expected|next|ahead|"
    r"upcoming|before|if|tomorrow)\b",
    re.IGNORECASE,
)
"""What a headline of something planned or sought has: its present tense alone ("leaders meet") tells of what has happened."""
RECENT = timedelta(days=31)
"""How long before publication the news of a headline may have been."""


def dated_below(told: list[Told], text: str, spans: list[tuple[int, int]], published: str) -> list[Told]:
    """`told`, where events of a headline without a time of its own have the date and kind of the same recent event of the text."""
    if not told or not _is_headline(text, spans[0]):
        return told
    recent = [
        one
        for one in told
        if one.candidate.sentence > 0 and not one.dropped and one.date and latest(one.date) >= earliest(published) - RECENT
    ]
    has_happened = not _TO_COME.search(text, *spans[0])
    return [_of_text(one, recent, has_happened) if one.candidate.sentence == 0 and not one.candidate.date_here else one for one in told]


def _is_headline(text: str, first: tuple[int, int]) -> bool:
    """Whether the first sentence is a line of its own without an end."""
    return text[first[1] : first[1] + 1] == "\n" and text[first[1] - 1].isalnum()


def _of_text(headline: Told, recent: list[Told], has_happened: bool) -> Told:
    stage = "told" if has_happened and _stage(headline.status) == "to come" else _stage(headline.status)
    same = [one for one in recent if _tells_of(headline, one) and _stage(one.status) == stage]
    if headline.dropped or not same:
        return headline
    one = max(same, key=lambda one: (one.candidate.date_here, one.confidence))
    status = headline.status if _stage(headline.status) == stage else one.status
    candidate = replace(headline.candidate, date=one.date, end=one.end, kind=one.candidate.kind, status=status)
    return replace(headline, candidate=candidate, date=one.date, end=one.end, status=status)


def _tells_of(headline: Told, one: Told) -> bool:
    sides = ((set(headline.first), set(one.first)), (set(headline.second), set(one.second)))
    return one.type == headline.type and all(x <= y or y <= x for x, y in sides)


def _stage(status: str) -> str:
    return "to come" if status in ("planned", "sought") else "over" if status == "ended" else "told"
