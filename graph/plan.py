"""What must change in the store so that it shows the events that the reports tell of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from graph.comparer import Comparer
from graph.event import Event, Report
from graph.fact import Roles
from graph.neighbours import Stored
from graph.rows import Row, event_properties, stored_alike


@dataclass(frozen=True, slots=True)
class Change:
    """One event to be made, or to be brought from what it was to what it is."""

    event: Event
    properties: Row
    former: str | None
    """The id under which the store has it; None: it is new."""
    relink: bool
    """Whether who takes part, or when, has changed."""
    blocks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Plan:
    """All changes of one transaction."""

    changes: tuple[Change, ...]
    gone: tuple[str, ...]
    """Events that no report supports any more."""
    opened: tuple[tuple[str, Report], ...]
    """New reports, each with the id of its event."""
    events: dict[str, str]
    """For every report that was looked at the id of its event."""
    moved: tuple[tuple[str, str, str], ...]
    """Reports that now tell of another event: report, event that holds it, event that it tells of; ids as they are after the changes."""
    unchanged: frozenset[str]
    """Events that the same reports tell of as before, and nothing new was decided about."""

    def aliases(self) -> list[tuple[str, str]]:
        """Ids that no longer name an event, each with the event that its report now tells of."""
        former = {*self.gone, *(change.former for change in self.changes if change.former)}
        return [(id_, event) for id_ in sorted(former) if (event := self.events.get(id_, id_)) != id_]


def plan(
    before: Sequence[Stored], groups: Iterable[Sequence[Report]], opened: Collection[str], compare: Comparer, judged: Collection[str] = ()
) -> Plan:
    """From the stored events to `groups` of reports.

    `opened` are the ids of the reports that the store lacks, `judged` of those about which judgements have changed.
    """
    held = {report.id: event.properties["id"] for event in before for report in event.reports}
    known = {event.properties["id"]: event for event in before}
    changes: list[Change] = []
    new: list[tuple[str, Report]] = []
    moving: list[tuple[str, str, str]] = []
    renamed: dict[str, str] = {}
    events: dict[str, str] = {}
    unchanged: set[str] = set()
    for group in groups:
        if (
            (stored := known.get(group[0].id))
            and {report.id for report in group} == {report.id for report in stored.reports}
            and not any(report.id in judged for report in group)
        ):
            renamed[group[0].id] = group[0].id
            unchanged.add(group[0].id)
            events.update((report.id, group[0].id) for report in group)
            continue
        event = compare.rulings.shown(group)
        events.update((report.id, event.id) for report in group)
        former = _node(event.id, group, known)
        if former:
            renamed[former] = event.id
        blocks = frozenset[str]().union(*(compare.keys(report) for report in group))
        change = _change(event, blocks, known.get(former or ""))
        if change:
            changes.append(change)
        new.extend((event.id, report) for report in group if report.id in opened)
        moving.extend((report.id, held[report.id], event.id) for report in group if report.id in held and held[report.id] != former)
    moved = tuple((report, renamed.get(holder, holder), event) for report, holder, event in moving)
    gone = tuple(sorted(known.keys() - renamed.keys()))
    return Plan(changes=tuple(changes), gone=gone, opened=tuple(new), events=events, moved=moved, unchanged=frozenset(unchanged))


def _node(event: str, group: Sequence[Report], known: dict[str, Stored]) -> str | None:
    """The stored event that lives on in `group`: events are named after a report, and that report is in one group only."""
    if event in known:
        return event
    return min((report.id for report in group if report.id in known), default=None)


def _change(event: Event, blocks: frozenset[str], stored: Stored | None) -> Change | None:
    properties = event_properties(event)
    former = stored.properties["id"] if stored else None
    if stored and stored_alike(properties, stored.properties) and blocks == stored.blocks:
        return None
    relink = stored is None or _links(properties) != _links(stored.properties) or blocks != stored.blocks
    return Change(event=event, properties=properties, former=former, relink=relink, blocks=blocks)


_LINKED = {"rejected", "type", "status", "date", "end", "persons", *Roles.model_fields}


def _links(properties: Row) -> Row:
    """What the relationships of an event depend on."""
    return {key: properties[key] for key in _LINKED if properties.get(key) is not None}
