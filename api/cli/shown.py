"""Facts and events in a few words, for people at a terminal."""

from __future__ import annotations

from graph.event import Event
from graph.fact import Fact, sides


def who(told: Event | Fact) -> str:
    """`RUS → BLR`, the acting side first and a question mark for one that is not known; `BLR, RUS` where all take part alike."""
    return " → ".join(", ".join(ids) or "?" for ids in sides(told.type, told.roles))


def what(told: Event | Fact) -> str:
    """What is known of it beside who, when and how far: name, kind, money, items, people."""
    money = f"{told.amount:,.0f} {told.currency or ''}".strip() if told.amount else None
    return "; ".join(filter(None, [told.name, told.kind, money, ", ".join(told.items), ", ".join(told.persons)]))


def line(fact: Fact) -> str:
    """A fact on one line: `loan, 2021-09-09, done, RUS → BLR, 630,000,000 USD: “Russia lent ...”`."""
    dates = f"{fact.date or 'undated'}{f' to {fact.end}' if fact.end else ''}"
    quote = " ".join(fact.quote.split())
    return f"{', '.join(filter(None, [fact.type, dates, fact.status, who(fact), what(fact)]))}: “{quote}”"
