"""Views over many events: a pair at a glance, series, facets, partners, organisations, lists of articles."""

import pytest

from graph import asof
from tests import relations


@pytest.fixture(scope="module", autouse=True)
async def world(store):
    await relations.tell_beside_reference(store)


async def seen(client, path):
    answer = await client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_pair_at_a_glance(client):
    view = await seen(client, "/dyads/RUS-BLR")
    listed = await seen(client, "/events?between=RUS,BLR&limit=1000")
    assert view["events"] == len(listed["events"]) == 6
    assert view["by_type"] == {"agreement": 4, "loan": 1, "exercise": 1}
    assert (view["first"], view["last"]) == (1999, 2021)
    assert view["by_decade"]["1990"] == {"agreement": 1}
    assert view["by_decade"]["undated"] == {"agreement": 1}
    assert [loan["amount"] for loan in view["largest_loans"]] == [630_000_000]
    assert {event["name"] for event in view["in_force"]} == {"Union State treaty", "gas accord", "economic union treaty"}
    assert {tone["year"]: (tone["cooperative"], tone["hostile"], tone["net"]) for tone in view["tone"]}[2021] == (2, 0, 1.0)


async def test_a_pair_with_too_much_to_look_at_is_shown_without_what_is_in_force(client, monkeypatch):
    monkeypatch.setattr(asof, "MOST", 2)
    view = await seen(client, "/dyads/Russia-BLR")  # asked in no other test: answers are kept
    assert (view["in_force"], view["events"]) == (None, 6)
    assert "more than 2 reports" in view["message"]


@pytest.mark.parametrize("pair", ["BLR-RUS", "Belarus-Russia", "rus-by"])
async def test_a_pair_may_be_named_in_any_way_and_order(client, pair):
    assert (await seen(client, f"/dyads/{pair}"))["events"] == 6


async def test_names_with_hyphens_make_pairs_too(client):
    view = await seen(client, "/dyads/X-ABK-Guinea-Bissau")
    assert [state["id"] for state in view["states"]] == ["X-ABK", "GNB"]
    assert (view["events"], view["first"], view["tone"]) == (0, None, [])


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/dyads/RUS", 422, "hyphen"),
        ("/dyads/RUS-Russia", 422, "two different states"),
        ("/dyads/RUS-Bellarus", 404, "Belarus"),
        ("/dyads?format=csv", 422, "no parameter 'format'"),
        ("/series?by=week", 422, "'year', 'month' or 'day'"),
        ("/series?state=RUS&recorded_by=2020-01-01T12:00", 422, "time zone"),
        ("/facets?state=Narnia", 404, "Narnia"),
        ("/organizations/Belarus", 404, "no organisation"),
        ("/organizations/Natto", 404, "NATO"),
        ("/articles?cursor=nonsense", 422, "cursor"),
        ("/states/Narnia/partners", 404, "Narnia"),
    ],
)
async def test_a_view_of_nothing_is_a_problem(client, path, status, said):
    answer = await client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert said in answer.json()["detail"]


async def test_a_series_counts_by_period_and_type_and_keeps_coarse_dates_coarse(client):
    by_year = await seen(client, "/series?between=RUS,BLR")
    assert {(row["period"], row["type"], row["count"]) for row in by_year} == {
        ("1999", "agreement", 1),
        ("2006", "agreement", 1),
        ("2014", "agreement", 1),
        ("2021", "loan", 1),
        ("2021", "exercise", 1),
        (None, "agreement", 1),
    }
    by_day = await seen(client, "/series?between=RUS,BLR&by=day&type=agreement&since=2000")
    assert [(row["period"], row["count"]) for row in by_day] == [("2006-12-31", 1), ("2014-05", 1)]


