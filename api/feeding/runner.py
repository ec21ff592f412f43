"""Working off the jobs, one item at a time, in the background of the service."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import secrets

from api.feeding.reach import Reach
from api.feeding.work import do
from graph.errors import DyadError, StoreUnavailable
from graph.job_items import finish_job, item_done, item_failed, release_job, waiting_items
from graph.jobs import Item, Job, claim_job
from graph.store import Store
from seed.sources import SourceError

log = logging.getLogger(__name__)

PAUSE = 2.0
"""Seconds until an idle runner looks for jobs that other processes were given, or left behind."""

AHEAD = 20
"""Items read from the graph at a time."""


class Runner:
    """One worker. `wake` it when there is a new job; `stop` ends it after the item that it is at."""

    def __init__(self, store: Store, reach: Reach) -> None:
        self.store = store
        self.reach = reach
        self.owner = secrets.token_hex(8)
        self._woken = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        """There may be something to do."""
        self._woken.set()

    def stop(self) -> None:
        """Begin no further item."""
        self._stopping = True
        self._woken.set()

    async def run(self) -> None:
        """Work until stopped. What goes wrong is logged and tried again."""
        while not self._stopping:
            self._woken.clear()
            try:
                job = await claim_job(self.store, self.owner, _now())
                if job:
                    await self._work(job)
                    continue
            except Exception as error:  # whatever it was: the next job may go well, and this one is tried again
                log.warning("a job stopped for now: %s", error, exc_info=not isinstance(error, DyadError))
            if not self._stopping:
                await self._pause()

    async def _pause(self) -> None:
        try:
            async with asyncio.timeout(PAUSE):
                await self._woken.wait()
        except TimeoutError:
            pass

    async def _work(self, job: Job) -> None:
        while items := await waiting_items(self.store, job, AHEAD):
            for item in items:
                if self._stopping:
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
