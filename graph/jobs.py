"""Long work, kept in the graph so that it goes on after a restart: a job is a list of items, each done or failed on its own."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from typing import Annotated, Literal, LiteralString

from neo4j import AsyncTransaction
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from graph.errors import NotFound
from graph.keys import Moment
from graph.rows import moment
from graph.store import Row, Store, rows

State = Literal["waiting", "running", "done", "cancelled"]

LEASE = dt.timedelta(minutes=5)
"""How long a job belongs to the process that works on it, without word from it; one item takes at most half a minute."""

KEPT = dt.timedelta(days=30)
"""How long a job is kept after its end."""

MaybeMoment = Annotated[dt.datetime | None, BeforeValidator(lambda value: moment(value) if value is not None else None)]


class Failure(BaseModel):
    """An item that came to nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    where: str = Field(description="which item: file:line, address")
    problem: str = Field(description="what was wrong with it")


class Job(BaseModel):
    """How far a job is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name: str = Field(description="what it does, for people", examples=["200 articles"])
    state: State
    total: int = Field(description="items in all")
    done: int = Field(description="items that were taken in")
    failed: int = Field(description="items that came to nothing")
    by: str = Field(description="name of the key that it was started with, or of the feed that it comes from")
    created: Moment
    ended: MaybeMoment = Field(None, description="when it was done or cancelled; null: not yet")


class JobDetail(Job):
    """A job with what went wrong in it and what came of it."""

    failures: tuple[Failure, ...] = Field(description="the first 100 items that came to nothing")
    articles: tuple[str, ...] = Field(description="ids of the first 1,000 articles that were taken in")


class NewItem(BaseModel):
    """One piece of work."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    where: str
    """What people know it by."""
    given: str
    """All that is needed to do it, as JSON."""


class Item(NewItem):
    """A piece of work that waits."""

    id: str


_JOB: LiteralString = (
    "job.id AS id, job.name AS name, job.state AS state, job.total AS total, job.done AS done, job.failed AS failed, job.by AS by, "
    "job.created AS created, job.ended AS ended"
)

SWEEP: LiteralString = """
MATCH (job:Job) WHERE job.ended < $before
WITH job LIMIT 10
OPTIONAL MATCH (job)<-[:WAITS_FOR|DONE_FOR|FAILED_FOR]-(item:JobItem)
DETACH DELETE item, job
"""

ADD: LiteralString = """
MERGE (job:Job {id: $id})
SET job.name = $name, job.state = 'waiting', job.total = $total, job.done = 0, job.failed = 0, job.by = $by, job.created = $created
"""

ADD_ITEMS: LiteralString = """
UNWIND $rows AS row
MATCH (job:Job {id: $id})
CREATE (item:JobItem {id: row.id, where: row.where, given: row.given, number: row.number, name: row.where})-[:WAITS_FOR]->(job)
"""


async def add_job(store: Store, name: str, items: Sequence[NewItem], by: str, created: dt.datetime) -> Job:
    """A new job that waits for its turn, kept whole or not at all; `created` is aware. Jobs that ended long ago are cleared away."""
    id_, created = secrets.token_hex(8), created.astimezone(dt.UTC)
    numbered = [{"id": f"{id_}/{number:06}", "number": number, **item.model_dump()} for number, item in enumerate(items, 1)]

    async def work(transaction: AsyncTransaction) -> None:
        await rows(transaction, SWEEP, before=created - KEPT)
        await rows(transaction, ADD, id=id_, name=name, total=len(items), by=by, created=created)
        for start in range(0, len(numbered), 500):
            await rows(transaction, ADD_ITEMS, id=id_, rows=numbered[start : start + 500])

    await store.write_beside(work)
    return Job(id=id_, name=name, state="waiting", total=len(items), done=0, failed=0, by=by, created=created, ended=None)


ONE: LiteralString = "MATCH (job:Job {id: $id}) RETURN " + _JOB

FAILURES: LiteralString = """
MATCH (:Job {id: $id})<-[:FAILED_FOR]-(item:JobItem)
RETURN item.where AS where, item.problem AS problem ORDER BY item.number LIMIT 100
"""

ARTICLES: LiteralString = """
MATCH (:Job {id: $id})<-[:DONE_FOR]-(item:JobItem)
RETURN item.article AS article ORDER BY item.number LIMIT 1000
"""


async def get_job(store: Store, id_: str) -> JobDetail:
    """How far the job is. Raises NotFound."""
    found = await store.read(ONE, id=id_)
    if not found:
        raise NotFound(f"There is no job {id_!r}; ended jobs are kept for {KEPT.days} days.")
    failures = await store.read(FAILURES, id=id_)
    articles = await store.read(ARTICLES, id=id_)
    return JobDetail.model_validate({**found[0], "failures": failures, "articles": [row["article"] for row in articles]})


LIST: LiteralString = (
    "MATCH (job:Job) WHERE $before IS NULL OR job.created < $before OR (job.created = $before AND job.id > $after) "
    "RETURN " + _JOB + " ORDER BY created DESC, id LIMIT $limit"
)


async def list_jobs(store: Store, limit: int, after: tuple[dt.datetime, str] | None = None) -> tuple[Job, ...]:
    """At most `limit` jobs, latest first; those that follow the one made at the moment and of the id `after`."""
    before, last = after or (None, None)
    return tuple(Job.model_validate(row) for row in await store.read(LIST, limit=limit, before=before, after=last))


CANCEL: LiteralString = """
MATCH (job:Job {id: $id})
SET job.ended = CASE WHEN job.state IN ['waiting', 'running'] THEN $now ELSE job.ended END,
    job.state = CASE WHEN job.state IN ['waiting', 'running'] THEN 'cancelled' ELSE job.state END
"""


async def cancel_job(store: Store, id_: str, now: dt.datetime) -> JobDetail:
    """No further item is begun; what was done stays. A job that has ended is left as it is. Raises NotFound."""

    async def work(transaction: AsyncTransaction) -> None:
        await rows(transaction, CANCEL, id=id_, now=now.astimezone(dt.UTC))

    await store.write_beside(work)
    return await get_job(store, id_)


OPEN: LiteralString = """
MATCH (job:Job) WHERE job.state IN ['waiting', 'running'] AND (job.lease IS NULL OR job.lease < $now OR job.owner = $owner)
RETURN job.id AS id ORDER BY job.created, job.id LIMIT 1
"""

CLAIM: LiteralString = (
    """
MATCH (job:Job {id: $id})
SET job.name = job.name
WITH job WHERE job.state IN ['waiting', 'running'] AND (job.lease IS NULL OR job.lease < $now OR job.owner = $owner)
SET job.state = 'running', job.owner = $owner, job.lease = $until
RETURN """
    + _JOB
)
"""The first SET takes the lock: of two processes that found the job open, one gets it."""


async def claim_job(store: Store, owner: str, now: dt.datetime) -> Job | None:
    """The oldest open job that no living process works on; it is `owner`'s until its lease runs out. None: there is nothing to do."""
    now = now.astimezone(dt.UTC)

    async def work(transaction: AsyncTransaction) -> list[Row]:
        return await rows(transaction, CLAIM, id=found[0]["id"], owner=owner, now=now, until=now + LEASE)

    found = await store.read(OPEN, owner=owner, now=now)
    claimed = await store.write_beside(work) if found else []
    return Job.model_validate(claimed[0]) if claimed else None
