"""Every filter, alone and together, over the real store."""

import datetime as dt

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


async def world_again(store):
    await relations.tell_beside_reference(store)
    await load_article(store, DEALS, FACTS, LEARNT)


@pytest.fixture(scope="module", autouse=True)
async def world(store):
    await world_again(store)


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
        ("person=Xi", {"Xi's visit"}),
        ("person=Jin", set()),
        ("person=Jinp&known_by=2026-01-01", {"Xi's visit"}),
        ("kind=treaty", {"cable pact", "Union State treaty"}),
        ("kind=grant,visit", {"French grant", "Xi's visit"}),
        ("min_amount=3000000000&currency=USD", {"railway loan"}),
        ("max_amount=20000000&currency=EUR", {"French grant"}),
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
        ("in_force_on=2000", {"Union State treaty", "pact", "early pact", "charter"}),
        ("in_force_on=2000&min_sources=2", {"Union State treaty"}),
        ("among=EST,LVA,FIN&in_force_on=2000", {"early pact"}),
        ("among=EU&in_force_on=2006", {"cable pact"}),
        ("known_by=2021-09-30&state=RUS", {"Union State treaty", "Zapad-2021", "missiles"}),
        ("known_by=2015-12-31&type=loan", {"power loan", "railway loan", "French grant"}),
        ("recorded_by=2021-11-06T11:59:59Z", set()),
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
        ("min_amount=5&max_amount=1&currency=USD", 422, "min_amount is over max_amount"),
        ("min_amount=5", 422, "need a currency"),
        ("max_amount=5", 422, "need a currency"),
        ("min_amount=-1", 422, "min_amount"),
        ("currency=dollars", 422, "currency"),
        ("min_confidence=2", 422, "min_confidence"),
        ("min_sources=0", 422, "min_sources"),
        ("sort=amount", 422, "currency"),
        ("sort=size", 422, "oldest"),
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


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("type=loan&sort=amount&currency=USD", ["railway loan", "power loan", None]),
        ("type=agreement&between=RUS,BLR&sort=oldest", ["Union State treaty", "gas accord", "economic union treaty", "customs pact"]),
        ("type=agreement&between=RUS,BLR", ["economic union treaty", "gas accord", "Union State treaty", "customs pact"]),
    ],
)
async def test_events_come_in_the_order_asked_for(client, query, expected):
    assert [event["name"] for event in (await client.get(f"/events?{query}")).json()["events"]] == expected


async def test_what_most_reports_tell_of_may_come_first(client):
    found = (await client.get("/events?sort=sources")).json()["events"]
    assert found[0]["name"] == "Union State treaty"
    assert [event["support"] for event in found] == sorted((event["support"] for event in found), reverse=True)


@pytest.mark.parametrize(
    "order", ["date", "oldest", "recorded", "sources", "amount&currency=USD", "oldest&known_by=2030", "sources&known_by=2030"]
)
async def test_pages_in_any_order_have_every_event_once(client, order):
    path, walked = f"/events?limit=4&sort={order}", []
    whole = (await client.get(f"/events?limit=1000&sort={order}")).json()["events"]
    while path:
        page = (await client.get(path)).json()
        walked += [event["id"] for event in page["events"]]
        path = page["next"]
    assert walked == [event["id"] for event in whole]
    assert len(set(walked)) == len(walked) > 2


async def test_a_cursor_of_another_order_is_refused(client):
    first = (await client.get("/events?limit=2&sort=oldest")).json()
    answer = await client.get("/events", params={"limit": 2, "sort": "sources", "cursor": first["cursor"]})
    assert answer.status_code == 422


async def test_what_the_graph_learnt_last_comes_first(client, store):
    late = Article(id="late", title="Late", published="2022-01-01", text="Chad and Fiji signed a pact on fish in 1980.")
    await load_article(
        store, late, [agreement(late, late.text, "TCD", "FJI", date="1980", name="fish pact")], LEARNT + dt.timedelta(days=1)
    )
    try:
        found = (await client.get("/events?sort=recorded")).json()["events"]
        assert (found[0]["name"], found[0]["recorded"]) == ("fish pact", "2021-11-07T12:00:00Z")
    finally:
        await world_again(store)
