"""Conditions that only the event itself and its reports can answer, beside those that its relationships carry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import LiteralString

from anyascii import anyascii

from graph.event import Event, Report
from graph.filter import EventFilter

CLOSELY: LiteralString = """
  AND all(also IN $also WHERE EXISTS { MATCH (event)<--(:Entity {id: also}) })
  AND ($actors IS NULL OR any(one IN coalesce(event.lender, event.supplier, event.sender, event.imposer, event.actor, []) WHERE one IN $actors))
  AND ($recipients IS NULL OR any(one IN coalesce(event.borrower, event.recipient, event.host, event.target, []) WHERE one IN $recipients))
  AND ($kinds IS NULL OR event.kind IN $kinds)
  AND ($min_amount IS NULL OR event.amount >= $min_amount)
  AND ($max_amount IS NULL OR event.amount <= $max_amount)
  AND ($currency IS NULL OR event.currency = $currency)
  AND ($min_confidence IS NULL OR event.confidence >= $min_confidence)
  AND ($min_sources IS NULL OR event.support >= $min_sources)
  AND all(person IN $persons WHERE any(name IN coalesce(event.persons_typed, event.persons, [])
    WHERE ' ' + replace(replace(toLower(name), '-', ' '), "'", ' ') + ' ' CONTAINS person))
  AND ($item IS NULL OR any(name IN coalesce(event.items, []) WHERE toLower(name) CONTAINS $item))
  AND ($place IS NULL OR toLower(coalesce(event.place_typed, event.place, '')) CONTAINS $place)
  AND ($words IS NULL OR EXISTS {
    MATCH (event)<-[report:REPORTS]-(source)
    WHERE all(word IN $words WHERE toLower(coalesce(event.called, '') + ' ' + report.quote + ' ' + coalesce(source.title, '')) CONTAINS word)
  })
"""
"""Follows a WHERE that binds `event`."""

WHOLE = 3
"""Letters of part of a person's name that are looked for as a word of it: "Xi" is not in "Maxim"."""
APART = str.maketrans("-'", "  ")

ACTING = ("lender", "supplier", "sender", "imposer", "actor")
RECEIVING = ("borrower", "recipient", "host", "target")


def close_parameters(wanted: EventFilter) -> dict[str, object]:
    """The parameters of CLOSELY."""
    return {
        "also": list(wanted.also),
        "actors": list(wanted.actors) or None,
        "recipients": list(wanted.recipients) or None,
        "kinds": list(wanted.kinds) or None,
        "min_amount": wanted.min_amount,
        "max_amount": wanted.max_amount,
        "currency": wanted.currency,
        "min_confidence": wanted.min_confidence,
        "min_sources": wanted.min_sources,
        "persons": [_beginning(person) for person in wanted.persons],
        "item": _lower(wanted.item),
        "place": _typed(wanted.place),
        "words": _words(wanted.text),
    }


def asks_closely(wanted: EventFilter) -> bool:
    """Whether any condition needs CLOSELY."""
    return any(value is not None and value != [] for value in close_parameters(wanted).values())


def fits_closely(event: Event, reports: Sequence[Report], wanted: EventFilter) -> bool:
    """CLOSELY over an event that the graph does not hold as it stands."""
    roles, everyone = event.roles.filled(), event.roles.everyone()
    acting = {one for role in ACTING for one in roles.get(role, ())}
    receiving = {one for role in RECEIVING for one in roles.get(role, ())}
    amount, words = event.amount, _words(wanted.text)
    return (
        all(also in everyone for also in wanted.also)
        and (not wanted.actors or not acting.isdisjoint(wanted.actors))
        and (not wanted.recipients or not receiving.isdisjoint(wanted.recipients))
        and (not wanted.kinds or event.kind in wanted.kinds)
        and (wanted.min_amount is None or (amount is not None and amount >= wanted.min_amount))
        and (wanted.max_amount is None or (amount is not None and amount <= wanted.max_amount))
        and (wanted.currency is None or event.currency == wanted.currency)
        and (wanted.min_confidence is None or event.confidence >= wanted.min_confidence)
        and (wanted.min_sources is None or event.support >= wanted.min_sources)
        and all(any(_beginning(person) in f"{_apart(name)} " for name in event.persons) for person in wanted.persons)
        and _contains(event.items, wanted.item)
        and _contains((_typed(event.place) or "",), _typed(wanted.place))
        and (words is None or any(all(word in _said(event, report) for word in words) for report in reports))
    )


def _contains(names: Sequence[str], wanted: str | None) -> bool:
    return wanted is None or any(wanted.lower() in name.lower() for name in names)


def _beginning(person: str) -> str:
    """What of a name is looked for: words from the beginning of one on; up to WHOLE letters are a whole word."""
    return _apart(person) + (" " if len(person) <= WHOLE else "")


def _apart(name: str) -> str:
    """The words of a name as typed, each behind a space: `valery giscard d estaing`."""
    return " " + anyascii(name).lower().translate(APART)


def _said(event: Event, report: Report) -> str:
    return f"{event.name or ''} {report.claim.quote} {report.article.title or ''}".lower()


def _typed(text: str | None) -> str | None:
    return anyascii(text).lower() if text else None


def _lower(text: str | None) -> str | None:
    return text.lower() if text else None


def _words(text: str | None) -> list[str] | None:
    return text.lower().split() if text else None
