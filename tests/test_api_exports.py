"""Whatever can be listed can be taken away, in one stream: JSON Lines, CSV, GraphML, JSON-LD, Parquet, PLOVER rows."""

import csv
import datetime as dt
import io
import json
import xml.etree.ElementTree as ET

import pyarrow.parquet as pq
import pytest

from api.export import parquet, plover, stream
from api.export.linked import CONTEXT
from api.export.table import COLUMNS
from graph.article import Article
from graph.fact import Roles
from graph.load import load_article
from tests import relations
from tests.relations import LEARNT, agreement, fact

ODD = Article(id="odd", title="Odd", published="2020-01-01", text='=HYPERLINK(1) says Chad, and Fiji <signs> & "ends" it.')
ACTS = Article(
    id="acts", title="Acts", published="2022-01-01", text="Turkey attacked Armenia, which it expelled from. Two states were sanctioned."
)
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
DIRECTED = [
    fact(ACTS, "Turkey attacked Armenia", type="clash", roles=Roles(actor=("TUR",), target=("ARM",)), date="2020-07"),
    fact(
        ACTS,
        "which it expelled from",
        type="diplomatic_action",
        kind="expulsion",
        roles=Roles(actor=("TUR",), target=("ARM",)),
        date="2021",
    ),
    fact(ACTS, "Two states were sanctioned", type="sanction", roles=Roles(target=("ARM", "AZE")), date="2019"),
]
"""Events with a direction; who imposed the sanctions is not known."""


@pytest.fixture(scope="module", autouse=True)
async def world(store):
    await relations.tell(store)
    odd = agreement(ODD, ODD.text, "TCD", "FJI", date="2020", name='=HYPERLINK("http://x")\t<b>')
    await load_article(store, ODD, [odd], LEARNT)
    await load_article(store, ACTS, DIRECTED, LEARNT)


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


async def test_who_acts_is_in_the_acting_column(client):
    answer = await client.get("/events?state=ARM&format=csv")
    assert {(row["type"], row["first"], row["second"]) for row in csv.DictReader(io.StringIO(answer.text))} == {
        ("clash", "TUR", "ARM"),
        ("diplomatic_action", "TUR", "ARM"),
        ("sanction", "", "ARM AZE"),
    }


async def test_a_timeline_names_who_acts_first(client):
    years = (await client.get("/timeline?state=ARM")).json()["years"]
    assert [event["what"] for year in years for event in year["events"]] == [
        "Sanction ? > ARM, AZE, 2019",
        "Clash TUR > ARM, 2020-07",
        "DiplomaticAction TUR > ARM, 2021",
    ]


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


@pytest.mark.parametrize("form", ["jsonl", "csv", "graphml", "jsonld", "parquet", "plover"])
async def test_what_is_refused_is_refused_before_the_stream_begins(client, form):
    answer = await client.get(f"/events?format={form}&state=Narnia")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    answer = await client.get(f"/events?format={form}&cursor=nonsense")
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


@pytest.mark.parametrize("form", ["jsonl", "csv", "graphml", "jsonld", "parquet", "plover"])
async def test_nothing_found_is_an_empty_export(client, form):
    answer = await client.get(f"/events?format={form}&between=TUV,NRU")
    assert answer.status_code == 200


async def listed(client, query):
    return (await client.get(f"/events?{query}&limit=1000")).json()["events"]


async def test_parquet_has_typed_columns_and_a_row_an_event_in_groups(client, monkeypatch):
    monkeypatch.setattr(parquet, "GROUP", 3)
    answer = await client.get("/events?state=RUS&format=parquet")
    file = pq.ParquetFile(io.BytesIO(answer.content))
    assert (file.num_row_groups, file.schema_arrow.names) == (3, parquet.SCHEMA.names)
    table, events = file.read().to_pylist(), await listed(client, "state=RUS")
    assert [(row["id"], row["date"], row["amount"], row["status"]) for row in table] == [
        (event["id"], event["date"], event["amount"], event["status"]) for event in events
    ]
    [loan] = [row for row in table if row["type"] == "loan"]
    assert (loan["acting"], loan["receiving"], loan["states"]) == (["RUS"], ["BLR"], ["RUS", "BLR"])
    assert (loan["earliest"], loan["latest"]) == (dt.date(2021, 9, 1), dt.date(2021, 9, 30))
    assert (loan["quote"], loan["recorded"]) == ("Russia lent Belarus $630 million", LEARNT)


