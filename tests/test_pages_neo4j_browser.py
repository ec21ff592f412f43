"""The Neo4j Browser kit: its queries run, its style knows every label, its guide plays."""

from __future__ import annotations

import re

import lxml.html
import pytest

from api.pages.neo4j_browser import KIT, saved_queries
from api.pages.render import STATIC
from graph.article import Article
from graph.load import load_article
from graph.retract import retract_article
from graph.schema import UNIQUE
from graph.shape import LABEL, RELATIONSHIP
from tests import relations
from tests.facts import article, fact
from tests.pages_site import tell_small_world
from tests.test_pages_picture import TALKS, met

GRASS = (KIT / "dyad.grass").read_text()
RULES = dict(re.findall(r"^([\w.]+) \{\n(.*?)\n\}", GRASS, re.MULTILINE | re.DOTALL))


DENIAL = Article(id="denial", title="Not so fast", published="2021-12-01", text="Russia and Belarus now only plan the gas accord of 2006.")


@pytest.fixture(scope="module")
async def world(store):
    await tell_small_world(store)
    doubt = relations.agreement(DENIAL, "plan the gas accord of 2006", "RUS", "BLR", date="2006", status="planned", name="gas accord")
    await load_article(store, DENIAL, [doubt], relations.LEARNT)
    await load_article(store, TALKS, [met()], relations.LEARNT)
    for name in ("one", "other", "hoax"):
        await load_article(store, article(name), [fact("loan", "2010", lender="RUS", borrower="BLR")], relations.LEARNT)
    await retract_article(store, "hoax", "a hoax", relations.LEARNT)
    return store


@pytest.mark.parametrize("saved", saved_queries(), ids=lambda saved: saved.file)
async def test_every_saved_query_runs_and_finds_something(world, saved):
    assert saved.cypher.startswith("// ")
    assert len(await world.read(saved.cypher)) > 0


async def test_the_agreements_query_answers_the_flagship_question(world):
    query = next(saved.cypher for saved in saved_queries() if saved.file == "evidence.cypher")
    assert {(row["agreement"], row["date"]) for row in await world.read(query)} >= {("gas accord, 2006-12-31", "2006-12-31")}


async def test_reports_that_differ_are_found_by_stage_by_date_and_by_sum(world):
    loans = {"sum": fact("loan", "2003-03-03", amount=100e6, currency="USD", lender="RUS", borrower="KAZ")}
    loans["other sum"] = loans["sum"].model_copy(update={"amount": 103e6})
    for name, each in loans.items():
        await load_article(world, article(name), [each], relations.LEARNT)
    query = next(saved.cypher for saved in saved_queries() if saved.file == "conflicting-reports.cypher")
    found = {row["event"]: row for row in await world.read(query)}
    assert {("done", "planned"), ("1999", "1999-12-08")} <= {tuple(sorted(row[by])) for row in found.values() for by in ("stages", "dates")}
    assert [row["number"] for row in found.values() if row["disputed"] and row["amount"] in (100e6, 103e6)] == [None]


async def test_two_states_are_tied_over_a_third(world):
    query = next(saved.cypher for saved in saved_queries() if saved.file == "tied-over.cypher")
    (found,) = await world.read(query)
    assert [node["id"] for node in found["path"].nodes] == ["UKR", "RUS-UKR", "RUS", "BLR-RUS", "BLR"]


OWN = {"Schema", "Key", "Session", "Audit", "Job", "JobItem", "Feed", "Webhook", "Change", "Clock"}
"""What belongs to the service, not to what articles tell."""


def test_every_label_of_the_graph_has_its_style():
    styled = {name.removeprefix("node.") for name in RULES if name.startswith("node.")}
    assert {*LABEL.values(), *UNIQUE} - OWN <= styled


def test_event_colours_are_those_of_the_pages():
    tokens = dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6});", (STATIC / "dyad.css").read_text().split("@media")[0]))
    shared = [kind for kind in LABEL if kind.value not in ("leadership", "membership")]
    assert {kind: re.search(r"  color: (\S+);", RULES[f"node.{LABEL[kind]}"])[1] for kind in shared} == {
        kind: tokens[kind.value] for kind in shared
    }


def test_saved_queries_name_only_relationships_that_the_graph_has():
    known = {*RELATIONSHIP.values(), "BETWEEN", "IN_DYAD", "REPORTS", "LEADS", "MEMBER_OF", "ATTENDED", "UNSURE", "REPORTED"}
    used = {name for saved in saved_queries() for name in re.findall(r"\[\w*:([A-Z_]+)", saved.cypher)}
    assert used <= known


async def test_the_guide_can_be_played_from_another_port(client):
    asked = {
        "Origin": "http://localhost:7474",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "cache-control,pragma",
    }
    for path in ("/neo4j-browser/guide", "/neo4j-browser/dyad.grass"):
        preflight = await client.options(path, headers=asked)
        answer = await client.get(path, headers={"Origin": "http://localhost:7474"})
        assert (preflight.status_code, answer.status_code, answer.headers["access-control-allow-origin"]) == (200, 200, "*")


async def test_the_guide_begins_with_the_style_and_has_every_query(client):
    guide = lxml.html.fromstring((await client.get("/neo4j-browser/guide", headers={"Host": "127.0.0.1:8000"})).text)
    assert [block.text_content() for block in guide.xpath("//pre[contains(@class, 'runnable')]")] == [
        ":style http://localhost:8000/neo4j-browser/dyad.grass",
        *(saved.cypher for saved in saved_queries()),
    ]


async def test_other_static_files_are_not_open_to_other_sites(client):
    assert "access-control-allow-origin" not in (await client.get("/static/dyad.css", headers={"Origin": "http://localhost:7474"})).headers
