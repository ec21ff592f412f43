"""Events found by pair, state, type, status and window, and one event with its evidence.

A list is filtered and sorted on the relationships, which carry what that needs; only the events of the page itself are read.
"""

from __future__ import annotations

from typing import LiteralString

from pydantic import BaseModel, ConfigDict

from graph.cursor import UNDATED, read_cursor, write_cursor
from graph.event import EventDetail, EventPage, FoundEvent, Report
from graph.filter import EventFilter
from graph.rows import EVENT, Row, event_from, report_from
from graph.shape import TAKES_PART, dyad_id
from graph.store import Store
from graph.when import earliest, latest

_FITS: LiteralString = (
    """
WHERE ($types IS NULL OR link.type IN $types)
  AND ($status IS NULL OR link.status IN $status)
  AND ($since IS NULL OR link.last >= $since)
  AND ($until IS NULL OR link.earliest <= $until)
WITH DISTINCT event, coalesce(link.latest, $undated) AS day, link.event AS id
WHERE $day IS NULL OR day < $day OR (day = $day AND id > $after)
WITH event, day, id ORDER BY day DESC, id LIMIT $limit
RETURN """
    + EVENT
    + """ AS event, COLLECT {
  MATCH (event)<-[report:REPORTS]-(article)
  RETURN {
    report: properties(report),
    article: {id: article.id, title: article.title, published: article.published, source: article.source, url: article.url}
  }
  ORDER BY article.published, report.id LIMIT 3
} AS reports
ORDER BY day DESC, id
"""
)

OF_A_PAIR: LiteralString = "MATCH (:Dyad {id: $dyad})<-[link:BETWEEN]-(event:Event)" + _FITS

OF_A_STATE: LiteralString = "MATCH (:Entity {id: $state})-[link:" + TAKES_PART + "]->(event:Event)" + _FITS

OF_ALL: LiteralString = "MATCH (event:Event) WITH event, event {.type, .status, .earliest, .latest, .last, event: event.id} AS link" + _FITS

ONE: LiteralString = (
    """
MATCH (event:Event {id: $id})
RETURN """
    + EVENT
    + """ AS event, COLLECT {
  MATCH (event)<-[report:REPORTS]-(article)
  RETURN {
    report: properties(report),
    article: {id: article.id, title: article.title, published: article.published, source: article.source, url: article.url}
  }
  ORDER BY article.published, report.id LIMIT 1000
} AS reports
"""
)


class _Told(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    report: Row
    article: Row


class _Found(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    event: Row
    reports: tuple[_Told, ...]

    def evidence(self) -> tuple[Report, ...]:
        return tuple(report_from(told.report, told.article) for told in self.reports)


async def find_events(store: Store, wanted: EventFilter) -> EventPage:
    """One page of the events that fit, newest first, undated last. Raises Invalid for a cursor that is none."""
    day, after = read_cursor(wanted.cursor) if wanted.cursor else (None, None)
    conditions = {
        "types": [type_.value for type_ in wanted.types] or None,
        "status": [status.value for status in wanted.status] or None,
        "since": earliest(wanted.since) if wanted.since else None,
        "until": latest(wanted.until) if wanted.until else None,
        "undated": UNDATED,
        "day": day,
        "after": after,
        "limit": wanted.limit + 1,
    }
    if wanted.between:
        rows = await store.read(OF_A_PAIR, dyad=dyad_id(*wanted.between), **conditions)
    elif wanted.state:
        rows = await store.read(OF_A_STATE, state=wanted.state, **conditions)
    else:
        rows = await store.read(OF_ALL, **conditions)
    found = [_found(_Found.model_validate(row), wanted) for row in rows]
    page = found[: wanted.limit]
    return EventPage(events=tuple(page), next=_cursor(page[-1]) if len(found) > wanted.limit else None)


async def get_event(store: Store, event_id: str) -> EventDetail | None:
    """The event with all its reports; None when there is none of this id."""
    rows = await store.read(ONE, id=event_id)
    if not rows:
        return None
    found = _Found.model_validate(rows[0])
    return EventDetail.model_validate({**event_from(found.event), "reports": found.evidence()})


def _found(row: _Found, wanted: EventFilter) -> FoundEvent:
    fields = event_from(row.event)
    return FoundEvent.model_validate({**fields, "imprecise": _imprecise(fields.get("date"), wanted), "evidence": row.evidence()})


def _imprecise(date: str | None, wanted: EventFilter) -> bool:
    """Whether some of the days that `date` may mean lie outside the window. A day is never imprecise: an interval may reach out of the window."""
    if date is None or len(date) == 10:
        return False
    before = wanted.since is not None and earliest(date) < earliest(wanted.since)
    return before or (wanted.until is not None and latest(date) > latest(wanted.until))


def _cursor(event: FoundEvent) -> str:
    when = event.date or event.end
    return write_cursor(latest(when) if when else None, event.id)
