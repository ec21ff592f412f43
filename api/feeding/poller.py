"""Looking at the feeds when they are due; what is new becomes a job."""

from __future__ import annotations

import datetime as dt
import logging

from api.feeding.feed import look_at
from api.feeding.runner import Runner
from api.feeding.turns import Turns
from api.feeding.work import page_item
from graph.feeds import Due, claim_feed, keep_look
from graph.jobs import add_job

log = logging.getLogger(__name__)


class Poller(Turns):
    """One worker; what it finds is handed to `runner`."""

    pause = 5.0
    failing = "a feed could not be looked at"

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self.runner = runner

    async def turn(self) -> bool:
        """Look at one feed that is due."""
        due = await claim_feed(self.runner.store, dt.datetime.now(dt.UTC))
        if due is None:
            return False
        await self._look(due)
        return True

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
