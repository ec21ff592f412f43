"""Webhooks are told of what is new, signed, in order, and again until they take it."""

import datetime as dt
import hashlib
import hmac
import json

import pytest

from api.feeding.deliver import TRIES, deliver, signature
from graph import changes as changes_kept
from graph.dump import as_json, dump
from graph.fact import FactType
from graph.webhooks import LEASE, add_webhook, claim_webhook, keep_webhook, list_webhooks
from tests import relations
from tests.test_jobs import served
from tests.test_stream import load
from tests.web import until, web

NOW = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
async def empty_graph(store):
    await relations.empty(store)


@pytest.fixture
def site():
    with web() as up:
        up.page("/hook", "", status=204)
        yield up


async def added(store, site, *, types=(), states=()):
    return await add_webhook(store, f"{site.url}/hook", types, states, "tests", NOW)


async def test_what_comes_after_it_was_added_is_sent_in_order_and_signed(store, site):
    await load(store, "before", "NOR", "DNK", date="1990")
    hook = await added(store, site)
    assert await claim_webhook(store, NOW) is None
    ids = [await load(store, name, "NOR", "DNK", date=day) for name, day in (("one", "2001"), ("two", "2002"))]
    due = await claim_webhook(store, NOW)
    told = await deliver(store, due, site.reach, NOW)
    assert (told.after, told.taken, told.failures, told.problem) == (3, NOW, 0, None)
    [(method, _, headers, body)] = site.asked
    assert method == "POST"
    assert [(change["what"], change["id"]) for change in json.loads(body)["changes"]] == [("new", ids[0]), ("new", ids[1])]
    stamp, signed = (part.split("=", 1)[1] for part in headers["x-dyad-signature"].split(","))
    assert int(stamp) == NOW.timestamp()
    assert signed == hmac.new(hook.secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    await keep_webhook(store, told)
    assert [kept.taken for kept in await list_webhooks(store, 10)] == [NOW]
    assert await claim_webhook(store, NOW + LEASE) is None


async def test_only_what_was_asked_for_is_sent_and_the_rest_passed_over(store, site):
    await added(store, site, types=(FactType.AGREEMENT,), states=("SWE",))
    await load(store, "one", "NOR", "DNK", date="2001")
    told = await deliver(store, await claim_webhook(store, NOW), site.reach, NOW)
    assert (told.after, told.taken) == (1, None)
    assert site.asked == []


@pytest.mark.parametrize("after", [1, 999])
async def test_a_webhook_that_cannot_be_told_of_all_that_it_missed_is_told_so_and_then_of_what_comes(store, site, monkeypatch, after):
    monkeypatch.setattr(changes_kept, "KEPT", 3)
    monkeypatch.setattr(changes_kept, "SWEEP_EVERY", 1)
    hook = await added(store, site, types=(FactType.LOAN,))
    for number in range(6):
        await load(store, f"n{number}", "NOR", "DNK", date=f"199{number}")
    await keep_webhook(store, hook.model_copy(update={"after": after}))
    told = await deliver(store, await claim_webhook(store, NOW), site.reach, NOW)
    assert (told.after, told.failures) == (6, 0)
    [change] = json.loads(site.asked[0][3])["changes"]
    assert (change["what"], change["number"]) == ("reset", 6)
    await keep_webhook(store, told)
    assert await claim_webhook(store, NOW + LEASE) is None


@pytest.mark.parametrize(("status", "said"), [(500, "the answer was 500"), (302, "the answer was 302"), (404, "the answer was 404")])
async def test_a_webhook_that_does_not_take_it_is_told_again_later(store, site, status, said):
    await added(store, site)
    await load(store, "one", "NOR", "DNK", date="2001")
    site.page("/hook", "", status=status, Location="http://10.0.0.1/")
    told = await deliver(store, await claim_webhook(store, NOW), site.reach, NOW)
    assert (told.after, told.failures, told.due) == (0, 1, NOW + dt.timedelta(minutes=1))
    assert said in told.problem
    await keep_webhook(store, told)
    assert await claim_webhook(store, NOW) is None
    again = await claim_webhook(store, NOW + LEASE)
    site.page("/hook", "", status=200)
    assert (await deliver(store, again, site.reach, NOW)).after == 1


async def test_a_webhook_that_always_fails_is_given_up(store, site):
    await added(store, site)
    await load(store, "one", "NOR", "DNK", date="2001")
    site.page("/hook", "", status=500)
    due = await claim_webhook(store, NOW)
    tired = due.model_copy(update={"webhook": due.webhook.model_copy(update={"failures": TRIES - 1})})
    told = await deliver(store, tired, site.reach, NOW)
    assert told.due is None
    await keep_webhook(store, told)
    assert await claim_webhook(store, NOW + 1000 * LEASE) is None
    assert [hook.failures for hook in await list_webhooks(store, 10)] == [TRIES]


def test_another_body_another_secret_or_another_moment_sign_otherwise():
    signed = signature("secret", NOW, b"body")
    assert signed == signature("secret", NOW, b"body")
    assert (
        len({signed, signature("secret", NOW, b"other"), signature("other", NOW, b"body"), signature("secret", NOW + LEASE, b"body")}) == 4
    )


async def test_an_admin_adds_a_webhook_and_it_is_told(store, key, site):
    async with served(store, key, site) as client:
        made = await client.post("/webhooks", json={"url": f"{site.url}/hook", "states": ["Norway"]})
        assert made.status_code == 201, made.text
        assert (made.json()["states"], len(made.json()["secret"])) == (["NOR"], 43)
        await load(store, "one", "NOR", "DNK", date="2001")

        async def asked():
            return site.asked

        await until(asked)
        [listed] = (await client.get("/webhooks")).json()["webhooks"]
        assert "secret" not in listed
        assert made.json()["secret"] not in (await client.get("/audit")).text
        assert made.json()["secret"] not in "".join([as_json(line) async for line in dump(store)])
        before = len(site.asked)
        assert (await client.post(f"/webhooks/{listed['id']}/test")).json() == {"taken": True, "problem": None}
        _, _, headers, body = site.asked[before]
        assert json.loads(body) == {"webhook": listed["id"], "changes": []}
        moment = dt.datetime.fromtimestamp(int(headers["x-dyad-signature"][2:].split(",")[0]), dt.UTC)
        assert headers["x-dyad-signature"] == signature(made.json()["secret"], moment, body)
        site.page("/hook", "", status=404)
        assert (await client.post(f"/webhooks/{listed['id']}/test")).json() == {"taken": False, "problem": "the answer was 404."}
        [after] = (await client.get("/webhooks")).json()["webhooks"]
        assert (after["failures"], after["after"]) == (0, 1)
        assert (await client.delete(f"/webhooks/{listed['id']}")).status_code == 204
        assert (await client.post(f"/webhooks/{listed['id']}/test")).status_code == 404
        assert (await client.delete(f"/webhooks/{listed['id']}")).status_code == 404
        assert (await client.post("/webhooks", json={"url": "http://10.0.0.1/"})).status_code == 422
        assert (await client.post("/webhooks", json={"url": f"{site.url}/hook", "states": ["Atlantis"]})).status_code == 404
