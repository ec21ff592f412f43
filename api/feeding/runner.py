"""Working off the jobs, one item at a time, in the background of the service."""

from __future__ import annotations

import datetime as dt
import logging
import secrets

from api.feeding.reach import Reach
from api.feeding.turns import Turns
from api.feeding.work import do
from graph.errors import DyadError, StoreUnavailable
from graph.job_items import finish_job, item_done, item_failed, release_job, waiting_items
from graph.jobs import Item, Job, claim_job
from graph.store import Store
from seed.sources import SourceError

log = logging.getLogger(__name__)

AHEAD = 20
"""Items read from the graph at a time."""


class Runner(Turns):
    """One worker. An idle one looks by itself for jobs that other processes were given, or left behind."""

    pause = 2.0
    failing = "a job stopped for now"

    def __init__(self, store: Store, reach: Reach) -> None:
        super().__init__()
        self.store = store
        self.reach = reach
        self.owner = secrets.token_hex(8)

    async def turn(self) -> bool:
        """Work at one job, until it is done or the worker is stopped."""
        job = await claim_job(self.store, self.owner, _now())
        if job is None:
            return False
        await self._work(job)
        return True

    async def _work(self, job: Job) -> None:
        while items := await waiting_items(self.store, job, AHEAD):
            for item in items:
                if self.stopping:
                    await release_job(self.store, job, self.owner)
                    return
                if not await self._end(job, item):
                    return
        await finish_job(self.store, job, _now())
        log.info("job %s is done: %s", job.id, job.name)

    async def _end(self, job: Job, item: Item) -> bool:
        """Whether the job goes on."""
        try:
            taken = await do(self.store, self.reach, item)
        except StoreUnavailable:
            raise
        except DyadError as error:
            problem = error.problem if isinstance(error, SourceError) else str(error)
            return await item_failed(self.store, job, item, problem, _now())
        except Exception:
            log.exception("job %s, %s", job.id, item.where)
            return await item_failed(self.store, job, item, "a fault of the service; its log tells more.", _now())
        return await item_done(self.store, job, item, taken.report.article, _now())


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
