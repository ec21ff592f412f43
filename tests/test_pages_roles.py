"""Correcting who takes part, on the page of an event: by names, as everywhere else."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from graph.load import load_article
from tests.facts import NOW, article, fact
from tests.test_pages import page, texts


@pytest.fixture
async def loan(graph):
    told = fact("loan", "2021-09-09", amount=630e6, currency="USD", lender="RUS", borrower="BLR")
    (event,) = (await load_article(graph, article("a"), [told], NOW)).events
    return event


async def form_of(client, event):
    """The fields of the form as a browser sends them, name and value."""
    (form,) = (await page(client, f"/event/{event}")).xpath("//form[.//input[@name='role-lender']]")
    return [(box.get("name"), box.get("value") or "") for box in form.xpath(".//input[@name]")]


async def send(client, fields):
    return await client.post("/decide", content=urlencode(fields), headers={"Content-Type": "application/x-www-form-urlencoded"})


async def test_those_of_now_stand_in_the_form_by_name_and_more_can_be_added(client, loan):
    fields = await form_of(client, loan)
    assert [value for name, value in fields if name == "role-lender"] == ["Russia", "", ""]
    assert [value for name, value in fields if name == "role-borrower"] == ["Belarus", "", ""]
    at = fields.index(("role-lender", ""))
    changed = [
        *fields[:at],
        ("role-lender", "the EU"),
        *((name, "Ukraine" if value == "Belarus" else value) for name, value in fields[at + 1 :]),
    ]
    answer = await send(client, [*changed, ("why", "it says so")])
    assert (answer.status_code, answer.headers["location"]) == (303, f"/event/{loan}")
    event = (await client.get(f"/events/{loan}")).json()
    assert event["roles"] == {"lender": ["EU", "RUS"], "borrower": ["UKR"]}
    assert [value for name, value in await form_of(client, loan) if name == "role-lender"] == ["European Union", "Russia", "", ""]


@pytest.mark.parametrize(
    ("name", "status", "said"),
    [("Bellarus", 404, "Did you mean Belarus (BLR)?"), ("Narnia", 404, "'Narnia'"), ("Korean", 422, "South Korea")],
)
async def test_a_name_of_nothing_or_of_two_changes_nothing_and_says_what_may_be_meant(client, loan, name, status, said):
    answer = await send(
        client, [(field, name if value == "Belarus" else value) for field, value in await form_of(client, loan)] + [("why", "so")]
    )
    assert answer.status_code == status
    assert said in answer.text.replace("&#39;", "'")
    assert (await client.get(f"/events/{loan}")).json()["roles"]["borrower"] == ["BLR"]


async def test_over_http_roles_go_by_name_too_and_an_organisation_outside_the_list_by_its_acronym(client, loan):
    given = {"kind": "edit", "event": loan, "field": "roles", "value": "lender=Moscow; ICO|borrower=Belarus", "why": "so"}
    assert (await client.post("/judgements", json=given)).status_code == 201
    assert (await client.get(f"/events/{loan}")).json()["roles"] == {"lender": ["ICO", "RUS"], "borrower": ["BLR"]}
    told = texts(await page(client, f"/event/{loan}"), "//section[@aria-labelledby='history']//li")[-1]
    assert "corrected: who takes part lender Russia and ICO; borrower Belarus by tests" in told
