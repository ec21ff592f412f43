"""One event as it was known on another day, or held at another moment."""

from __future__ import annotations

import datetime as dt
from typing import Final

from graph.asof import groups_as_of
from graph.event import EventDetail
from graph.events import get_event
from graph.filter import EventFilter
from graph.past_reports import founders_of
from graph.store import Store
from graph.when import PartialDate

MOST_REPORTS: Final = 1000


async def event_as_of(store: Store, event_id: str, known_by: PartialDate | None, recorded_by: dt.datetime | None) -> EventDetail | None:
    """The event of then that has the report which `event_id` names, or else another report of that event as it is now.

    None where nothing of it was known yet. Raises TooMuch when more than 20,000 reports would have to be looked at.
    """
    now = await get_event(store, event_id)
    told = now.reports if now else tuple(past.report for past in await founders_of(store, event_id))
    if not told:
        return None
    everyone = list((now or told[0].claim).roles.everyone())
    start = {"between": everyone[:2]} if len(everyone) > 1 else {"state": everyone[0]}
    wanted = EventFilter.model_validate({**start, "types": [told[0].claim.type], "known_by": known_by, "recorded_by": recorded_by})
    groups, rulings = await groups_as_of(store, wanted)
    held = {report.id: group for group in groups for report in group}
    group = next((held[id_] for id_ in (event_id, *(report.id for report in told)) if id_ in held), None)
    if group is None:
        return None
    event = rulings.shown(group)
    reports = tuple(sorted(group, key=lambda report: (report.article.published or "", report.id))[:MOST_REPORTS])
    return EventDetail(**dict(event), conflicts=rulings.disagreements(event, reports), reports=reports)
