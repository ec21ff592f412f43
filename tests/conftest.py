"""One store for the whole run: embedded, or each Neo4j that DYAD_TEST_NEO4J_URIS names (comma-separated)."""

import os
from contextlib import nullcontext

import httpx
import pytest
from asgi_lifespan import LifespanManager

from api.app import create_app
from graph.settings import Settings
from graph.store import open_store

URIS = [uri for uri in os.environ.get("DYAD_TEST_NEO4J_URIS", "").split(",") if uri]


@pytest.fixture(scope="session", params=URIS or ["embedded"])
def settings(request, tmp_path_factory):
    """Where this run's store is."""
    return Settings(uri=None if request.param == "embedded" else request.param, data=tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
async def store(settings):
    """The run's store, open. Tests empty it themselves where they count."""
    async with open_store(settings) as opened:
        yield opened


@pytest.fixture(scope="session")
async def client(store):
    """A client of the service over the run's store."""
    async with (
        LifespanManager(create_app(nullcontext(store))) as running,
        httpx.AsyncClient(transport=httpx.ASGITransport(running.app, raise_app_exceptions=False), base_url="http://dyad.test") as opened,
    ):
        yield opened
