"""How two states hang together, and what happened between them in the order of time."""

import pytest

from graph.article import Article
from graph.load import load_article
from tests import relations
from tests.relations import LEARNT, agreement
from tests.test_api_views import seen

FAR = Article(
    id="far",
    title="Far",
    published="2020-01-01",
    text="Ukraine and Tuvalu signed a pact on fish in 2003. Tuvalu and Nauru signed a pact on sand in 2004. Nauru seeks a pact with Russia.",
)


@pytest.fixture(scope="module", autouse=True)
async def world(store):
    await relations.tell_beside_reference(store)
    facts = [
        agreement(FAR, "Ukraine and Tuvalu signed a pact on fish in 2003", "UKR", "TUV", date="2003", name="fish pact"),
        agreement(FAR, "Tuvalu and Nauru signed a pact on sand in 2004", "TUV", "NRU", date="2004", name="sand pact"),
        agreement(FAR, "Nauru seeks a pact with Russia", "NRU", "RUS", status="sought", name="sought pact"),
    ]
    await load_article(store, FAR, facts, LEARNT)


def ways(answer):
    return [[entity["id"] for entity in path["entities"]] for path in answer["paths"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("from=RUS&to=BLR&through=agreement", [["RUS", "BLR"], ["RUS", "KAZ", "BLR"]]),
        ("from=RUS&to=BLR&through=agreement&steps=1", [["RUS", "BLR"]]),
        ("from=RUS&to=TUV&through=agreement", [["RUS", "UKR", "TUV"]]),
        ("from=BLR&to=UKR&through=agreement", [["BLR", "RUS", "UKR"]]),
        ("from=BLR&to=TUV&through=agreement", []),
        ("from=BLR&to=TUV&through=agreement&steps=3", [["BLR", "RUS", "UKR", "TUV"]]),
        ("from=RUS&to=NRU&through=agreement&steps=3", [["RUS", "UKR", "TUV", "NRU"]]),
        ("from=RUS&to=BLR&through=loan", [["RUS", "BLR"]]),
        ("from=RUS&to=BLR&through=clash", []),
        ("from=Russia&to=Minsk&through=agreement&limit=1", [["RUS", "BLR"]]),
    ],
)
async def test_the_shortest_way_comes_first_and_what_is_only_sought_joins_nobody(client, query, expected):
    assert ways(await seen(client, f"/paths?{query}")) == expected


async def test_a_leg_says_what_it_stands_for(client):
    [direct, around] = (await seen(client, "/paths?from=RUS&to=BLR&through=agreement"))["paths"]
    assert (direct["legs"][0]["events"], direct["legs"][0]["latest"][0]["name"]) == (4, "economic union treaty")
    assert [(leg["source"], leg["target"], leg["events"]) for leg in around["legs"]] == [("RUS", "KAZ", 1), ("KAZ", "BLR", 1)]
    assert [entity["name"] for entity in around["entities"]] == ["Russia", "Kazakhstan", "Belarus"]


async def test_states_hang_together_through_organisations_of_today(client):
    found = await seen(client, "/paths?from=BLR&to=KAZ&through=organization&limit=100")
    assert {"CSTO", "EAEU"} <= {way[1] for way in ways(found)}
    assert all(leg["member"] and leg["events"] == 0 for path in found["paths"] for leg in path["legs"])
    assert not any(way[1] == "NATO" for way in ways(found))


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("from=RUS", 422, "to"),
        ("from=RUS&to=Russia", 422, "needs two"),
        ("from=RUS&to=Narnia", 404, "Narnia"),
        ("from=RUS&to=BLR&steps=9", 422, "steps"),
        ("from=RUS&to=BLR&through=love", 422, "through"),
    ],
)
async def test_a_path_from_nowhere_is_a_problem(client, query, status, said):
    answer = await client.get(f"/paths?{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert said in answer.json()["detail"]


async def test_a_timeline_is_by_year_oldest_first_undated_last(client):
    found = await seen(client, "/timeline?between=RUS,BLR")
    assert [(year["year"], [line["what"] for line in year["events"]]) for year in found["years"]] == [
        (1999, ["Union State treaty, 1999-12-08"]),
        (2006, ["gas accord, 2006-12-31"]),
        (2014, ["economic union treaty, 2014-05"]),
        (2021, ["Loan RUS > BLR, 2021-09", "Zapad-2021, 2021-09-10"]),
        (None, ["customs pact"]),
    ]
    line = found["years"][3]["events"][0]
    assert (line["states"], line["quote"], line["article"]) == (["RUS", "BLR"], "Russia lent Belarus $630 million", "pacts")


async def test_a_timeline_goes_on_overleaf(client):
    path, walked = "/timeline?between=RUS,BLR&limit=2", []
    while path:
        page = await seen(client, path)
        walked += [line["event"] for year in page["years"] for line in year["events"]]
        path = page["next"]
    whole = (await seen(client, "/timeline?between=RUS,BLR"))["years"]
    assert walked == [line["event"] for year in whole for line in year["events"]]
