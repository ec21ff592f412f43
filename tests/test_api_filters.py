"""Every filter, alone and together, over the real store."""

import pytest

from graph.article import Article
from graph.fact import Roles
from graph.load import load_article
from tests import relations
from tests.relations import LEARNT, agreement, fact

DEALS = Article(
    id="deals",
    title="Deals of the day",
    published="2015-04-21",
    source="The Herald",
    text=(
        "China lent Pakistan $2 billion. China lent Kenya $4 billion in 2014. Russia delivered S-400 missiles to India in Chennai. "
        "President Xi Jinping visited Islamabad. Estonia and Finland signed a pact on cables in 2005. Estonia and Latvia signed a pact in 1995. "
        "NATO and Ukraine signed a charter in 1997. France imposed sanctions on Mali. France granted Kenya 10 million euros."
    ),
)


FACTS = [
    fact(
        DEALS,
        "China lent Pakistan $2 billion",
        type="loan",
        roles=Roles(lender=("CHN",), borrower=("PAK",)),
        date="2015",
        amount=2e9,
        currency="USD",
        kind="loan",
        name="power loan",
    ),
    fact(
        DEALS,
        "China lent Kenya $4 billion in 2014",
        type="loan",
        roles=Roles(lender=("CHN",), borrower=("KEN",)),
        date="2014",
        amount=4e9,
        currency="USD",
        kind="loan",
        name="railway loan",
    ),
    fact(
        DEALS,
        "Russia delivered S-400 missiles to India in Chennai",
        type="arms_transfer",
        roles=Roles(supplier=("RUS",), recipient=("IND",)),
        date="2015",
        items=("S-400 missiles",),
        place="Chennai",
        name="missiles",
    ),
    fact(
        DEALS,
        "President Xi Jinping visited Islamabad",
        type="meeting",
        roles=Roles(participant=("CHN", "PAK")),
        date="2015-04-20",
        persons=("Xi Jinping",),
        kind="visit",
        name="Xi's visit",
    ),
    agreement(DEALS, "Estonia and Finland signed a pact on cables in 2005", "EST", "FIN", date="2005", name="cable pact", kind="treaty"),
    agreement(DEALS, "Estonia and Latvia signed a pact in 1995", "EST", "LVA", date="1995", name="early pact"),
    agreement(DEALS, "NATO and Ukraine signed a charter in 1997", "NATO", "UKR", date="1997", name="charter"),
    fact(
        DEALS,
        "France imposed sanctions on Mali",
        type="sanction",
        roles=Roles(imposer=("FRA",), target=("MLI",)),
        date="2015",
        confidence=0.4,
        name="Mali sanctions",
    ),
    fact(
        DEALS,
        "France granted Kenya 10 million euros",
        type="loan",
        roles=Roles(lender=("FRA",), borrower=("KEN",)),
        date="2015",
        amount=1e7,
        currency="EUR",
        kind="grant",
        name="French grant",
    ),
]


@pytest.fixture(scope="module", autouse=True)
async def world(store):
    await relations.tell_beside_reference(store)
    await load_article(store, DEALS, FACTS, LEARNT)


async def names(client, query):
    answer = await client.get(f"/events?{query}")
    assert answer.status_code == 200, answer.text
    return {event["name"] for event in answer.json()["events"]}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("between=RUS,BLR,KAZ", {"economic union treaty"}),
        ("state=CHN&with=PAK", {"power loan", "Xi's visit"}),
        ("state=CHN&with=PAK,KEN&type=loan", {"power loan", "railway loan"}),
        ("state=CHN&with=African Union", {"railway loan"}),
        ("among=CHN,PAK,KEN", {"power loan", "railway loan", "Xi's visit"}),
        ("among=EU", {"cable pact"}),
        ("among=EU&until=2000", set()),
        ("among=EST,LVA,FIN", {"cable pact", "early pact"}),
        ("organization=NATO", {"charter"}),
        ("state=UKR&organization=NATO", {"charter"}),
        ("state=BLR&organization=NATO", set()),
        ("actor=China", {"power loan", "railway loan"}),
        ("recipient=Kenya", {"railway loan", "French grant"}),
        ("actor=FRA&recipient=KEN", {"French grant"}),
        ("state=KEN&actor=CHN", {"railway loan"}),
        ("person=xi jinping", {"Xi's visit"}),
        ("kind=treaty", {"cable pact", "Union State treaty"}),
        ("kind=grant,visit", {"French grant", "Xi's visit"}),
        ("min_amount=3000000000", {"railway loan"}),
        ("max_amount=20000000", {"French grant"}),
        ("type=loan&currency=eur", {"French grant"}),
        ("min_amount=1000000000&max_amount=2000000000&currency=USD", {"power loan"}),
        ("item=s-400", {"missiles"}),
        ("place=chennai", {"missiles"}),
        ("text=cables", {"cable pact"}),
        ("text=Estonia+pact", {"cable pact", "early pact"}),
        ("text=deals+sanctions", {"Mali sanctions"}),
        ("type=sanction&min_confidence=0.5", set()),
        ("type=sanction&min_confidence=0.3", {"Mali sanctions"}),
        ("min_sources=2", {"Union State treaty"}),
        ("between=RUS,BLR&in_force_on=2010", {"Union State treaty", "gas accord"}),
        ("between=RUS,BLR&type=agreement&known_by=2021-09-30", {"Union State treaty"}),
    ],
)
async def test_a_filter_finds_what_fits_and_nothing_else(client, query, expected):
    assert await names(client, query) == expected


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("with=PAK", 422, "needs state"),
        ("between=RUS,BLR&among=EU", 422, "exclude each other"),
        ("state=RUS&with=Narnia", 404, "Narnia"),
        ("among=Narnia,RUS", 404, "Narnia"),
        ("among=RUS", 422, "no pair"),
        ("among=United Nations", 422, "at most 2,500"),
        ("kind=friendly", 422, "treaty"),
        ("min_amount=5&max_amount=1", 422, "min_amount is over max_amount"),
        ("min_amount=-1", 422, "min_amount"),
        ("currency=dollars", 422, "currency"),
        ("min_confidence=2", 422, "min_confidence"),
        ("min_sources=0", 422, "min_sources"),
        ("known_by=2020", 422, "need between or state"),
        ("state=RUS&recorded_by=2020-01-01T00:00:00", 422, "time zone"),
        ("state=RUS&recorded_by=soon", 422, "recorded_by"),
        ("format=xml", 422, "csv"),
    ],
)
async def test_a_filter_that_makes_no_sense_is_a_problem(client, query, status, said):
    answer = await client.get(f"/events?{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert said in answer.json()["detail"]


async def test_the_total_counts_all_pages(client):
    whole = (await client.get("/events?state=RUS")).json()
    assert whole["total"] == len(whole["events"]) > 3
    first = (await client.get("/events?state=RUS&limit=2")).json()
    assert first["total"] is None
    counted = (await client.get("/events?state=RUS&limit=2&total=true")).json()
    assert counted["total"] == whole["total"]
    second = (await client.get(counted["next"])).json()
    assert second["total"] == whole["total"]
