"""One store for the whole run: embedded, or each Neo4j that DYAD_TEST_NEO4J_URIS names (comma-separated)."""

import datetime as dt
import os
from contextlib import nullcontext

import httpx
import pytest
from asgi_lifespan import LifespanManager

from api.app import create_app
from api.settings import ServiceSettings
from graph.keys import Role, add_key
from graph.load import load_article
from graph.reference import write_organizations, write_states
from graph.settings import Settings
from graph.states import list_states
from graph.store import open_store, rows
from seed import reference_data
from tests import pages_site
from tests.facts import NOW, article, fact

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
async def key(store):
    """A key with all rights; `relations.empty` leaves it."""
    return (await add_key(store, "tests", Role.ADMIN, dt.datetime.now(dt.UTC))).key


@pytest.fixture(scope="session")
async def service(store):
    """The service over the run's store, which refuses no request for its number and works off no jobs."""
    plenty = ServiceSettings(rate="1000000/minute", key_rate="1000000/minute", workers=False)
    async with LifespanManager(create_app(nullcontext(store), plenty)) as running:
        yield running.app


@pytest.fixture(scope="session")
async def client(service, key):
    """A client of the service that sends a key with all rights."""
    async with asked_by(service, {"Authorization": f"Bearer {key}"}) as opened:
        yield opened


@pytest.fixture(scope="session")
async def anybody(service):
    """A client of the service that has no key."""
    async with asked_by(service, {}) as opened:
        yield opened


def asked_by(app, headers):
    """A client of `app` that sends `headers` with every request."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://dyad.test", headers=headers)


@pytest.fixture
async def graph(store):
    """The run's store with states and organisations, and nothing else that happened or was told."""
    await store.write(_empty)
    if len(await list_states(store)) < len(reference_data.states()):
        await write_states(store, reference_data.states())
        await write_organizations(store, reference_data.organizations())
    return store


@pytest.fixture
async def told(graph):
    """Two loans that may be one, a third with two reports that disagree, and a weak one; event ids."""
    facts = {
        "a": fact("loan", "2021", lender="RUS", borrower="BLR"),
        "b": fact("loan", "2021", lender="RUS", borrower="BLR"),
        "c": fact("loan", "2015-05-05", amount=100e6, currency="USD", lender="RUS", borrower="BLR"),
        "d": fact("loan", "2015-05-05", amount=103e6, currency="USD", lender="RUS", borrower="BLR"),
        "e": fact("loan", "2011-02-02", confidence=0.3, lender="RUS", borrower="BLR"),
    }
    return {name: (await load_article(graph, article(name), [each], NOW)).events[0] for name, each in facts.items()}


async def _empty(transaction):
    told = (
        "MATCH (n) WHERE n:Event OR n:Article OR n:ArticleVersion OR n:PastReport OR n:Dataset OR n:Dyad OR n:Block OR n:Alias "
        "OR n:Judgement OR n:Leader DETACH DELETE n"
    )
    known = [each.id for each in (*reference_data.states(), *reference_data.organizations())]
    await rows(transaction, told)
    await rows(transaction, "MATCH (:Entity)-[member:MEMBER_OF]->(:Entity) DELETE member")
    await rows(transaction, "MATCH (n:Entity) WHERE NOT n.id IN $known DETACH DELETE n", known=known)


@pytest.fixture(scope="module")
async def site(store):
    """The service's address, serving the small world."""
    await pages_site.tell_small_world(store)
    async with pages_site.served(store) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
async def chromium():
    async with pages_site.chromium() as browser:
        yield browser
