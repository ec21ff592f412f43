"""Reviewing on the pages: the queue, decisions by form, and what the page of an event then tells."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

import lxml.html
import pytest

from api.pages import review
from graph.keys import Role, add_key
from graph.load import load_article
from tests.conftest import asked_by
from tests.facts import NOW, article, fact
from tests.test_pages import page, texts

LOAN = {"lender": "RUS", "borrower": "BLR"}


def forms(tree):
    """Each form that decides, as its fields and the values of its buttons."""
    return [
        ({box.get("name"): box.get("value") for box in form.xpath(".//input[@name]")}, form.xpath(".//button[@name='kind']/@value"))
        for form in tree.xpath("//form[@action='/decide']")
    ]


async def test_what_needs_a_person_is_asked_as_a_question_and_leaves_when_decided(client, told):
    asked = await page(client, "/queue")
    assert [line.rsplit(" ", 2)[0] for line in texts(asked, "//li[@class='item']/p[@class='facts']")] == [
        "One event or two?",
        "Which is right?",
        "Does it hold?",
    ]
    for fields, kinds in forms(asked):
        answer = await client.post("/decide", data=fields | {"kind": kinds[-1]})
        assert (answer.status_code, answer.headers["location"]) == (303, "/queue?done=1")
    assert texts(await page(client, "/queue?done=1"), "//p[@class='empty']") == ["Nothing waits for a person."]


async def test_what_waits_shows_the_quotes_of_both_sides_and_the_values_in_dispute(client, graph):
    told = {
        "a": fact("loan", "2021", quote="Moscow lent Minsk money.", **LOAN),
        "b": fact("loan", "2021", quote="Belarus got a loan.", **LOAN),
        "c": fact("loan", "2015-05-05", amount=100e6, currency="USD", quote="It was $100m.", **LOAN),
        "d": fact("loan", "2015-05-05", amount=103e6, currency="USD", quote="It was $103m.", **LOAN),
    }
    for name, each in told.items():
        await load_article(graph, article(name, text=each.quote), [each], NOW)
    two, disputed = (await page(client, "/queue")).xpath("//li[@class='item']")
    assert texts(two, ".//blockquote") == ["Moscow lent Minsk money.", "Belarus got a loan."]
    assert texts(two, "./p[@class='faint small']")[0].startswith("Alike: same participants")
    assert sorted(texts(disputed, ".//blockquote")) == ["It was $100m.", "It was $103m."]
    assert sorted(texts(disputed, ".//ul[@class='sides']//b")) == ["100,000,000 USD", "103,000,000 USD"]


async def test_a_value_in_dispute_is_chosen_by_a_button(client, told):
    for path in ("/queue", f"/event/{told['c']}"):
        asked = await page(client, path)
        (fields,) = [fields for fields, kinds in forms(asked) if kinds == ["edit"]]
        other = next(value for value in ("100", "103") if fields["value"] == f"{value}000000")
        assert (await client.post("/decide", data=fields | {"kind": "edit"})).status_code == 303
        event = await page(client, f"/event/{told['c']}")
        assert texts(event, "//ul[@class='sides']/li[@class='shown']/b") == [f"{other},000,000 USD"]
        assert "chosen by a reviewer" in texts(event, "//ul[@class='sides']/li[@class='shown']")[0]
        assert "chosen among what its reports say" in texts(event, "//section[@aria-labelledby='history']//li")[-1]


async def test_a_dispute_leaves_the_queue_field_by_field_as_it_is_decided_and_comes_back_when_that_is_undone(client, graph):
    for name, amount, place in (("a", 100e6, "Minsk"), ("b", 103e6, "Sochi")):
        each = fact("loan", "2015-05-05", amount=amount, currency="USD", place=place, **LOAN)
        (event,) = (await load_article(graph, article(name), [each], NOW)).events

    async def waiting():
        return texts(await page(client, "/queue"), "//h3[@class='dispute']")

    for before, after in ((["Sum", "Place"], ["Place"]), (["Place"], [])):
        assert await waiting() == before
        (fields, *_) = [fields for fields, kinds in forms(await page(client, "/queue")) if kinds == ["edit"]]
        assert (await client.post("/decide", data=fields | {"kind": "edit"})).status_code == 303
        assert await waiting() == after
    assert texts(await page(client, f"/event/{event}"), "//h3[@class='dispute']") == ["Sum", "Place"]
    given = (await client.get("/judgements")).json()["judgements"]
    await client.delete(f"/judgements/{given[0]['id']}")
    assert await waiting() == ["Place"]


async def test_a_sum_in_another_currency_is_not_offered_as_a_number_alone(client, graph):
    for name, currency in (("a", "USD"), ("b", "EUR"), ("c", "USD")):
        loan = fact("loan", "2015-05-05", amount=100e6, currency=currency, name="harbour loan", **LOAN)
        (event,) = (await load_article(graph, article(name), [loan], NOW)).events
    told = await page(client, f"/event/{event}")
    assert sorted(texts(told, "//ul[@class='sides']/li/b")) == ["100,000,000 EUR", "100,000,000 USD"]
    assert [kinds for _, kinds in forms(told) if kinds == ["edit"]] == []


async def test_what_is_skipped_makes_room_for_what_comes_next(client, told, monkeypatch):
    monkeypatch.setattr(review, "QUEUE", 2)
    first = await page(client, "/queue")
    assert len(first.xpath("//li[@class='item']")) == 2
    (link,) = first.xpath("//p[@class='more']/a/@href")
    assert link == "/queue?after=2"
    rest = await page(client, link)
    assert len(rest.xpath("//li[@class='item']")) == 1
    assert rest.xpath("//p[@class='more']") == []
    assert {fields["next"] for fields, _ in forms(rest)} == {"/queue?done=1&after=2"}
    assert "Nothing waits after these." in texts(await page(client, "/queue?after=9"), "//p[@class='empty']")[0]


async def test_another_event_is_merged_by_choosing_it(client, told):
    event = await page(client, f"/event/{told['c']}")
    offered = event.xpath("//input[@type='radio' and @name='other']/@value")
    assert set(offered) == {told[name] for name in ("a", "b", "e")}
    sent = [("kind", "merge"), ("event", told["c"]), ("other", told["a"]), ("other", ""), ("why", "one loan")]
    answer = await client.post("/decide", content=urlencode(sent), headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 303
    assert len((await client.get("/judgements")).json()["judgements"][0]["right"]) == 1


async def test_what_may_be_the_same_event_is_offered_first_for_a_merge_and_said_to_be_so(client, told):
    event = await page(client, f"/event/{told['a']}")
    perhaps, others = event.xpath("//form[.//input[@name='other']]//fieldset")
    assert (texts(perhaps, "./legend"), perhaps.xpath(".//input/@value")) == (["Perhaps the same event"], [told["b"]])
    assert "Alike: same participants" in texts(perhaps, ".//label")[0]
    offered = set(others.xpath(".//input/@value"))
    assert told["e"] in offered
    assert told["b"] not in offered
    sent = {"kind": "not_same", "event": told["a"], "other": told["b"], "why": "two loans"}
    assert (await client.post("/decide", data=sent)).status_code == 303
    (others,) = (await page(client, f"/event/{told['a']}")).xpath("//form[.//input[@name='other']]//fieldset")
    assert set(others.xpath(".//input/@value")) == {told["b"], *offered}


async def test_a_correction_is_shown_with_who_when_and_why_and_can_be_undone(client, told):
    path = f"/event/{told['e']}"
    given = {"kind": "edit", "event": told["e"], "field": "place", "value": "<b>Minsk</b>", "why": "the treaty series", "next": path}
    assert (await client.post("/decide", data=given)).headers["location"] == path
    event = await page(client, path)
    assert "<b>Minsk</b>" in texts(event, "//dd")
    assert "corrected: place <b>Minsk</b> by tests: the treaty series" in texts(event, "//section[@aria-labelledby='history']//li")[-1]
    (undo,) = event.xpath("//form[@action='/undo']")
    sent = {box.get("name"): box.get("value") for box in undo.xpath(".//input")}
    assert (await client.post("/undo", data=sent)).status_code == 303
    event = await page(client, path)
    assert "Place" not in texts(event, "//dt")
    assert "undone" in texts(event, "//section[@aria-labelledby='history']//li")[-1]


async def test_values_in_dispute_stand_side_by_side_with_who_gives_them(client, told):
    event = await page(client, f"/event/{told['c']}")
    sides = {side.xpath("./b")[0].text_content(): side for side in event.xpath("//ul[@class='sides']/li")}
    assert set(sides) == {"100,000,000 USD", "103,000,000 USD"}
    shown = [value for value, side in sides.items() if "shown" in (side.get("class") or "")]
    assert len(shown) == 1
    assert all(side.xpath(".//a") for side in sides.values())


async def test_some_reports_are_split_off(client, told):
    event = await page(client, f"/event/{told['c']}")
    (report, *_) = event.xpath("//input[@name='reports']/@value")
    sent = {"kind": "split", "event": told["c"], "reports": report, "why": "another loan"}
    assert (await client.post("/decide", data=sent)).status_code == 303
    assert len((await client.get("/loans?between=RUS,BLR&since=2015&until=2015")).json()["events"]) == 2


async def test_a_decision_sent_twice_is_kept_once(client, told):
    given = {"kind": "accept", "event": told["e"], "why": "read the reports"}
    assert [(await client.post("/decide", data=given)).status_code for _ in range(2)] == [303, 303]
    assert len((await client.get("/judgements")).json()["judgements"]) == 1


@pytest.mark.parametrize(
    ("given", "status", "words"),
    [
        ({"kind": "accept", "event": "none", "why": "so"}, 404, "none"),
        ({"kind": "accept", "event": "none"}, 422, "why"),
        ({"kind": "wonder", "event": "none", "why": "so"}, 422, "kind"),
    ],
)
async def test_a_decision_that_cannot_be_taken_says_why(client, told, given, status, words):
    answer = await client.post("/decide", data=given)
    assert answer.status_code == status
    assert words in lxml.html.fromstring(answer.text).text_content()


async def test_who_may_not_review_is_offered_no_decision_and_cannot_send_one(service, store, told):
    secret = (await add_key(store, "desk", Role.LOADER, dt.datetime.now(dt.UTC))).key
    async with asked_by(service, {"Authorization": f"Bearer {secret}"}) as loader:
        assert forms(await page(loader, "/queue")) == []
        assert forms(await page(loader, f"/event/{told['e']}")) == []
        refused = await loader.post("/decide", data={"kind": "accept", "event": told["e"], "why": "so"})
        assert refused.status_code == 403


async def test_an_event_shows_what_lies_before_and_after_it_between_the_two(client, told):
    event = await page(client, f"/event/{told['c']}")
    beside = event.xpath("//section[@aria-labelledby='beside']//a/@href")
    assert set(beside) == {f"/event/{told[name]}" for name in ("a", "b", "e")}
    assert beside[-1] == f"/event/{told['e']}"
