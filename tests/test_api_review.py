"""What people decide over HTTP: listed, given, undone, carried away as a file."""

import json

import pytest
from facts import NOW

from graph.keys import Role, add_key
from tests.conftest import asked_by


async def decide(client, **decision):
    answer = await client.post("/judgements", json={"why": "read both", **decision})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def loans(client):
    answer = await client.get("/loans?between=RUS,BLR")
    return sorted((event["date"], event["support"]) for event in answer.json()["events"])


async def test_what_needs_a_person_is_listed_and_leaves_the_list_when_decided(client, told):
    items = (await client.get("/review")).json()["items"]
    assert [(item["kind"], item["value"], len(item["events"])) for item in items] == [
        ("unsure_pair", 2, 2),
        ("conflict", 2, 1),
        ("low_confidence", 1, 1),
    ]
    assert all(item["because"] for item in items)
    await decide(client, kind="not_same", event=told["a"], other=told["b"])
    await decide(client, kind="accept", event=told["c"])
    await decide(client, kind="reject", event=told["e"])
    assert (await client.get("/review")).json() == {"items": [], "cursor": None, "next": None}


async def test_a_decision_is_signed_with_the_name_of_the_key(client, told):
    given = await decide(client, kind="accept", event=told["e"], why="  the treaty series has it ")
    assert (given["by"], given["why"], given["undone"]) == ("tests", "the treaty series has it", None)
    assert (await client.get("/judgements")).json()["judgements"] == [given]


async def test_events_are_merged_kept_apart_split_edited_and_all_of_it_undone(client, told):
    before = await loans(client)
    merged = await decide(client, kind="merge", event=told["a"], other=told["b"])
    assert ("2021", 2) in await loans(client)
    one = (await client.get(f"/events/{told['b']}")).json()
    edited = await decide(client, kind="edit", event=one["id"], field="amount", value=640000000)
    shown = (await client.get(f"/events/{one['id']}")).json()
    assert (shown["amount"], shown["edited"], shown["reports"][0]["claim"]["amount"]) == (640e6, ["amount"], None)
    apart = next(report["id"] for report in (await client.get(f"/events/{told['c']}")).json()["reports"] if report["article"]["id"] == "d")
    split = await decide(client, kind="split", event=told["c"], reports=[apart])
    assert sorted(await loans(client)) == [("2011-02-02", 1), ("2015-05-05", 1), ("2015-05-05", 1), ("2021", 2)]
    for judgement in (split, edited, merged):
        undone = (await client.delete(f"/judgements/{judgement['id']}")).json()
        assert (undone["undone_by"], undone["undone"] is not None) == ("tests", True)
    assert await loans(client) == before


async def test_what_contradicts_a_judgement_is_refused_and_that_one_named(client, told):
    held = await decide(client, kind="not_same", event=told["a"], other=told["b"])
    answer = await client.post("/judgements", json={"kind": "same", "event": told["a"], "other": told["b"], "why": "looks alike"})
    assert answer.status_code == 409
    assert held["id"] in answer.json()["detail"]


@pytest.mark.parametrize(
    ("decision", "status", "said"),
    [
        ({"kind": "accept", "event": "none"}, 404, "no event 'none'"),
        ({"kind": "merge", "event": "a", "other": "none"}, 404, "no event 'none'"),
        ({"kind": "merge", "event": "a", "other": "a"}, 409, "one event already"),
        ({"kind": "not_same", "event": "a", "other": "a"}, 409, "split it"),
        ({"kind": "split", "event": "a", "reports": ["none"]}, 404, "no report none"),
        ({"kind": "edit", "event": "a", "field": "amount", "value": "much"}, 422, "amount"),
        ({"kind": "edit", "event": "a", "field": "amount", "value": "inf"}, 422, "amount"),
        ({"kind": "edit", "event": "a", "field": "amount", "value": "nan"}, 422, "amount"),
        ({"kind": "edit", "event": "a", "field": "count", "value": 10**30}, 422, "count"),
        ({"kind": "edit", "event": "a", "field": "date", "value": "2021-02-30"}, 422, "date"),
        ({"kind": "edit", "event": "a", "field": "end", "value": "1999"}, 422, "before"),
        ({"kind": "edit", "event": "a", "field": "kind", "value": "treaty"}, 422, "credit_line"),
        ({"kind": "edit", "event": "a", "field": "support", "value": 9}, 422, "fields are date"),
        ({"kind": "edit", "event": "a", "field": "roles", "value": "RUS"}, 422, "write lender=RUS|borrower=BLR;UKR"),
        ({"kind": "edit", "event": "a", "field": "roles", "value": "party=RUS;BLR"}, 422, "loan has no role party"),
        ({"kind": "edit", "event": "a", "field": "roles", "value": "lender=Ruritania|borrower=BLR"}, 404, "Mauritania"),
        ({"kind": "edit", "event": "a", "field": "roles", "value": None}, 422, "needs at least one role"),
        ({"kind": "burn", "event": "a"}, 422, "accept"),
        ({"kind": "accept", "event": "a", "why": " "}, 422, "why"),
        ({"kind": "accept", "event": "a", "by": "Eve"}, 422, "by"),
    ],
)
async def test_a_decision_that_does_not_fit_is_refused(client, told, decision, status, said):
    named = {field: told.get(value, value) if field in ("event", "other") else value for field, value in decision.items()}
    answer = await client.post("/judgements", json={"why": "read both", **named})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    assert said in answer.json()["detail"]
    assert (await client.get("/judgements")).json()["judgements"] == []


