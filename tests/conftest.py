"""One store for the whole run: embedded, or each Neo4j that DYAD_TEST_NEO4J_URIS names (comma-separated)."""

import os

import pytest

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
