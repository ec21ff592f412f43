"""The one way to the database: a Neo4j somewhere, or the embedded store beside this process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Literal, LiteralString, TypeVar

from neo4j import AsyncDriver, AsyncManagedTransaction

from graph.settings import Settings

Row = dict[str, Any]
T = TypeVar("T")


class Store:
    """An open store, schema applied. Made by `open_store`."""

    def __init__(self, driver: AsyncDriver, database: str, engine: Literal["neo4j", "embedded"], version: str) -> None:
        self.driver = driver
        self.database = database
        self.engine = engine
        self.version = version

    async def ping(self) -> None:
        """Returns when the store answers a query; raises StoreUnavailable when it does not."""
        raise NotImplementedError

    async def read(self, query: LiteralString, /, **parameters: object) -> list[Row]:
        """The rows of one bounded read query. Raises StoreUnavailable when the store is down."""
        raise NotImplementedError

    async def write(self, work: Callable[[AsyncManagedTransaction], Awaitable[T]]) -> T:
        """`work` in one transaction, run again when the store asks for it. Raises StoreUnavailable when the store is down."""
        raise NotImplementedError


@asynccontextmanager
async def open_store(settings: Settings) -> AsyncIterator[Store]:
    """The store that `settings` name, schema applied; closed (and the embedded store ended) on leaving.

    Raises StoreUnavailable, StoreLocked (another process has the data folder), SchemaTooNew.
    """
    raise NotImplementedError
    yield
