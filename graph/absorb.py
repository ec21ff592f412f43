"""Reports into events: what hangs together with a change is clustered anew, and the differences are written."""

from __future__ import annotations

from collections.abc import Mapping

from neo4j import AsyncTransaction

from graph.cluster import cluster
from graph.comparer import Comparer
from graph.doubts import doubts, keep_doubts
from graph.errors import Conflict
from graph.event import Report
from graph.neighbours import neighbourhood
from graph.plan import plan
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
    await write(transaction, changes, label)
    await keep_doubts(transaction, doubts(groups, around.near, new, compare))
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
    await write(transaction, plan(around.linked, groups, (), compare, reports), "Article")
    await keep_doubts(transaction, doubts(groups, around.near, reports, compare))
