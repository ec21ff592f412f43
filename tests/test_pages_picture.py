"""A pair as a graph: what the script draws is what the page's table says."""

from __future__ import annotations

import pytest

from api.pages import picture
from graph.article import Article
from graph.fact import Roles
from graph.load import load_article
from tests import relations
from tests.pages_site import tell_small_world
from tests.test_pages import page, texts

TALKS = Article(
    id="talks", title="Talks", published="2021-10-01", text="Vladimir Putin met his colleague from Belarus in Minsk on 30 September."
)


def met():
    """A meeting that names a leader."""
    return relations.fact(
        TALKS,
        "Vladimir Putin met his colleague from Belarus in Minsk on 30 September",
        type="meeting",
        roles=Roles(participant=("RUS", "BLR")),
        persons=("Vladimir Putin",),
        date="2021-09-30",
    )


@pytest.fixture(scope="module", autouse=True)
async def world(store):
    await tell_small_world(store)
    await load_article(store, TALKS, [met()], relations.LEARNT)


async def test_the_table_holds_every_event_with_all_that_it_is_tied_to(client):
    graph = await page(client, "/dyad/BLR/RUS/graph")
    rows = {row.get("data-label"): row for row in graph.xpath("//table[@id='graph']/tbody/tr")}
    assert len(rows) == 7
    assert [end.get("data-id") for end in rows["Economic union treaty, 2014"].xpath("./td//*[@data-id]")] == ["BLR", "KAZ", "RUS"]
    (leader,) = rows["Meeting, 2021"].xpath(".//*[@data-kind='leader']")
    assert (leader.text_content(), leader.get("href")) == ("Vladimir Putin", "/leader/RUS%3Avladimir-putin")


async def test_the_graph_is_thinned_above_a_limit_and_says_so(client, monkeypatch):
    assert (await page(client, "/dyad/BLR/RUS/graph")).xpath("//*[@role='note']") == []
    monkeypatch.setattr(picture, "DRAWN", 3)
    graph = await page(client, "/dyad/BLR/RUS/graph")
    assert texts(graph, "//*[@role='note']")[0].startswith("Drawn are the latest 3 of 7 events")
    assert len(graph.xpath("//table[@id='graph']/tbody/tr")) == 3


async def test_a_graph_has_the_filters_of_the_list_and_each_leads_to_the_other(client):
    graph = await page(client, "/dyad/BLR/RUS/graph?type=loan")
    assert texts(graph, "//table[@id='graph']/tbody//th") == ["Loan from Russia to Belarus"]
    assert graph.xpath("//nav[@aria-label='Views']/a/@href") == ["/dyad/BLR/RUS?type=loan", "/dyad/BLR/RUS/graph?type=loan"]
    (chip,) = [chip for chip in graph.xpath("//a[contains(@class, 'chip')]") if "t-exercise" in chip.get("class")]
    assert chip.get("href") == "/dyad/BLR/RUS/graph?type=loan&type=exercise"


async def test_the_drawing_library_is_only_loaded_where_it_draws(client):
    assert any("cytoscape" in script for script in (await page(client, "/dyad/BLR/RUS/graph")).xpath("//script/@src"))
    assert not any("cytoscape" in script for script in (await page(client, "/dyad/BLR/RUS")).xpath("//script/@src"))


async def test_any_names_lead_to_the_one_address_of_a_graph(client):
    answer = await client.get("/dyad/Moscow/Minsk/graph?type=loan")
    assert (answer.status_code, answer.headers["location"]) == (308, "/dyad/BLR/RUS/graph?type=loan")


async def test_an_empty_graph_says_so(client):
    assert "No article in the graph tells" in texts(await page(client, "/dyad/JPN/URY/graph"), "//p[@class='empty']")[0]


async def test_the_interface_gives_the_leaders_of_a_picture_too(client):
    drawn = (await client.get("/graph?between=RUS,BLR&type=meeting")).json()
    assert {(node["kind"], node["label"]) for node in drawn["nodes"]} >= {("leader", "Vladimir Putin"), ("state", "Belarus")}
    assert {link["role"] for link in drawn["links"]} == {"participant", "attended"}
