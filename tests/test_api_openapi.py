"""OpenAPI shows a real example of every request and every answer, and every sort of problem has a page."""

import io
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from jsonschema import Draft202012Validator

from api.examples import answers, requests
from docs.make_examples import STAND_INS, record
from seed.start import load_reference, load_samples
from tests import relations

PAGE = Path(__file__).parents[1] / "docs" / "api.md"


@pytest.fixture(scope="module", autouse=True)
async def as_served(store):
    await relations.empty(store)
    await load_reference(store)
    await load_samples(store, relations.LEARNT)


@pytest.fixture(scope="module")
async def document(client):
    return (await client.get("/openapi.json")).json()


def contents(document):
    """(where, content by media type) of each request and each answer."""
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            yield f"{method.upper()} {path}, the request", operation.get("requestBody", {}).get("content", {})
            for status, answer in operation["responses"].items():
                yield f"{method.upper()} {path}, {status}", answer.get("content", {})


async def test_every_request_with_a_body_and_every_answer_has_an_example(document):
    bare = {where for where, content in contents(document) if content and not any(each.get("examples") for each in content.values())}
    assert bare == set()
    assert {f"{method.upper()} {path}" for path, each in document["paths"].items() for method in each} == {
        each.operation for each in answers()
    }


async def test_of_the_forms_of_a_body_each_has_an_example(document):
    body = document["paths"]["/articles"]["post"]["requestBody"]["content"]
    assert {media for media, each in body.items() if "examples" not in each} == set()


async def test_the_files_of_the_example_of_a_form_are_taken(client, document):
    (example,) = document["paths"]["/articles"]["post"]["requestBody"]["content"]["multipart/form-data"]["examples"].values()
    names = re.findall(r"file=@([\w.]+)", example["description"])
    sent = [("file", (name, content)) for name, content in zip(names, example["value"]["file"], strict=True)]
    answer = await client.post("/articles?published=2021-09-10", files=sent)
    assert answer.status_code == 201
    assert [[fact["type"] for fact in taken["facts"]] for taken in answer.json()["taken"]] == [["agreement"], ["arms_transfer"]]
    for taken in answer.json()["taken"]:
        await client.delete(f"/articles/{taken['report']['article']}")


async def test_an_answer_that_is_no_text_is_described_by_its_columns(client, document):
    told = document["paths"]["/loans"]["get"]["responses"]["200"]["content"]["application/vnd.apache.parquet"]["schema"]["description"]
    table = pq.read_table(io.BytesIO((await client.get("/loans?format=parquet")).content))
    assert re.findall(r"(\w+) \(", told) == table.schema.names
    assert {"amount (double)", "items (list of string)"} <= set(told.split(", "))


async def test_the_examples_are_as_openapi_says(document):
    checked = 0
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            for answer in (operation.get("requestBody", {}), *operation["responses"].values()):
                for media, content in answer.get("content", {}).items():
                    schema = Draft202012Validator({**content.get("schema", {}), "components": document["components"]})
                    for name, given in content.get("examples", {}).items():
                        example = document["components"]["examples"][name] if "$ref" in given else given
                        wrong = [error.message for error in schema.iter_errors(example["value"])]
                        assert wrong == [], (method, path, media, name)
                        checked += 1
    assert checked >= len(answers())


async def test_the_service_still_answers_as_the_examples_show(store):
    now = await record(store)
    assert [shape(each) for each in now] == [shape(each) for each in answers()]
    assert len(now) == len(requests())


def shape(shown):
    """What stays of an answer when the reading gets better."""
    keys = sorted(shown.answer) if isinstance(shown.answer, dict) else type(shown.answer)
    return shown.operation, shown.name, shown.status, shown.kind, keys


def test_no_example_has_a_secret_in_it():
    whole = "".join(each.model_dump_json() for each in answers())
    assert set(re.findall(r"dyad_[0-9a-f]{8}_[\w-]+", whole)) == {STAND_INS["secret"]}
    assert {each.answer["secret"] for each in answers() if each.operation == "POST /webhooks"} == {STAND_INS["webhook_secret"]}


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
