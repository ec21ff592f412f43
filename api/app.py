"""The HTTP service: one store for its life, every route typed, every error a problem."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache
from importlib.metadata import version
from typing import TypedDict

from fastapi import Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware

from api import examples, problems, tracing
from api.access.gate import Gate
from api.access.headers import SecurityHeaders
from api.body import BodyLimit
from api.compress import Zstd
from api.conditional import Conditional, follows_graph
from api.feeding.background import at_work
from api.feeding.deliver import Deliverer
from api.feeding.listeners import Listeners
from api.feeding.poller import Poller
from api.feeding.reach import PUBLIC, Reach
from api.feeding.runner import Runner
from api.head import Head
from api.kept import Answers
from api.metrics import Metrics
from api.pages import site
from api.routes import (
    articles,
    ask,
    counts,
    docs,
    dyads,
    events,
    feeds,
    graph,
    health,
    intake,
    jobs,
    keys,
    leaders,
    metrics,
    names,
    organizations,
    paths,
    review,
    states,
    stream,
    timeline,
    webhooks,
)
from api.routes import (
    problems as problem_types,
)
from api.settings import ServiceSettings
from api.unknown import refuse_unknown
from api.watch import Watch
from graph.store import Store
from seed.start import load_reference, load_samples

log = logging.getLogger(__name__)


FROM_GRAPH = (events, timeline, dyads, graph, paths, counts, states, organizations, leaders, articles, ask)
"""Routes whose answers follow from the graph alone, or from it and the day."""


ASKED_ACROSS = ("Authorization", "If-None-Match")
TOLD_ACROSS = ("ETag", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After", "X-Request-ID")
"""Headers that scripts of the sites in DYAD_ORIGINS may send, and read."""


class State(TypedDict):
    """What every request can reach."""

    store: Store
    runner: Runner


def create_app(opened: AbstractAsyncContextManager[Store], settings: ServiceSettings | None = None, reach: Reach = PUBLIC) -> FastAPI:
    """The service over the store that `opened` gives for the life of the service; settings not given are read from the environment.

    `reach` is what it may fetch from when it is given addresses.
    """
    settings = settings or ServiceSettings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[State]:
        app.openapi()  # made now, so that no request waits for it
        async with opened as store:
            runner = Runner(store, reach)
            async with at_work([runner, Poller(runner), Deliverer(store, reach)] if settings.workers else []):
                yield State(store=store, runner=runner)
        last_traces()

    app = FastAPI(
        title="Dyad",
        version=version("dyad"),
        summary="Who agreed what with whom, when, and which sentence says so.",
        lifespan=lifespan,
        docs_url=None,  # FastAPI's own would send browsers to another site for Swagger UI: `api.routes.docs`
        redoc_url=None,
        dependencies=[Depends(refuse_unknown)],
        responses=problems.declared(401, 422, 429, 500),
    )
    app.add_middleware(BodyLimit)
    app.add_middleware(Conditional)
    app.add_middleware(Zstd, minimum_size=1000)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    app.add_middleware(Gate, settings=settings)
    if settings.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.origins,
            allow_methods=["GET", "HEAD"],
            allow_headers=ASKED_ACROSS,
            expose_headers=TOLD_ACROSS,
        )
    app.add_middleware(Head)
    app.state.metrics = Metrics()
    app.add_middleware(Watch, service=app, metrics=app.state.metrics)
    app.add_middleware(SecurityHeaders)
    last_traces = tracing.install(app)
    problems.install(app)
    examples.install(app)
    app.state.answers = Answers()
    app.state.listeners = Listeners()
    app.include_router(stream.router)  # before /events/{id}
    app.include_router(problem_types.router)
    for routes in FROM_GRAPH:
        app.include_router(routes.router, dependencies=[Depends(follows_graph)])
    for routes in (names, intake, review, jobs, feeds, webhooks, keys, health, metrics, docs):
        app.include_router(routes.router)
    site.install(app)
    app.openapi = cache(app.openapi)  # type: ignore[method-assign]  # every request with parameters looks into it
    return app


async def prepare(store: Store, *, samples: bool) -> None:
    """Give a new graph what it begins with."""
    if await load_reference(store):
        log.info("Loaded the reference data: states, organisations, memberships, leaders.")
    if samples and (loaded := await load_samples(store, dt.datetime.now(dt.UTC))):
        log.info("Loaded %d sample articles.", loaded)