async def test_undoing_what_nobody_decided_is_not_found(client, graph):
    assert (await client.delete("/judgements/none")).status_code == 404


async def test_judgements_are_carried_away_as_a_file_and_taken_over_line_by_line(client, told, graph):
    await decide(client, kind="merge", event=told["a"], other=told["b"])
    file = (await client.get("/judgements/file")).text
    assert len(file.splitlines()) == 1
    forged = json.dumps(json.loads(file) | {"by": "Eve"})
    sent = {"content": f"{file}\nnot json\n{forged}\n", "headers": {"Content-Type": "application/x-ndjson"}}
    answer = (await client.post("/judgements/file", **sent)).json()
    assert (answer["taken"], answer["unchanged"], [refused["line"] for refused in answer["refused"]]) == (0, 1, [3, 4])
    (judgement,) = (await client.get("/judgements")).json()["judgements"]
    await client.delete(f"/judgements/{judgement['id']}")
    assert (await client.post("/judgements/file", **sent)).json()["taken"] == 1
    assert ("2021", 2) in await loans(client)


@pytest.mark.parametrize(("media", "body", "status"), [("application/json", b"{}", 415), ("application/x-ndjson", b"\xff\xfe", 422)])
async def test_a_file_of_another_kind_is_refused(client, graph, media, body, status):
    assert (await client.post("/judgements/file", content=body, headers={"Content-Type": media})).status_code == status


async def test_deciding_takes_the_role_of_a_reviewer(service, anybody, store, told):
    decision = {"kind": "accept", "event": told["e"], "why": "sure"}
    assert (await anybody.post("/judgements", json=decision)).status_code == 401
    loader = (await add_key(store, "loads", Role.LOADER, NOW)).key
    async with asked_by(service, {"Authorization": f"Bearer {loader}"}) as client:
        assert (await client.post("/judgements", json=decision)).status_code == 403
    assert (await anybody.get("/review")).status_code == 200


async def test_an_article_is_taken_back_with_a_reason_and_brought_back(client, told):
    before = await loans(client)
    assert (await client.delete("/articles/c")).status_code == 422
    gone = (await client.delete("/articles/c?reason=withdrawn by its publisher")).json()
    assert (gone["outcome"], gone["reports"]) == ("retracted", 1)
    assert (await client.delete("/articles/c?reason=again")).json()["outcome"] == "unchanged"
    assert ("2015-05-05", 1) in await loans(client)
    kept = (await client.get("/articles/c")).json()
    assert (kept["retracted"], kept["facts"]) == ("withdrawn by its publisher", [])
    assert (await client.post("/articles/c/restore")).json()["outcome"] == "restored"
    assert (await client.post("/articles/c/restore")).json()["outcome"] == "unchanged"
    assert await loans(client) == before
    assert (await client.get("/articles/c")).json()["retracted"] is None


@pytest.mark.parametrize(("method", "path"), [("DELETE", "/articles/none?reason=x"), ("POST", "/articles/none/restore")])
async def test_an_article_that_is_not_there_is_not_found(client, graph, method, path):
    assert (await client.request(method, path)).status_code == 404
