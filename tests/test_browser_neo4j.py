"""The real Neo4j Browser on the loaded graph: it takes the kit's style, plays its guide and draws a saved query."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.async_api import expect

from api.pages.neo4j_browser import saved_queries
from graph.settings import Settings
from graph.store import open_store
from tests import pages_site
from tests.neo4j.server import LTS, neo4j

pytestmark = pytest.mark.browser

AGREEMENTS = next(saved.cypher for saved in saved_queries() if saved.file == "agreements-since.cypher")


@pytest.fixture(scope="module")
async def world(tmp_path_factory):
    """A Neo4j with the small world, and the port of the service on it."""
    with neo4j(LTS, tmp_path_factory.mktemp("neo4j")) as server:
        async with open_store(Settings(uri=server.bolt)) as store:
            await pages_site.tell_small_world(store)
            async with pages_site.served(store) as port:
                yield server, port


@pytest.fixture(scope="module")
async def browser_page(world):
    """Neo4j Browser, connected.

    With `preselectAuthMethod` it connects by itself once it knows the server; a form that is filled in races against that. It shows
    "You are connected" only until it has read the server's settings, then for good that authentication is off.
    """
    server, _ = world
    async with pages_site.chromium() as chromium:
        page = await chromium.new_page(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(90_000)
        await page.goto(f"{server.http}/browser/?connectURL={quote(server.bolt)}&preselectAuthMethod=NO_AUTH")
        await page.get_by_text("You have a working connection and server auth is disabled").wait_for()
        yield page


async def run(page, command):
    await page.get_by_test_id("activeEditor").click()
    await page.keyboard.insert_text(command)
    await page.get_by_test_id("editor-Run").click()


async def test_the_style_colours_a_saved_query_and_every_node_is_named(browser_page, world):
    await run(browser_page, f":style http://localhost:{world[1]}/neo4j-browser/dyad.grass")
    await browser_page.get_by_test_id("frameCommand").get_by_text(":style").wait_for()
    await run(browser_page, AGREEMENTS)
    await expect(browser_page.locator("svg circle[fill='#332288']")).to_have_count(3, timeout=90_000)
    await expect(browser_page.locator("svg circle[fill='#1f4e79']")).to_have_count(3)
    captions = " ".join("".join(await browser_page.locator("svg text").all_text_contents()).split())
    assert {name for name in ("Russia", "Belarus", "Kazakhstan", "Union", "gas") if name in captions} == {
        "Russia",
        "Belarus",
        "Kazakhstan",
        "Union",
        "gas",
    }


async def test_the_guide_plays(browser_page, world):
    await run(browser_page, f":play http://localhost:{world[1]}/neo4j-browser/guide")
    await expect(browser_page.get_by_test_id("carousel")).to_contain_text("Dyad: relations between states, with sources", timeout=90_000)
