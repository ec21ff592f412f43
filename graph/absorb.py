"""Reports into events: what hangs together with a change is clustered anew, and the differences are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from neo4j import AsyncTransaction

from graph.cluster import Group, cluster
from graph.comparer import Comparer
from graph.doubts import doubts, forget_doubts, keep_doubts
from graph.errors import Conflict
from graph.event import Report
from graph.neighbours import Neighbourhood, neighbourhood
from graph.plan import Plan, plan
from graph.write import SourceLabel, write


async def absorb(
    transaction: AsyncTransaction, label: SourceLabel, opened: Mapping[str, Report], closed: Mapping[str, Report]
) -> dict[str, str]:
    """Let the reports `opened` (by id) count from now on and `closed` no longer; those of `opened` that the store has are left alone.

    The nodes that they come from have `label` and exist. Returns for every report that was looked at the id of its event.
    """
    if not opened and not closed:
        return {}
    compare = Comparer()
    around = await neighbourhood(transaction, [*opened.values(), *closed.values()], compare)
    held = {report.id: report for event in around.linked for report in event.reports}
    new = {id_: report for id_, report in opened.items() if id_ not in held}
    standing = [report for id_, report in held.items() if id_ not in closed]
    groups = cluster([*standing, *new.values()], compare)
    changes = plan(around.linked, groups, new, compare)
    await _carry_out(transaction, label, changes, around, groups, compare)
    return changes.events


async def cluster_anew(transaction: AsyncTransaction, reports: Mapping[str, Report]) -> None:
    """Apply the judgements about stored `reports` (by id), which have just changed. Raises Conflict when two cannot both be kept."""
    compare = Comparer()
    around = await neighbourhood(transaction, list(reports.values()), compare)
    groups = cluster([report for event in around.linked for report in event.reports], compare)
    if against := compare.rulings.broken(groups):
        raise Conflict(
            f"judgement {against.id} of {against.by} ({against.kind.replace('_', ' ')}: {against.why}) stands against it: undo that first"
        )
    await _carry_out(transaction, "Article", plan(around.linked, groups, (), compare, reports), around, groups, compare)


async def _carry_out(
    transaction: AsyncTransaction, label: SourceLabel, changes: Plan, around: Neighbourhood, groups: Sequence[Group], compare: Comparer
) -> None:
    changed = [group for group in groups if group[0].id not in changes.unchanged]
    doubted = await forget_doubts(transaction, {event.properties["id"] for event in around.linked} - changes.unchanged)
    await write(transaction, changes, label, around.blocks)
    if doubted:
        created = {change.event.id for change in changes.changes if change.former is None}
        doubted |= {group[0].id for group in changed} - created  # ids may be others now
    await keep_doubts(transaction, doubts(changed, groups, around.near, compare), doubted)
