"""Work in turns, in the background of the service, until it is stopped."""

from __future__ import annotations

import asyncio
import logging
from abc import ABC, abstractmethod

from graph.errors import DyadError

log = logging.getLogger(__name__)


class Turns(ABC):
    """One worker. `wake` it when there may be something to do; `stop` ends it after what it is at."""

    pause: float
    """Seconds between two looks for something to do."""
    failing: str
    """What is said in the log when a turn goes wrong, before the reason."""

    def __init__(self) -> None:
        self._woken = asyncio.Event()
        self.stopping = False

    @abstractmethod
    async def turn(self) -> bool:
        """Do the next thing; False: there was none."""

    def wake(self) -> None:
        """There may be something to do."""
        self._woken.set()

    def stop(self) -> None:
        """Begin nothing new."""
        self.stopping = True
        self._woken.set()

    async def run(self) -> None:
        """Work until stopped. What goes wrong is logged; the next turn may go well."""
        while not self.stopping:
            self._woken.clear()
            try:
                if await self.turn():
                    continue
            except Exception as error:
                log.warning("%s: %s", self.failing, error, exc_info=not isinstance(error, DyadError))
            if not self.stopping:
                await self._rest()

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(self.pause):
                await self._woken.wait()
        except TimeoutError:
            pass
