"""What costs much to read and follows from the graph alone, kept until the graph changes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from graph.store import Store

K = TypeVar("K")
V = TypeVar("V")


class UntilChanged(Generic[K, V]):
    """At most `most` answers of each store by question. The mark is taken before an answer is read: at worst it is read once more than needed."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._answers: WeakKeyDictionary[Store, tuple[str, dict[K, V]]] = WeakKeyDictionary()

    async def get(self, store: Store, question: K, read: Callable[[], Awaitable[V]]) -> V:
        """The answer of `read`, which hangs on the graph and `question` alone; it is called where the graph has changed since, or never was."""
        stamp = await store.stamp()
        if stamp is None:
            return await read()
        mark, answers = self._answers.get(store, ("", {}))
        if mark != stamp.mark or len(answers) >= self.most:
            answers = {}
            self._answers[store] = (stamp.mark, answers)
        if question not in answers:
            answers[question] = await read()
        return answers[question]
