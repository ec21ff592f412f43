"""What the words of a question were read as, said for people."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from api.pages import words
from graph.fact import FactType, Status
from graph.filter import Sort

NAMES: Final = re.compile(
    r"(?:^| )(type|kind|status|since|until|min_amount|max_amount|currency|sort|limit|total|in_force_on|known_by|recorded_by"
    r"|min_confidence|min_sources|item|person|place)="
)
"""The parameters that parts of a question become; `text` may hold anything, and is told apart before."""

ORDERS: Final[dict[Sort, str]] = {
    Sort.DATE: "the latest first",
    Sort.OLDEST: "the earliest first",
    Sort.RECORDED: "the last added first",
    Sort.SOURCES: "the most reported first",
    Sort.AMOUNT: "the largest sums first",
}


def plainly(read_as: str) -> str:
    """'loans and aid (grant)' for `type=loan kind=grant`, 'at least 1 billion USD' for `min_amount=1000000000 currency=USD`."""
    if read_as.startswith("text="):
        return f"with the words “{read_as.removeprefix('text=')}”"
    _, *pairs = NAMES.split(read_as)
    told = dict(zip(pairs[::2], pairs[1::2], strict=True))
    phrases = (_kind(told), _window(told), _sum(told), _order(told), *(say(told[name]) for name, say in SAID.items() if name in told))
    return ", ".join(filter(None, phrases)) or read_as


def _kind(told: dict[str, str]) -> str:
    kind = f" ({told['kind'].replace('_', ' ')})" if "kind" in told else ""
    return words.TYPES[FactType(told["type"])][1] + kind if "type" in told else ""


def _window(told: dict[str, str]) -> str:
    since, until = told.get("since"), told.get("until")
    return f"since {words.day(since)}" if since and not until else words.when(since, until) if until else ""


def _sum(told: dict[str, str]) -> str:
    least, most = (words.money(float(told[name]), told.get("currency")) if name in told else "" for name in ("min_amount", "max_amount"))
    return " and ".join(filter(None, (least and f"at least {least}", most and f"at most {most}")))


def _order(told: dict[str, str]) -> str:
    if "sort" not in told:
        return ""
    return ORDERS[Sort(told["sort"])] + (f" in {told['currency']}" if "currency" in told else "")


SAID: Final[dict[str, Callable[[str], str]]] = {
    "limit": lambda count: f"at most {count}",
    "total": lambda _: "how many",
    "status": lambda status: words.STATUSES[Status(status)],
    "in_force_on": lambda date: f"in force {_at(date)}",
    "known_by": lambda date: f"known by {words.day(date)}",
    "recorded_by": lambda date: f"as recorded by {words.day(date[:10])}",
    "min_confidence": lambda share: f"at least {100 * float(share):.3g}% sure",
    "min_sources": lambda count: f"told by at least {count} report{'s' if count != '1' else ''}",
    "item": lambda item: f"of {item}",
    "person": lambda person: f"with {person}",
    "place": lambda place: f"in {place}",
}
"""What a parameter says alone."""


def _at(date: str) -> str:
    """'in 2019', 'on 9 September 2021'."""
    return f"{'on' if len(date) == len('2019-09-09') else 'in'} {words.day(date)}"
