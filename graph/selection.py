"""From a filter to the part of a query that finds its events: whatever lists, counts or sums them up goes on from there."""

from __future__ import annotations

from datetime import date
from typing import LiteralString

from graph.closely import CLOSELY, asks_closely, close_parameters
from graph.errors import Invalid
from graph.event import Event
from graph.filter import EventFilter
from graph.shape import TAKES_PART, dyad_id, dyads
from graph.when import earliest, latest

OF_A_PAIR: LiteralString = "MATCH (:Dyad {id: $dyad})<-[link:BETWEEN]-(event:Event) WHERE true"

OF_PAIRS: LiteralString = """
UNWIND $pairs AS pair
MATCH (:Dyad {id: pair.dyad})<-[link:BETWEEN]-(event:Event)
WHERE (pair.since IS NULL OR link.last >= pair.since) AND (pair.until IS NULL OR link.earliest <= pair.until)
"""

OF_A_STATE: LiteralString = "MATCH (:Entity {id: $state})-[link:" + TAKES_PART + "]->(event:Event) WHERE true"

OF_ALL: LiteralString = (
    "MATCH (event:Event) WITH event, event {.type, .status, .earliest, .latest, .last, event: event.id} AS link "
    "WHERE event.rejected IS NULL"
)

FITS: LiteralString = """
  AND ($types IS NULL OR link.type IN $types)
  AND ($status IS NULL OR link.status IN $status)
  AND ($since IS NULL OR link.last >= $since)
  AND ($until IS NULL OR link.earliest <= $until)
"""


def selected(wanted: EventFilter) -> tuple[LiteralString, dict[str, object]]:
    """A beginning of a query that binds `event` and `link` (its type, status and days), once or more for each event, and its parameters.

    Invalid where the filter asks for another day's view: that takes the reports themselves (`graph.asof`).
    """
    if asks_past(wanted):
        raise Invalid("known_by, recorded_by and in_force_on are for lists of events, not for counts over them")
    parameters: dict[str, object] = {
        "types": [type_.value for type_ in wanted.types] or None,
        "status": [status.value for status in wanted.status] or None,
        "since": earliest(wanted.since) if wanted.since else None,
        "until": latest(wanted.until) if wanted.until else None,
    }
    query = OF_ALL
    if wanted.between:
        query, parameters["dyad"] = OF_A_PAIR, dyad_id(*wanted.between)
    elif wanted.pairs is not None:
        query, parameters["pairs"] = OF_PAIRS, [pair.model_dump() for pair in wanted.pairs]
    elif wanted.state:
        query, parameters["state"] = OF_A_STATE, wanted.state
    if asks_closely(wanted):
        return query + FITS + CLOSELY, parameters | close_parameters(wanted)
    return query + FITS, parameters


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
