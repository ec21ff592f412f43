"""What the words of a question mean, said for people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from api import wording
from api.ask.meaning import Conditions, Meaning, Mentioned, Person
from api.naming import names
from api.parameters import EventSelection
from graph.filter import Sort

ORDERS: Final[dict[Sort, str]] = {
    Sort.DATE: "the latest first",
    Sort.OLDEST: "the earliest first",
    Sort.RECORDED: "the last added first",
    Sort.SOURCES: "the most reported first",
    Sort.AMOUNT: "the largest sums first",
}


TOLD: Final = 4
"""People told of who bear one surname."""


def plainly(meant: Meaning) -> str:
    """'loans and aid (grant)' for a type and kind, 'at least 1 billion USD' for a least amount and its currency."""
    if isinstance(meant, Mentioned):
        return meant.written
    if isinstance(meant, Person):
        return _person(meant)
    return ", ".join(filter(None, (say(meant) for say in SAY)))


def direction(asked: EventSelection) -> str:
    """'by Russia, towards Belarus': who acts and whom it concerns, as far as the question says."""
    sides = (("by", asked.actor), ("towards", asked.recipient))
    return ", ".join(f"{word} {names([one])}" for word, one in sides if one)


def _person(meant: Person) -> str:
    """Of several who may be meant the first few; a state, a year or the full name says which."""
    if len(meant.who) == 1:
        return f"with {meant.who[0]}"
    told = [*meant.who[:TOLD], *([f"{len(meant.who) - TOLD} more"] if len(meant.who) > TOLD else [])]
    return f"with anybody called {meant.name} (did you mean {', '.join(told[:-1])} or {told[-1]}?)"


def _kind(asked: Conditions) -> str:
    kind = f" ({asked.kind.replace('_', ' ')})" if asked.kind else ""
    return wording.TYPES[asked.type][1] + kind if asked.type else ""


def _window(asked: Conditions) -> str:
    if asked.since and not asked.until:
        return f"since {wording.day(asked.since)}"
    return wording.when(asked.since, asked.until) if asked.until else ""


def _sum(asked: Conditions) -> str:
    least, most = (wording.money(amount, asked.currency) for amount in (asked.min_amount, asked.max_amount))
    said = " and ".join(filter(None, (least and f"at least {least}", most and f"at most {most}")))
    return said or (f"in {asked.currency}" if asked.currency and not asked.sort else "")


def _order(asked: Conditions) -> str:
    return ORDERS[asked.sort] + (f" in {asked.currency}" if asked.currency else "") if asked.sort else ""


def _sources(asked: Conditions) -> str:
    return "" if asked.min_sources is None else f"told by at least {asked.min_sources} report{'s' if asked.min_sources != 1 else ''}"


SAY: Final[tuple[Callable[[Conditions], str], ...]] = (
    _kind,
    _window,
    _sum,
    _order,
    lambda asked: f"at most {asked.limit}" if asked.limit else "",
    lambda asked: "how many" if asked.total else "",
    lambda asked: wording.STATUSES[asked.status] if asked.status else "",
    lambda asked: wording.in_force(asked.in_force_on) if asked.in_force_on else "",
    lambda asked: f"known by {wording.day(asked.known_by)}" if asked.known_by else "",
    lambda asked: f"as recorded by {wording.day(asked.recorded_by.date().isoformat())}" if asked.recorded_by else "",
    lambda asked: "" if asked.min_confidence is None else f"at least {100 * asked.min_confidence:.3g}% sure",
    _sources,
    lambda asked: f"of {asked.item}" if asked.item else "",
    lambda asked: f"in {asked.place}" if asked.place else "",
    lambda asked: f"with the words “{asked.text}”" if asked.text else "",
)
"""What each condition says; nothing where it is not asked for."""
