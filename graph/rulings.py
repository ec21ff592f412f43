"""The judgements that hold, as clustering asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from pydantic import ValidationError

from graph.best import best_event
from graph.cells import from_cell
from graph.conflicts import conflicts, gives, said
from graph.errors import complaints
from graph.event import Conflict, Event, Report
from graph.fact import Fact, Roles
from graph.judgement import Judgement, Target
from graph.when import precision

SETTLED_BY: Final = {"amount": ("amount", "currency")}
"""Fields whose correction settles what reports disagree about in another way than by the field itself."""


class Rulings:
    """A set of judgements that grows while the neighbourhood of a change is read."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._held: dict[str, Judgement] = {judgement.id: judgement for judgement in judgements}

    def add(self, judgements: Iterable[Judgement]) -> None:
        """Let these hold too."""
        self._held.update((judgement.id, judgement) for judgement in judgements)

    def between(self, one: Report, other: Report) -> Judgement | None:
        """What was decided about two reports: that they differ, if anybody said so, else that they are the same; None: nothing."""
        if not self._held:
            return None
        found = [judgement for judgement in self._held.values() if _is_about(judgement, one, other)]
        return min(found, key=lambda judgement: (judgement.kind != "not_same", judgement.id), default=None)

    def blocks(self, report: Report) -> frozenset[str]:
        """Blocks that `report` is in because it was judged the same as another."""
        if not self._held:  # asked for very often
            return frozenset()
        return frozenset(
            judgement.block
            for judgement in self._held.values()
            if judgement.kind == "same" and _names((*judgement.left, *judgement.right), report)
        )

    def names(self, report: Report) -> bool:
        """Whether any judgement is about `report`."""
        return any(_names((*judgement.left, *judgement.right), report) for judgement in self._held.values())

    def rejects(self, report: Report) -> bool:
        """Whether a person said that the report does not hold."""
        return any(judgement.kind == "reject" and _names(judgement.left, report) for judgement in self._held.values())

    def broken(self, groups: Iterable[Sequence[Report]]) -> Judgement | None:
        """Where `groups` do not keep a judgement: the one that stands against it, or itself where only likeness does; None: all are kept."""
        event = {report.id: group for group in groups for report in group}
        reports = {report.id: report for group in event.values() for report in group}
        for judgement in self._held.values():
            left = [id_ for id_, report in reports.items() if _names(judgement.left, report)]
            right = [id_ for id_, report in reports.items() if _names(judgement.right, report)]
            homes = {event[id_][0].id for id_ in (*left, *right)}
            shared = {event[id_][0].id for id_ in left} & {event[id_][0].id for id_ in right}
            if (judgement.kind == "same" and left and right and len(homes) > 1) or (judgement.kind == "not_same" and shared):
                involved = [report for id_ in (*left, *right) for report in event[id_]]
                return self._against(judgement, involved) or judgement
        return None

    def _against(self, judgement: Judgement, reports: Sequence[Report]) -> Judgement | None:
        """A judgement of the other kind about `reports`."""
        other = "not_same" if judgement.kind == "same" else "same"
        for each in self._held.values():
            sides = (each.left, each.right)
            if each.kind == other and all(any(_names(side, report) for report in reports) for side in sides):
                return each
        return None

    def shown(self, reports: Sequence[Report]) -> Event:
        """The event that `reports` tell of, as people left it."""
        event = self._judged(best_event(reports), reports)
        disputed = sum(not conflict.decided for conflict in self.disagreements(event, reports))
        return event.model_copy(update={"disputed": disputed, "rejected": self.rejects(reports[0])})

    def disagreements(self, event: Event, reports: Sequence[Report]) -> tuple[Conflict, ...]:
        """What `reports` disagree about. A correction decides it for the values told when it was made; one that is told later opens it again."""
        found = conflicts(event, reports)
        return tuple(conflict.model_copy(update={"decided": True}) if self._decided(conflict, reports) else conflict for conflict in found)

    def _decided(self, conflict: Conflict, reports: Sequence[Report]) -> bool:
        giving = [
            report for report in reports if gives(report.claim, conflict.field) and said(conflict.field, report.claim) == conflict.value
        ]
        return any(
            judgement.field in SETTLED_BY.get(conflict.field, (conflict.field,))
            and any(_names(judgement.left, report) for report in giving)
            for judgement in self._held.values()
        )

    def _judged(self, event: Event, reports: Sequence[Report]) -> Event:
        about = [judgement for judgement in self._held.values() if any(_names(judgement.left, report) for report in reports)]
        edits: dict[str, str | None] = {
            judgement.field: judgement.value for judgement in sorted(about, key=lambda each: each.at) if judgement.field is not None
        }
        accepted = any(judgement.kind == "accept" for judgement in about)
        if not edits and not accepted:
            return event
        return edited(event, edits).model_copy(update={"accepted": accepted})


def edited(event: Event, edits: Mapping[str, str | None]) -> Event:
    """`event` with these fields set; roles and lists are written as in `graph.cells`.

    Raises ValueError when a value does not fit its field, as no fact could have it.
    """
    dates = {"date": event.date, "end": event.end} if edits.keys() & {"date", "end"} else {}
    given = {field: from_cell(field, value) for field, value in edits.items()}
    told = {"type": event.type, "roles": event.roles, "persons": event.persons, "status": event.status, **dates, **given}
    try:
        fact = Fact.model_validate({**told, "quote": "judged by a person"})
    except ValidationError as error:
        raise ValueError(complaints(error, "edit")) from None
    values = {field: getattr(fact, field) for field in edits}
    if "roles" in values:
        values["roles"] = Roles(**{role: tuple(sorted(set(ids))) for role, ids in fact.roles.filled().items()})
    changed = event.model_copy(update={**values, "edited": tuple(sorted(edits))})
    return changed.model_copy(update={"precision": precision(changed.date) if changed.date else None})


def _is_about(judgement: Judgement, one: Report, other: Report) -> bool:
    return judgement.kind in {"same", "not_same"} and (
        (_names(judgement.left, one) and _names(judgement.right, other)) or (_names(judgement.left, other) and _names(judgement.right, one))
    )


def _names(targets: tuple[Target, ...], report: Report) -> bool:
    return any(target.names(report) for target in targets)
