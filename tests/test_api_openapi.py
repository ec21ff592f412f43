"""OpenAPI shows a real example of every answer from the graph, and every sort of problem has a page."""

import re
from pathlib import Path

import pytest

from api import app as service_app
from api.examples import answers, requests
from docs.make_examples import ask_all, shortened
from seed.start import load_reference, load_samples
from tests import relations

PAGE = Path(__file__).parents[1] / "docs" / "api.md"


@pytest.fixture(scope="module", autouse=True)
async def as_served(store):
    await relations.empty(store)
    await load_reference(store)
    await load_samples(store, relations.LEARNT)


async def test_every_answer_from_the_graph_has_an_example(client):
    document = (await client.get("/openapi.json")).json()
    tags = {tag for routes in service_app.FROM_GRAPH for tag in routes.router.tags}
    asked = {
        f"{method.upper()} {path}"
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
        if method == "get" and tags & set(operation["tags"]) and "application/json" in operation["responses"]["200"]["content"]
    }
    assert asked <= answers().keys() == requests().keys()
    for name in asked:
        method, path = name.lower().split(" ", 1)[0], name.split(" ", 1)[1]
        assert document["paths"][path][method]["responses"]["200"]["content"]["application/json"]["examples"]["samples"]["value"]


async def test_the_service_still_answers_as_the_examples_show(client):
    for name, now in (await ask_all(client)).items():
        shown = answers()[name]["answer"]
        assert type(shortened(now["answer"])) is type(shown), name
        if isinstance(shown, dict):
            assert now["answer"].keys() == shown.keys(), name


async def test_every_sort_of_problem_has_a_page(client):
    listed = (await client.get("/problems")).json()
    assert {"unknown-name", "invalid", "store-unavailable", "fault"} <= {each["kind"] for each in listed}
    for each in listed:
        assert (await client.get(f"/problems/{each['kind']}")).json() == each
        assert (await client.get(f"/problems/{each['type']}")).json() == each
        assert each["meaning"]
    unknown = (await client.get("/states/Narnia")).json()
    assert (await client.get(f"/problems/{unknown['type']}")).json()["status"] == 404
    assert (await client.get("/problems/love")).status_code == 404


async def test_the_documents_tell_of_every_sort_of_problem_and_no_other(client):
    known = {(each["kind"], each["status"]) for each in (await client.get("/problems")).json()}
    told = re.findall(r"^\| (\d{3}) \| (`[\w-]+`(?:, `[\w-]+`)*) \|", PAGE.read_text(), re.MULTILINE)
    assert {(kind, int(status)) for status, kinds in told for kind in re.findall(r"[\w-]+", kinds)} == known
