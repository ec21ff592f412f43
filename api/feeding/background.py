"""What runs beside the requests for the life of the service, and how it ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from typing import Protocol

PATIENCE = 30.0
"""Seconds that an item has to come to its end; then it is broken off, and done anew after the next start."""


class Worker(Protocol):
    """Something that works until it is stopped."""

    async def run(self) -> None:
        """Work; ends soon after `stop`."""

    def stop(self) -> None:
        """Begin nothing new."""


@asynccontextmanager
async def at_work(workers: Sequence[Worker]) -> AsyncGenerator[None, None]:
    """All of `workers` at work; on leaving each ends after what it is at."""
    tasks = [asyncio.create_task(worker.run()) for worker in workers]
    try:
        yield
    finally:
        for worker in workers:
            worker.stop()
        _, late = await asyncio.wait(tasks, timeout=PATIENCE) if tasks else ((), ())
        for task in late:
            task.cancel()
