"""Whatever can be listed can be taken away: JSON Lines, CSV, GraphML, all of it in one stream."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import pytest

from api.export import stream
from api.export.table import COLUMNS
from graph.article import Article
from graph.load import load_article
from tests import relations
from tests.relations import LEARNT, agreement

ODD = Article(id="odd", title="Odd", published="2020-01-01", text='=HYPERLINK(1) says Chad, and Fiji <signs> & "ends" it.')
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture(scope="module", autouse=True)
async def world(store):
    await relations.tell(store)
    odd = agreement(ODD, ODD.text, "TCD", "FJI", date="2020", name='=HYPERLINK("http://x")\t<b>')
    await load_article(store, ODD, [odd], LEARNT)


@pytest.fixture(autouse=True)
def small_pages(monkeypatch):
    """So that a stream of this small world takes several of them."""
    monkeypatch.setattr(stream, "PAGE", 2)


async def test_json_lines_have_every_event_of_every_page(client):
    listed = (await client.get("/events?state=RUS&limit=1000")).json()["events"]
    answer = await client.get("/events?state=RUS", headers={"Accept": "application/x-ndjson"})
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    assert [json.loads(line) for line in answer.text.splitlines()] == listed
    assert len(listed) > 4


async def test_the_format_may_be_in_the_link_and_goes_before_the_header(client):
    answer = await client.get("/agreements?between=RUS,BLR&format=csv", headers={"Accept": "application/x-ndjson"})
    assert answer.headers["content-type"].startswith("text/csv")
    assert 'filename="events.csv"' in answer.headers["content-disposition"]


async def test_a_browser_that_takes_anything_gets_json(client):
    answer = await client.get("/events?state=RUS", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert answer.headers["content-type"] == "application/json"


async def test_csv_has_the_documented_columns_and_one_row_an_event(client):
    answer = await client.get("/loans?between=RUS,BLR&format=csv")
    [row] = csv.DictReader(io.StringIO(answer.text))
    assert list(row) == list(COLUMNS)
    assert (row["first"], row["second"], row["amount"], row["currency"], row["date"]) == ("RUS", "BLR", "630000000", "USD", "2021-09")
    assert (row["quote"], row["article"]) == ("Russia lent Belarus $630 million", "pacts")


async def test_no_cell_is_a_formula(client):
    answer = await client.get("/events?state=TCD&format=csv")
    [row] = csv.DictReader(io.StringIO(answer.text))
    assert row["name"].startswith("'=HYPERLINK")
    assert row["quote"].startswith("'=HYPERLINK")


async def test_graphml_joins_entities_and_events(client):
    answer = await client.get("/events?state=RUS&format=graphml")
    graph = ET.fromstring(answer.text).find(f"{GRAPHML}graph")
    nodes = [node.get("id") for node in graph.iter(f"{GRAPHML}node")]
    assert len(nodes) == len(set(nodes))
    ends = {(edge.get("source"), edge.get("target")) for edge in graph.iter(f"{GRAPHML}edge")}
    assert {end for pair in ends for end in pair} == set(nodes)
    events = (await client.get("/events?state=RUS")).json()["events"]
    assert ends == {(one, event["id"]) for event in events for ids in event["roles"].values() for one in ids}


async def test_markup_in_names_stays_text(client):
    graph = ET.fromstring((await client.get("/events?state=TCD&format=graphml")).text)
    labels = {data.text for data in graph.iter(f"{GRAPHML}data") if data.get("key") == "label"}
    assert any("<b>" in label for label in labels)


@pytest.mark.parametrize("form", ["jsonl", "csv", "graphml"])
async def test_what_is_refused_is_refused_before_the_stream_begins(client, form):
    answer = await client.get(f"/events?format={form}&state=Narnia")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    answer = await client.get(f"/events?format={form}&cursor=nonsense")
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


@pytest.mark.parametrize("form", ["jsonl", "csv", "graphml"])
async def test_nothing_found_is_an_empty_export(client, form):
    answer = await client.get(f"/events?format={form}&between=TUV,NRU")
    assert answer.status_code == 200
