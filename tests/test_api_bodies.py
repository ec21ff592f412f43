"""Bodies that articles name and the reference data does not know stand in the graph by their acronym."""

from __future__ import annotations

import pytest

from graph.article import Article
from graph.fact import Roles
from graph.load import load_article
from tests import relations

PIC = Article(id="pic", published="2019-03-12", text="Norway joined the Polar Ice Council (PIC) on 11 March 2019.")


@pytest.fixture(scope="module", autouse=True)
async def world(store):
    await relations.tell_beside_reference(store)
    joined = relations.fact(PIC, PIC.text, type="membership", roles=Roles(member=("NOR",), organization=("PIC",)), date="2019-03-11")
    await load_article(store, PIC, [joined], relations.LEARNT)


async def test_a_body_that_is_listed_can_be_asked_for(client):
    listed = (await client.get("/organizations")).json()
    assert ("PIC", "PIC") in {(body["id"], body["name"]) for body in listed}
    answer = await client.get("/organizations/PIC")
    assert (answer.status_code, answer.json()["organization"]["id"]) == (200, "PIC")


async def test_nobody_is_called_by_an_acronym_that_no_article_gives(client):
    answer = await client.get("/organizations/PIX")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
