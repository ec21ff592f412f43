"""The items of a job: taken one after the other, each ended in a transaction of its own."""

from __future__ import annotations

import datetime as dt
from typing import LiteralString

from neo4j import AsyncTransaction
from pydantic import BaseModel, ConfigDict

from graph.jobs import LEASE, Item, Job
from graph.store import Row, Store, rows

WAITING: LiteralString = """
MATCH (:Job {id: $job})<-[:WAITS_FOR]-(item:JobItem)
RETURN item.id AS id, item.where AS where, item.given AS given ORDER BY item.number LIMIT $limit
"""


async def waiting_items(store: Store, job: Job, limit: int) -> tuple[Item, ...]:
    """The next items of `job`, in order."""
    return tuple(Item.model_validate(row) for row in await store.read(WAITING, job=job.id, limit=limit))


TAKEN: LiteralString = """
MATCH (:Job {id: $job})<-[:DONE_FOR]-(item:JobItem)
RETURN item.where AS where, item.article AS article ORDER BY item.number LIMIT 200
"""


class TakenItem(BaseModel):
    """An item that gave an article."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    where: str
    """What people know it by: the article's title, or the address that it was fetched from."""
    article: str
    """Id of the article."""


async def taken_items(store: Store, job_id: str) -> tuple[TakenItem, ...]:
    """The first 200 items of a job that gave articles, in order."""
    return tuple(TakenItem.model_validate(row) for row in await store.read(TAKEN, job=job_id))


# What was given is thrown away: the article has it, and what failed is known by name.
DONE: LiteralString = """
MATCH (item:JobItem {id: $item})-[waits:WAITS_FOR]->(job:Job)
DELETE waits
CREATE (item)-[:DONE_FOR]->(job)
SET item.article = $said, job.done = job.done + 1, job.lease = $until
REMOVE item.given
"""

FAILED: LiteralString = """
MATCH (item:JobItem {id: $item})-[waits:WAITS_FOR]->(job:Job)
DELETE waits
CREATE (item)-[:FAILED_FOR]->(job)
SET item.problem = $said, job.failed = job.failed + 1, job.lease = $until
REMOVE item.given
"""

STATE: LiteralString = "MATCH (job:Job {id: $job}) RETURN job.state AS state"


async def item_done(store: Store, job: Job, item: Item, article: str, now: dt.datetime) -> bool:
    """The item gave the article with this id. Returns whether the job goes on: somebody may have cancelled it."""
    return await _end(store, DONE, job, item, article, now)


async def item_failed(store: Store, job: Job, item: Item, problem: str, now: dt.datetime) -> bool:
    """The item came to nothing, for this reason. Returns whether the job goes on."""
    return await _end(store, FAILED, job, item, problem, now)


async def _end(store: Store, query: LiteralString, job: Job, item: Item, said: str, now: dt.datetime) -> bool:
    async def work(transaction: AsyncTransaction) -> list[Row]:
        await rows(transaction, query, item=item.id, said=said, until=now.astimezone(dt.UTC) + LEASE)
        return await rows(transaction, STATE, job=job.id)

    found = await store.write_beside(work)
    return bool(found) and found[0]["state"] == "running"


FINISH: LiteralString = """
MATCH (job:Job {id: $job}) WHERE job.state = 'running' AND NOT EXISTS { (job)<-[:WAITS_FOR]-(:JobItem) }
SET job.state = 'done', job.ended = $now
REMOVE job.lease, job.owner
"""


async def finish_job(store: Store, job: Job, now: dt.datetime) -> None:
    """The job is done, where no item waits any more."""

    async def work(transaction: AsyncTransaction) -> None:
        await rows(transaction, FINISH, job=job.id, now=now.astimezone(dt.UTC))

    await store.write_beside(work)


RELEASE: LiteralString = "MATCH (job:Job {id: $job}) WHERE job.owner = $owner REMOVE job.lease, job.owner"


async def release_job(store: Store, job: Job, owner: str) -> None:
    """`owner` works on it no longer: any process may go on with it at once."""

    async def work(transaction: AsyncTransaction) -> None:
        await rows(transaction, RELEASE, job=job.id, owner=owner)

    await store.write_beside(work)
