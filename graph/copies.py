"""Copies of one text: reports of an agency's article in many papers are one voice."""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from graph.event import Report, Source
from graph.names import folded, ordered_words
from graph.when import earliest

SHINGLE = 5
"""Words that are looked at together."""
KEPT = 64
"""Smallest hashes kept of a text: two texts that share half of them share about half of their shingles."""
ALIKE = 0.5
"""From this likeness on one text is taken for a copy of the other: agencies' articles are shortened and given other headlines."""


DIGITS = 12
"""Hexadecimal digits of one hash."""
DAYS = 7
"""Copies come out within so many days."""


def sketch(text: str) -> str:
    """The smallest hashes of a text's runs of five words, one after the other."""
    said = ordered_words(text)
    runs = set(zip(*(said[at:] for at in range(SHINGLE)), strict=False)) or {tuple(said)}
    hashes = [hashlib.blake2b(" ".join(run).encode(), digest_size=DIGITS // 2).digest() for run in runs]
    return b"".join(sorted(hashes)[:KEPT]).hex()


def likeness(one: str, other: str) -> float:
    """How much two texts share, 0 to 1, estimated from their sketches."""
    mine, theirs = _hashes(one), _hashes(other)
    if not mine or not theirs:
        return 0.0
    union = heapq.nsmallest(KEPT, mine | theirs)
    return sum(each in mine and each in theirs for each in union) / len(union)


def voices(reports: Iterable[Report]) -> dict[str, str]:
    """For each report (by id) whose voice it is: of articles of one outlet, or near-copies of one text, the first one's id."""
    first: list[Source] = []
    named: dict[str, int] = {}
    sharing: defaultdict[str, list[int]] = defaultdict(list)
    heard: dict[str, str] = {}
    for report in reports:
        article, names, hashes = report.article, _names(report.article), _hashes(report.article.sketch)
        shared = Counter(number for each in hashes & sharing.keys() for number in sharing[each])
        copied = [number for number, count in shared.items() if count >= ALIKE * len(hashes) and _copies(article, first[number])]
        known = min([*copied, *(named[name] for name in names if name in named)], default=len(first))
        if known == len(first):
            first.append(article)
            named |= dict.fromkeys(names, known)
            for each in hashes:
                sharing[each].append(known)
        heard[report.id] = first[known].id
    return heard


def _names(article: Source) -> tuple[str, ...]:
    """What tells that an article is of the same voice as another, whatever it says."""
    return (f"article {article.id}", f"outlet {_plain(article.source)}") if article.source else (f"article {article.id}",)


def _copies(one: Source, other: Source) -> bool:
    return _near(one, other) and likeness(one.sketch, other.sketch) >= ALIKE


def _near(one: Source, other: Source) -> bool:
    if not one.published or not other.published:
        return False
    return abs((earliest(one.published) - earliest(other.published)).days) <= DAYS


@lru_cache(maxsize=20_000)
def _plain(name: str) -> str:
    return folded(name).strip()


@lru_cache(maxsize=20_000)
def _hashes(sketch: str) -> frozenset[str]:
    return frozenset(sketch[at : at + DIGITS] for at in range(0, len(sketch), DIGITS))
