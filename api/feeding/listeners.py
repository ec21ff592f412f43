"""How many listen to streams that do not end: each holds a connection and asks the graph every second."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from sse_starlette import EventSourceResponse
from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send

from api.access.caller import address_of
from api.access.limit import TooMany
from graph.errors import DyadError

MOST, MOST_OF_ONE = 500, 20
"""Streams open at once in this process, and from one address: some tabs of some people behind one router."""


class Crowded(DyadError):
    """As many listen as the process bears: others may at another time."""

    status = 503
    title = "Too many listeners"


class Listeners:
    """The open streams of one process."""

    def __init__(self, most: int = MOST, most_of_one: int = MOST_OF_ONE) -> None:
        self.most = most
        self.most_of_one = most_of_one
        self._of = Counter[str]()

    def refuse(self, address: str) -> None:
        """Raises TooMany where this address has as many streams open as one may, Crowded where the process has."""
        if self._of[address] >= self.most_of_one:
            raise TooMany(f"At most {self.most_of_one} streams from one address: close one, or ask for all that you need in one.")
        if self._of.total() >= self.most:
            raise Crowded(f"{self.most} streams are open, and more this process does not bear: try again later.")

    @contextmanager
    def counted(self, address: str) -> Iterator[None]:
        """One more stream, until the block ends."""
        self._of[address] += 1
        try:
            yield
        finally:
            self._of[address] -= 1
            self._of += Counter[str]()  # forgets addresses with none


class Listening(EventSourceResponse):
    """A stream that is counted while it is open."""

    listeners: Listeners

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self.listeners.counted(address_of(HTTPConnection(scope))):
            await super().__call__(scope, receive, send)
