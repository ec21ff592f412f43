"""One event as it was known on another day, or held at another moment."""

from __future__ import annotations

import datetime as dt
from typing import Final

from graph.asof import events_as_of
from graph.conflicts import conflicts
from graph.event import EventDetail
from graph.events import get_event
from graph.filter import EventFilter
from graph.past_reports import founders_of
from graph.store import Store
from graph.when import PartialDate

MOST_REPORTS: Final = 1000


async def event_as_of(store: Store, event_id: str, known_by: PartialDate | None, recorded_by: dt.datetime | None) -> EventDetail | None:
    """The event of then that has the report which `event_id` names, or else another report of that event as it is now.

    None where nothing of it was known yet. Raises Invalid when more than 20,000 reports would have to be looked at.
    """
    now = await get_event(store, event_id)
    told = now.reports if now else tuple(past.report for past in await founders_of(store, event_id))
    if not told:
        return None
    everyone = list((now or told[0].claim).roles.everyone())
    start = {"between": everyone[:2]} if len(everyone) > 1 else {"state": everyone[0]}
    wanted = EventFilter.model_validate({**start, "types": [told[0].claim.type], "known_by": known_by, "recorded_by": recorded_by})
    held = {report.id: each for each in await events_as_of(store, wanted) for report in each[1]}
    found = next((held[id_] for id_ in (event_id, *(report.id for report in told)) if id_ in held), None)
    if found is None:
        return None
    event, group = found
    reports = sorted(group, key=lambda report: (report.article.published or "", report.id))[:MOST_REPORTS]
    differing = conflicts(event, reports)
    return EventDetail.model_validate({**dict(event), "disputed": len(differing), "conflicts": differing, "reports": reports})