async def test_plover_rows_are_a_row_a_pair_with_class_and_quad(client):
    answer = await client.get("/events?state=RUS&format=plover")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert list(rows[0]) == list(plover.COLUMNS)
    told = {(row["actor"], row["recipient"], row["event_type"], row["quad"], row["event_date"], row["mutual"]) for row in rows}
    assert ("RUS", "BLR", "AID", "material_cooperation", "2021-09-01", "0") in told
    assert ("BLR", "RUS", "COOPERATE", "material_cooperation", "2021-09-10", "1") in told
    assert {row[:2] for row in told if row[4] == "2014-05-01"} == {("BLR", "KAZ"), ("BLR", "RUS"), ("KAZ", "RUS")}
    assert all(row["event_date"] for row in rows), "an event without a date is in no series"


async def test_plover_rows_say_who_did_it_to_whom_and_none_where_one_side_is_unknown(client):
    answer = await client.get("/events?state=ARM&format=plover")
    told = {(row["actor"], row["recipient"], row["event_type"], row["mutual"]) for row in csv.DictReader(io.StringIO(answer.text))}
    assert told == {("TUR", "ARM", "ASSAULT", "0"), ("TUR", "ARM", "SANCTION", "0")}


async def test_json_ld_names_only_terms_of_its_context_and_says_what_was_quoted(client):
    answer = await client.get("/events?state=RUS&format=jsonld")
    document = answer.json()
    assert document["@context"] == CONTEXT
    events = await listed(client, "state=RUS")
    assert [node["@id"] for node in document["@graph"]] == [f"/events/{event['id']}" for event in events]
    [loan] = [node for node in document["@graph"] if "dyad:loan" in node["@type"]]
    assert loan["amount"] == {"@type": "MonetaryAmount", "value": 630_000_000, "currency": "USD"}
    assert {(role["roleName"], role["participant"]["name"]) for role in loan["participant"]} == {
        ("lender", "Russia"),
        ("borrower", "Belarus"),
    }
    [quoted] = loan["wasDerivedFrom"]
    assert (quoted["text"], quoted["isPartOf"]["@id"]) == ("Russia lent Belarus $630 million", "/articles/pacts")
    prefixes = {name for kind in loan["@type"] + quoted["@type"] if ":" in kind for name in [kind.split(":")[0]]}
    assert prefixes <= CONTEXT.keys()


async def test_only_the_fields_asked_for_come_back(client):
    page = await listed(client, "state=RUS&fields=id,date")
    assert all(list(event) == ["id", "date"] for event in page)
    lines = await client.get("/events?state=RUS&format=jsonl&fields=name")
    assert {tuple(json.loads(line)) for line in lines.text.splitlines()} == {("name",)}
    table = await client.get("/events?state=RUS&format=csv&fields=quote,id")
    assert table.text.splitlines()[0] == "id,quote"
    file = pq.ParquetFile(io.BytesIO((await client.get("/events?state=RUS&format=parquet&fields=id,amount")).content))
    assert file.schema_arrow.names == ["id", "amount"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("fields=size", "json has no field size"),
        ("format=csv&fields=roles", "has no field roles"),
        ("format=graphml&fields=id", "always whole"),
    ],
)
async def test_a_field_that_is_not_there_is_refused(client, query, said):
    answer = await client.get(f"/events?state=RUS&{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert said in answer.json()["detail"]


@pytest.mark.parametrize("form", ["jsonl", "csv"])
async def test_what_was_known_on_a_day_can_be_taken_away_too(client, form):
    answer = await client.get(f"/events?known_by=2021-09-30&format={form}")
    assert len(answer.text.splitlines()) == 3 + (form == "csv")
