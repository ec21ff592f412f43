"""What stood on a day: agreements, sanctions, deployments and memberships that had begun and not ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from graph.cluster import Group
from graph.event import Event
from graph.fact import FactType, Status
from graph.when import earliest, latest

STANDING = frozenset({FactType.AGREEMENT, FactType.SANCTION, FactType.DEPLOYMENT, FactType.MEMBERSHIP})


def in_force(events: Sequence[tuple[Event, Group]], day: dt.date) -> list[tuple[Event, Group]]:
    """Those of `events` that stood on `day`.

    An event stands from the last day that its date may mean (undated: from its first report) until the first day that its end may mean;
    only what was done or is ended ever stood. A withdrawal never stands. Where the end is told as an event of its own (a sanction lifted,
    a deployment withdrawn), the latest that began before it, between the same sides, ends with it.
    """
    standing = [each for each in events if each[0].type in STANDING and each[0].kind != "withdrawal" and _stood(each, day)]
    ended = {id_ for end in events if _is_end(end[0]) and _began(end) <= day for id_ in _ended_by(end, standing)}
    return [each for each in standing if each[0].id not in ended]


def _stood(each: tuple[Event, Group], day: dt.date) -> bool:
    event, group = each
    if event.status is Status.ENDED and event.end is None:
        return False  # when it began is not known, or when it ended
    if event.status not in {Status.DONE, Status.ENDED} and not any(report.claim.status is Status.DONE for report in group):
        return False
    return _began(each) <= day and (
        event.end is None or earliest(event.end) > day or (event.status is not Status.ENDED and latest(event.end) >= day)
    )


def _began(each: tuple[Event, Group]) -> dt.date:
    event, group = each
    if event.date:
        return latest(event.date)
    return min((earliest(report.article.published) for report in group if report.article.published), default=dt.date.max)


def _is_end(event: Event) -> bool:
    return (event.status is Status.ENDED and event.end is None) or (event.kind == "withdrawal" and event.status is Status.DONE)


def _ended_by(end: tuple[Event, Group], standing: Iterable[tuple[Event, Group]]) -> list[str]:
    candidates = [each for each in standing if each[0].type is end[0].type and each[0].roles == end[0].roles and _fits(each[0], end[0])]
    before = [each for each in candidates if _began(each) <= _began(end)]
    return [max(before, key=lambda each: (_began(each), each[0].id))[0].id] if before else []


def _fits(begun: Event, end: Event) -> bool:
    if "withdrawal" in {begun.kind, end.kind}:
        return True
    return begun.kind is None or end.kind is None or begun.kind == end.kind
