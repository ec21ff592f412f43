"""The one way to the database: a Neo4j somewhere, or the embedded store beside this process."""

from __future__ import annotations

import asyncio
import datetime as dt
import random
import re
import secrets
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from functools import cache
from typing import Any, Literal, LiteralString, NamedTuple, TypeVar

from neo4j import AsyncDriver, AsyncGraphDatabase, AsyncSession, AsyncTransaction, NotificationMinimumSeverity
from neo4j.exceptions import AuthError, ConfigurationError, ConstraintError, DriverError, IncompleteCommit, Neo4jError, ServiceUnavailable

from graph import embedded, schema
from graph.errors import Conflict, StoreUnavailable
from graph.settings import Settings

Engine = Literal["neo4j", "embedded"]
Row = dict[str, Any]
T = TypeVar("T")

TICK: LiteralString = """
MERGE (clock:Clock {id: 'graph'}) SET clock.number = coalesce(clock.number, 0) + 1, clock.name = 'Clock of the graph'
"""
CLOCK: LiteralString = "MATCH (clock:Clock {id: 'graph'}) RETURN clock.number AS number"

Work = Callable[[AsyncTransaction], Awaitable[T]]

PATIENCE = {"READ": 5.0, "WRITE": 30.0}
"""Seconds for which something is tried again."""

NO_DATABASE = "Neo.TransientError.Database.DatabaseUnavailable"
"""What a server answers whose database is not open yet, or not any more."""


class Stamp(NamedTuple):
    """A state of the store: `mark` is another after every change, `seen` is when this process first saw it, UTC."""

    mark: str
    seen: dt.datetime


class Store:
    """An open store, schema applied. Made by `open_store`."""

    def __init__(self, driver: AsyncDriver, database: str, engine: Engine, version: str) -> None:
        self.driver = driver
        self.database = database
        self.engine = engine
        self.version = version
        self.full_text = False
        """Whether the server finds words by an index (`graph.words`)."""
        self._writing = asyncio.Lock() if engine == "embedded" else nullcontext()
        self._opened = secrets.token_hex(8)
        self._changes = 0
        self._beside = 0
        self._bookmark = ("", 0)
        self._strange = 0
        self._stamp = Stamp("", dt.datetime.now(dt.UTC))

    async def ping(self) -> None:
        """Returns when the store answers a query; raises StoreUnavailable when it does not."""
        await self.read("RETURN 1 AS one")

    async def read(self, query: LiteralString, /, **parameters: object) -> list[Row]:
        """The rows of one bounded read query. Raises StoreUnavailable when the store is down."""
        _refuse_writing(query)

        async def ask(session: AsyncSession) -> list[Row]:
            result = await session.run(query, parameters)  # no transaction of its own: one way to the server and back instead of three
            return [dict(record) async for record in result]

        return await self._patiently("READ", ask)

    async def write(self, work: Work[T]) -> T:
        """`work` in one transaction, done over when it loses a race: something that answers follow from becomes another than it was.

        Raises StoreUnavailable when the store is down.
        """

        ended = False

        async def ticking(transaction: AsyncTransaction) -> T:
            nonlocal ended
            done = await work(transaction)
            ended = True
            if self.engine == "neo4j":  # others may write to it too; last, so that nobody waits for the clock while `work` goes on
                await transaction.run(TICK)
            return done

        try:
            return await self._in_turn(ticking)
        finally:
            self._changes += ended  # also where it is not known whether the commit came through

    async def write_beside(self, work: Work[T]) -> T:
        """The same for what belongs to the service and no answer follows from: keys, sessions, the audit, jobs, feeds, webhooks."""
        try:
            return await self._in_turn(work)
        finally:
            self._beside += 1

    async def _in_turn(self, work: Work[T]) -> T:
        async def transact(session: AsyncSession) -> T:
            async with await session.begin_transaction() as transaction:
                done = await work(transaction)
                await transaction.commit()
                return done

        async with self._writing:  # the embedded store would let concurrent writers run and then refuse all but one
            return await self._patiently("WRITE", transact)

    async def stamp(self) -> Stamp | None:
        """What state the graph is in, whoever changed it; costs less than any question. None where the store does not tell.

        The embedded store is this process's alone, so its changes are counted here. On Neo4j every service counts them on one clock.
        """
        mark = f"{self._opened}.{self._changes}" if self.engine == "embedded" else await self._clock()
        if mark and mark != self._stamp.mark:
            self._stamp = Stamp(mark, dt.datetime.now(dt.UTC))
        return self._stamp if mark else None

    async def _clock(self) -> str:
        """The clock's number, and how often something else was written: the bookmark of the last transaction tells of that.

        A bookmark that is new after this process wrote something beside the graph is taken for that one's.
        """
        try:
            async with self._session("READ") as session:
                found = await (await session.run(CLOCK)).single()
                bookmark = " ".join(sorted((await session.last_bookmarks()).raw_values))
        except (Neo4jError, DriverError):
            return ""
        known, beside = self._bookmark
        if bookmark != known:
            self._strange += beside == self._beside
            self._bookmark = (bookmark, self._beside)
        return f"{self._opened}.{found['number'] if found else 0}.{self._strange}"

    def _session(self, access: Literal["READ", "WRITE"]) -> AsyncSession:
        return self.driver.session(database=self.database, default_access_mode=access)  # pyright: ignore[reportUnknownMemberType]

    async def _patiently(self, access: Literal["READ", "WRITE"], ask: Callable[[AsyncSession], Awaitable[T]]) -> T:
        deadline = time.monotonic() + PATIENCE[access]
        pause = 0.01
        while True:
            try:
                async with self._session(access) as session:
                    return await ask(session)
            except (Neo4jError, DriverError) as error:
                late = time.monotonic() + pause > deadline
                if late and isinstance(error, ConstraintError):
                    raise Conflict(f"the graph store refuses what was to be kept: {_one_line(error)}") from error
                if not _passes(error) or (late and isinstance(error, Neo4jError) and error.code != NO_DATABASE):
                    raise
                if late:
                    raise StoreUnavailable(f"the graph store does not answer: {_one_line(error)}") from error
            await asyncio.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311  # not a secret
            pause = min(pause * 2, 1.0)