@pytest.mark.parametrize("query", ["between=RUS,BLR", "state=RUS", "status=done", "state=RUS&type=agreement&since=1999"])
async def test_facets_add_up_to_what_a_narrower_question_finds(client, query):
    facets = await seen(client, f"/facets?{query}")
    listed = await seen(client, f"/events?{query}&limit=1000")
    assert facets["total"] == len(listed["events"])
    assert sum(facets["type"].values()) == sum(facets["status"].values()) == sum(facets["decade"].values()) == facets["total"]
    for fact_type, number in facets["type"].items():
        if "type=" not in query:
            assert len((await seen(client, f"/events?{query}&type={fact_type}&limit=1000"))["events"]) == number


@pytest.mark.parametrize(
    ("then", "events"),
    [("known_by=2021-10", 2), ("known_by=2021", 6), ("recorded_by=2021-11-06T11:00:00Z", 0), ("in_force_on=2010", 2)],
)
async def test_counts_of_another_day_add_up_to_its_list(client, then, events):
    query = f"between=RUS,BLR&{then}"
    assert len((await seen(client, f"/events?{query}"))["events"]) == events
    facets = await seen(client, f"/facets?{query}")
    assert facets["total"] == sum(facets["type"].values()) == sum(facets["decade"].values()) == events
    assert sum(row["count"] for row in await seen(client, f"/series?{query}")) == events
    assert sum(pair["events"] for pair in (await seen(client, f"/dyads?{query}"))["dyads"]) == events


@pytest.mark.parametrize("path", ["/series?state=RUS&by=month", "/facets?state=RUS", "/dyads?state=RUS", "/dyads?among=RUS,BLR,KAZ"])
async def test_counts_of_a_day_when_all_was_known_are_those_of_today(client, path):
    assert await seen(client, f"{path}&known_by=2030") == await seen(client, path)


async def test_pairs_of_another_day_come_page_by_page(client):
    first = await seen(client, "/dyads?state=RUS&known_by=2030&limit=1")
    second = await seen(client, first["next"])
    assert [page["dyads"][0]["id"] for page in (first, second)] == ["BLR-RUS", "KAZ-RUS"]


async def test_an_event_is_shown_as_it_was_known(client):
    (union,) = [event for event in (await seen(client, "/events?between=RUS,BLR"))["events"] if event["name"] == "Union State treaty"]
    path = f"/events/{union['id']}"
    assert [report["article"]["id"] for report in (await seen(client, path))["reports"]] == ["drills", "pacts"]
    assert [report["article"]["id"] for report in (await seen(client, f"{path}?known_by=2021-10"))["reports"]] == ["drills"]
    assert (await seen(client, f"{path}?known_by=2030")) == await seen(client, path)
    for then in ("known_by=2020", "recorded_by=2021-11-06T11:00:00Z"):
        assert (await client.get(f"{path}?{then}")).status_code == 404
    assert (await client.get(f"{path}?recorded_by=2021-11-06T11:00")).status_code == 422


async def test_an_event_of_three_counts_once(client):
    assert (await seen(client, "/facets?among=RUS,BLR,KAZ"))["total"] == len((await seen(client, "/events?among=RUS,BLR,KAZ"))["events"])


async def test_partners_are_ranked(client):
    partners = await seen(client, "/states/Russia/partners")
    assert [(partner["name"], partner["events"]) for partner in partners] == [("Belarus", 6), ("Kazakhstan", 1), ("Ukraine", 1)]
    assert len(await seen(client, "/states/Russia/partners?limit=1")) == 1


async def test_organisations_come_with_their_members(client):
    assert len(await seen(client, "/organizations")) == 168
    csto = await seen(client, "/organizations/Collective Security Treaty Organization")
    assert csto["organization"]["id"] == "CSTO"
    assert "BLR" in {member["state"] for member in csto["members"]}


async def test_articles_are_listed_page_by_page(client):
    whole = await seen(client, "/articles")
    assert [(article["id"], article["facts"]) for article in whole["articles"]] == [("pacts", 6), ("drills", 2)]
    first = await seen(client, "/articles?limit=1")
    second = await seen(client, first["next"])
    assert [page["articles"][0]["id"] for page in (first, second)] == ["pacts", "drills"]
    assert second["cursor"] is None
