"""Looking at the feeds when they are due; what is new becomes a job."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging

from api.feeding.feed import look_at
from api.feeding.runner import Runner
from api.feeding.work import page_item
from graph.errors import DyadError
from graph.feeds import Due, claim_feed, keep_look
from graph.jobs import add_job

log = logging.getLogger(__name__)

PAUSE = 5.0
"""Seconds between two searches for feeds that are due."""


class Poller:
    """One worker; what it finds is handed to `runner`."""

    def __init__(self, runner: Runner) -> None:
        self.runner = runner
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Look at no further feed."""
        self._stopping.set()

    async def run(self) -> None:
        """Look until stopped. What goes wrong is logged and tried again."""
        while not self._stopping.is_set():
            try:
                due = await claim_feed(self.runner.store, dt.datetime.now(dt.UTC))
                if due:
                    await self._look(due)
                    continue
            except Exception as error:  # whatever it was: the next feed may go well, and this one is due again soon
                log.warning("a feed could not be looked at: %s", error, exc_info=not isinstance(error, DyadError))
            try:
                async with asyncio.timeout(PAUSE):
                    await self._stopping.wait()
            except TimeoutError:
                pass

    async def _look(self, due: Due) -> None:
        now = dt.datetime.now(dt.UTC)
        looked = await look_at(due, self.runner.reach, now)
        feed = looked.feed
        if looked.entries:
            # The job first: a process that dies between the two makes it twice, and the second time changes nothing.
            items = [page_item(entry.url, entry.published) for entry in looked.entries]
            job = await add_job(self.runner.store, f"{len(items):,} of {feed.title or feed.url}", items, feed.url, now)
            feed = feed.model_copy(update={"job": job.id})
            self.runner.wake()
        await keep_look(self.runner.store, feed, looked.look)
        log.log(logging.WARNING if feed.problem else logging.INFO, "feed %s: %s", feed.url, feed.problem or f"{len(looked.entries)} new")