async def rows(transaction: AsyncTransaction, query: LiteralString, /, **parameters: object) -> list[Row]:
    """The rows of one query within a transaction."""
    result = await transaction.run(query, parameters)
    return [dict(record) async for record in result]


def _passes(error: Neo4jError | DriverError) -> bool:
    """Whether the same work may succeed later.

    The embedded store tells of a lost race on MERGE as a broken constraint. A commit whose answer was lost may be done over: all work
    leaves the same graph when it is done twice.
    """
    return error.is_retryable() or isinstance(error, (ConstraintError, IncompleteCommit))


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


_WRITING = re.compile(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP|FOREACH|LOAD)\b", re.IGNORECASE)


@cache
def _refuse_writing(query: str) -> None:
    """The embedded store would carry out a write in a read transaction."""
    if _WRITING.search(query):
        raise ValueError(f"a read may not write: {query}")


@asynccontextmanager
async def open_store(settings: Settings) -> AsyncGenerator[Store, None]:
    """The store that `settings` name, schema applied; closed (and the embedded store ended) on leaving.

    Raises StoreUnavailable, StoreLocked (another process has the data folder), SchemaTooNew.
    """
    async with AsyncExitStack() as stack:
        if settings.uri:
            auth = (settings.user, settings.password.get_secret_value()) if settings.password else None
            store = await _connect(stack, settings.uri, auth, settings.database, "neo4j")
        else:
            endpoint = await stack.enter_async_context(embedded.embedded(settings.data, settings.heap))
            store = await _connect(stack, endpoint.uri, (embedded.USER, endpoint.password), embedded.DATABASE, "embedded")
        try:
            await _until_open(store)
            await schema.apply(store)
        except Neo4jError as error:
            raise StoreUnavailable(
                f"the graph store refuses the database {store.database!r}: {_one_line(error)}. "
                "Check NEO4J_DATABASE and what NEO4J_USER may do there"
            ) from error
        yield store


async def _until_open(store: Store) -> None:
    """A server opens its port before its database; on a busy machine seconds before."""
    deadline = time.monotonic() + embedded.READY_WITHIN
    while True:
        try:
            return await store.ping()
        except StoreUnavailable:
            if time.monotonic() > deadline:
                raise


async def _connect(stack: AsyncExitStack, uri: str, auth: tuple[str, str] | None, database: str, engine: Engine) -> Store:
    try:
        driver = AsyncGraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType]
            uri,
            auth=auth,
            connection_timeout=5,
            connection_acquisition_timeout=10,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
        )
        await stack.enter_async_context(driver)
        info = await driver.get_server_info()  # pyright: ignore[reportUnknownMemberType]
    except (ServiceUnavailable, AuthError) as error:
        raise StoreUnavailable(f"no graph store at {uri}: {_one_line(error)}. Check NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD") from error
    except (ConfigurationError, ValueError) as error:
        raise StoreUnavailable(f"NEO4J_URI {uri!r} names no graph store: {error}") from error
    return Store(driver, database, engine, info.agent)
