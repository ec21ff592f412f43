"""From a filter to the part of a query that finds its events: whatever lists, counts or sums them up goes on from there."""

from __future__ import annotations

from datetime import date
from typing import LiteralString, NamedTuple

from graph.closely import CLOSELY, asks_closely, close_parameters
from graph.event import Event
from graph.filter import EventFilter
from graph.shape import TAKES_PART, dyad_id, dyads
from graph.store import Store
from graph.when import earliest, latest
from graph.words import HITS, near


class Beginning(NamedTuple):
    """Two ways to the same events, each binding `event` and `link` (its type, status and days), once or more for each event."""

    found: LiteralString
    """From the node that they hang on."""
    at_hand: LiteralString
    """From events at hand (`seen`): those of them that hang on it. No MATCH: the embedded store would begin that at all the links."""
    size: LiteralString
    """On how many relationships they hang; `$enough` are counted."""
    parameters: dict[str, object]


_OF_A_PAIR: LiteralString = "MATCH (:Dyad {id: $dyad})<-[link:BETWEEN]-(event:Event) WHERE true"
_TO_A_PAIR: LiteralString = "UNWIND [(event)-[each:BETWEEN]->(dyad) WHERE dyad.id = $dyad | each] AS link WITH seen, event, link WHERE true"
_LINKS_OF_A_PAIR: LiteralString = "MATCH (:Dyad {id: $dyad})<-[link:BETWEEN]-() WITH link LIMIT $enough RETURN count(link) AS size"

_OF_PAIRS: LiteralString = """
UNWIND $pairs AS pair
MATCH (:Dyad {id: pair.dyad})<-[link:BETWEEN]-(event:Event)
WHERE (pair.since IS NULL OR link.last >= pair.since) AND (pair.until IS NULL OR link.earliest <= pair.until)
"""
_TO_PAIRS: LiteralString = """
UNWIND [(event)-[each:BETWEEN]->(dyad) WHERE any(pair IN $pairs WHERE pair.dyad = dyad.id
    AND (pair.since IS NULL OR each.last >= pair.since) AND (pair.until IS NULL OR each.earliest <= pair.until)) | each] AS link
WITH seen, event, link WHERE true
"""
_LINKS_OF_PAIRS: LiteralString = (
    "UNWIND $pairs AS pair MATCH (:Dyad {id: pair.dyad})<-[link:BETWEEN]-() WITH link LIMIT $enough RETURN count(link) AS size"
)

_OF_A_STATE: LiteralString = "MATCH (:Entity {id: $state})-[link:" + TAKES_PART + "]->(event:Event) WHERE true"
_TO_A_STATE: LiteralString = (
    "UNWIND [(event)<-[each:" + TAKES_PART + "]-(entity) WHERE entity.id = $state | each] AS link WITH seen, event, link WHERE true"
)
_LINKS_OF_A_STATE: LiteralString = (
    "MATCH (:Entity {id: $state})-[link:" + TAKES_PART + "]->() WITH link LIMIT $enough RETURN count(link) AS size"
)

_AS_LINK: LiteralString = (
    "WITH event, event {.type, .status, .earliest, .latest, .last, event: event.id} AS link WHERE event.rejected IS NULL"
)
_OF_ALL: LiteralString = "MATCH (event:Event) " + _AS_LINK
_TO_ALL: LiteralString = (
    "WITH seen, event, event {.type, .status, .earliest, .latest, .last, event: event.id} AS link WHERE event.rejected IS NULL"
)
_OF_WORDS: LiteralString = HITS + _AS_LINK
_HITS: LiteralString = HITS + " WITH event LIMIT $enough RETURN count(event) AS size"
_ALL: LiteralString = "MATCH (event:Event) WITH event LIMIT $enough RETURN count(event) AS size"

FITS: LiteralString = """
  AND ($types IS NULL OR link.type IN $types)
  AND ($status IS NULL OR link.status IN $status)
  AND ($since IS NULL OR link.last >= $since)
  AND ($until IS NULL OR link.earliest <= $until)
"""


def selected(store: Store, wanted: EventFilter) -> tuple[LiteralString, dict[str, object]]:
    """A beginning of a query that binds `event` and `link`, once or more for each event that fits, and its parameters.

    Of the events as they are now: where `wanted` asks for another day, they are worked out of the reports (`graph.asof`).
    """
    start = beginning(store, wanted)
    fitting, parameters = conditions(wanted)
    return start.found + fitting, start.parameters | parameters


def beginning(store: Store, wanted: EventFilter) -> Beginning:
    """Where the events are found from."""
    if wanted.between:
        return Beginning(_OF_A_PAIR, _TO_A_PAIR, _LINKS_OF_A_PAIR, {"dyad": dyad_id(*wanted.between)})
    if wanted.pairs is not None:
        return Beginning(_OF_PAIRS, _TO_PAIRS, _LINKS_OF_PAIRS, {"pairs": [pair.model_dump() for pair in wanted.pairs]})
    if wanted.state:
        return Beginning(_OF_A_STATE, _TO_A_STATE, _LINKS_OF_A_STATE, {"state": wanted.state})
    if store.full_text and wanted.text and (asked := near(wanted.text)):
        return Beginning(_OF_WORDS, _TO_ALL, _HITS, {"near": asked})
    return Beginning(_OF_ALL, _TO_ALL, _ALL, {})


def conditions(wanted: EventFilter) -> tuple[LiteralString, dict[str, object]]:
    """What follows a beginning, and its parameters: which of the events fit."""
    parameters: dict[str, object] = {
        "types": [type_.value for type_ in wanted.types] or None,
        "status": [status.value for status in wanted.status] or None,
        "since": earliest(wanted.since) if wanted.since else None,
        "until": latest(wanted.until) if wanted.until else None,
    }
    if asks_closely(wanted):
        return FITS + CLOSELY, parameters | close_parameters(wanted)
    return FITS, parameters


def asks_past(wanted: EventFilter) -> bool:
    """Whether events are asked for as of another day or moment."""
    return bool(wanted.known_by or wanted.recorded_by or wanted.in_force_on)


def fits(event: Event, wanted: EventFilter) -> bool:
    """The selection's conditions over an event that the graph does not hold as it stands."""
    everyone = event.roles.everyone()
    if any(entity not in everyone for entity in wanted.between or ((wanted.state,) if wanted.state else ())):
        return False
    if (wanted.types and event.type not in wanted.types) or (wanted.status and event.status not in wanted.status):
        return False
    if wanted.pairs is not None:
        joined = {dyad_id(*pair) for pair in dyads(event.roles)}
        if not any(pair.dyad in joined and _within(event, pair.since, pair.until) for pair in wanted.pairs):
            return False
    return _within(event, earliest(wanted.since) if wanted.since else None, latest(wanted.until) if wanted.until else None)


def _within(event: Event, since: date | None, until: date | None) -> bool:
    """Whether some day that the event may lie on is in the window; one without any date is in none."""
    when = event.date or event.end
    if when is None:
        return since is None and until is None
    return (until is None or earliest(when) <= until) and (since is None or latest(event.end or when) >= since)


def restricts(wanted: EventFilter) -> bool:
    """Whether any event is left out."""
    return wanted != EventFilter.model_validate({**wanted.model_dump(include={"limit", "cursor", "sort", "currency"})})
