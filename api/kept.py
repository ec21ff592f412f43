"""Answers kept in memory for as long as the graph stays the same."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from starlette.routing import BaseRoute

MOST = 32_000_000
"""Bytes of all answers together; the one asked for longest ago goes first."""
LARGEST = 1_000_000
"""Bytes of one answer that is kept."""
QUESTIONS = 10_000
"""Questions whose route is remembered."""


@dataclass(frozen=True)
class Kept:
    """An answer as it was sent."""

    headers: list[tuple[bytes, bytes]]
    body: bytes
    content: str = ""
    """What its ETag says of the content alone."""


class Answers:
    """The latest answers by mark: a mark names the question and the state of the graph, so no answer is ever out of date."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._routes: OrderedDict[str, BaseRoute] = OrderedDict()
        self._size = 0

    def route(self, question: str) -> BaseRoute | None:
        """The route that answered this question before, from whatever state of the graph."""
        return self._routes.get(question)

    def get(self, mark: str) -> Kept | None:
        """The answer of this mark, if it is still kept."""
        found = self._kept.get(mark)
        if found:
            self._kept.move_to_end(mark)
        return found

    def keep(self, question: str, route: BaseRoute, mark: str, answer: Kept) -> None:
        """Keep an answer, and forget others where there is no room for all."""
        self._routes[question] = route
        if len(self._routes) > QUESTIONS:
            self._routes.popitem(last=False)
        if len(answer.body) > LARGEST or mark in self._kept:
            return
        self._kept[mark] = answer
        self._size += len(answer.body)
        while self._size > MOST:
            self._size -= len(self._kept.popitem(last=False)[1].body)
