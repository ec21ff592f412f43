"""Pictures, ranked pairs and leaders over a small world."""

import pytest

from tests import relations
from tests.test_api_views import seen


@pytest.fixture(scope="module", autouse=True)
async def world(store):
    await relations.tell_beside_reference(store)


async def test_a_picture_of_events_has_a_node_for_each_end_of_each_link(client):
    picture = await seen(client, "/graph?between=RUS,BLR")
    listed = await seen(client, "/events?between=RUS,BLR")
    nodes = {node["id"]: node for node in picture["nodes"]}
    assert len(nodes) == len(picture["nodes"])
    assert {event["id"] for event in listed["events"]} | {"RUS", "BLR", "KAZ"} == set(nodes)
    assert {(link["source"], link["role"], link["target"]) for link in picture["links"]} == {
        (one, role, event["id"]) for event in listed["events"] for role, ids in event["roles"].items() for one in ids
    }
    assert (nodes["RUS"]["label"], nodes["RUS"]["kind"], nodes["RUS"]["weight"]) == ("Russia", "state", 6)
    assert (picture["shown"], picture["total"], picture["message"]) == (6, 6, None)


async def test_a_picture_of_too_many_events_is_thinned_and_says_so(client):
    picture = await seen(client, "/graph?state=RUS&limit=2")
    assert (picture["shown"], picture["total"]) == (2, 7)
    assert picture["message"].startswith("Shown are the")
    assert "2 of 7 events" in picture["message"]
    ends = {end for link in picture["links"] for end in (link["source"], link["target"])}
    assert ends == {node["id"] for node in picture["nodes"]}


async def test_a_picture_of_pairs_weighs_them_by_the_events_that_fit(client):
    picture = await seen(client, "/graph?of=dyads&type=agreement")
    assert {link["id"]: link["weight"] for link in picture["links"]} == {"BLR-RUS": 4, "KAZ-RUS": 1, "BLR-KAZ": 1, "RUS-UKR": 1}
    assert {node["id"]: node["weight"] for node in picture["nodes"]}["RUS"] == 6
    thin = await seen(client, "/graph?of=dyads&limit=1")
    assert ([link["id"] for link in thin["links"]], thin["shown"], thin["total"]) == (["BLR-RUS"], 1, None)
    assert thin["message"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [("BLR-RUS", 6), ("BLR-KAZ", 1), ("KAZ-RUS", 1), ("RUS-UKR", 1)]),
        ("state=RUS", [("BLR-RUS", 6), ("KAZ-RUS", 1), ("RUS-UKR", 1)]),
        ("state=KAZ&since=2010", [("BLR-KAZ", 1), ("KAZ-RUS", 1)]),
        ("between=KAZ,BLR", [("BLR-KAZ", 1)]),
        ("among=RUS,BLR,UKR&type=agreement", [("BLR-RUS", 4), ("RUS-UKR", 1)]),
        ("text=gas", [("BLR-RUS", 1)]),
        ("type=clash", []),
    ],
)
async def test_pairs_are_ranked_by_the_events_that_fit(client, query, expected):
    ranked = await seen(client, f"/dyads?{query}")
    assert [(pair["id"], pair["events"]) for pair in ranked["dyads"]] == expected


async def test_ranked_pairs_come_page_by_page(client):
    whole = (await seen(client, "/dyads"))["dyads"]
    path, found = "/dyads?limit=1", []
    while path:
        page = await seen(client, path)
        found += page["dyads"]
        path = page["next"]
    assert found == whole
    assert [state["name"] for state in whole[0]["states"]] == ["Belarus", "Russia"]


async def test_a_pair_is_scored_by_words_and_deeds(client):
    view = await seen(client, "/dyads/RUS-BLR")
    assert view["quads"] == {
        "verbal_cooperation": 4,
        "material_cooperation": 2,
        "verbal_conflict": 0,
        "material_conflict": 0,
        "cooperative": 6,
        "hostile": 0,
        "net": 1.0,
        "score": 1.0,
    }


async def test_leaders_are_found_by_state_day_role_and_name(client):
    heads = await seen(client, "/leaders?state=Belarus&role=head_of_state&on=2010")
    assert [leader["name"] for leader in heads["leaders"]] == ["Alexander Lukashenko"]
    assert (await seen(client, "/leaders?state=Belarus&role=head_of_state&on=1990"))["leaders"] == []
    named = await seen(client, "/leaders?name=lukashenka")
    assert "BLR:alexander-lukashenko" in {leader["id"] for leader in named["leaders"]}


async def test_leaders_come_page_by_page(client):
    whole = (await seen(client, "/leaders?state=DEU&limit=1000"))["leaders"]
    first = await seen(client, "/leaders?state=DEU&limit=5")
    second = await seen(client, f"{first['next']}")
    assert first["leaders"] + second["leaders"] == whole[:10]


async def test_a_leader_comes_with_terms_and_no_events_where_none_are_told(client):
    found = await seen(client, "/leaders/DEU:angela-merkel")
    assert {term["role"] for term in found["leader"]["terms"]} >= {"head_of_government"}
    assert found["events"] == []


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/leaders/NAR:nobody", 404, "/leaders?name="),
        ("/leaders?state=Narnia", 404, "Narnia"),
        ("/leaders?on=soon", 422, "on"),
        ("/graph?of=people", 422, "events"),
        ("/graph?format=csv", 422, "no parameter 'format'"),
        ("/facets?limit=5", 422, "no parameter 'limit'"),
        ("/dyads?cursor=x", 422, "cursor"),
    ],
)
async def test_what_makes_no_sense_is_a_problem(client, path, status, said):
    answer = await client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert said in answer.json()["detail"]
