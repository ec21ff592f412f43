"""Every operation that OpenAPI describes, asked in many ways that fit it and many that do not: no fault, nothing undeclared."""

from contextlib import nullcontext

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.errors import SchemathesisError
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from api.app import create_app
from seed.start import load_reference, load_samples
from tests import relations


@schemathesis.serializer("application/x-ndjson")
def as_sent(_, value):
    """Any text is a body of lines, well-formed or not."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


SCHEMA = schemathesis.openapi.from_dict(create_app(nullcontext(None)).openapi())
OPERATIONS = {each.ok().label: each.ok() for each in SCHEMA.get_all_operations()}
LISTED = [name for name, each in OPERATIONS.items() if "text/event-stream" not in str(each.definition.raw)]
"""All but those whose answer never ends."""

CASES = 6
"""Requests of each sort for an operation."""


def drawn(operation, mode):
    """The same requests on every run; none where nothing can be sent that does not fit."""
    found = []

    @seed(7)
    @settings(max_examples=CASES, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(operation.as_strategy(mode))
    def gather(case):
        found.append(case)

    try:
        gather()
    except (SchemathesisError, Unsatisfiable):
        assert mode is GenerationMode.NEGATIVE
    return found


@pytest.fixture(scope="module", autouse=True)
async def as_served(store):
    await relations.empty(store)
    await load_reference(store)
    await load_samples(store, relations.LEARNT)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("name", LISTED)
async def test_an_operation_answers_as_it_declares(client, name, mode):
    for case in drawn(OPERATIONS[name], mode):
        request = requests.Request(**case.as_transport_kwargs(base_url="http://dyad.test")).prepare()
        # The client sends its own key: made-up ones would soon close the door on its address, and nothing behind it would be asked.
        headers = {name: value for name, value in request.headers.items() if name.lower() not in ("authorization", "cookie")}
        answer = await client.request(request.method, request.url, headers=headers, content=request.body)
        told = f"{request.method} {request.url} {request.body!r:.300}: {answer.status_code} {answer.text[:300]}"
        assert answer.status_code < 500, told
        case.validate_response(answer, checks=[status_code_conformance, content_type_conformance, response_schema_conformance])


def test_the_whole_of_the_api_is_asked():
    assert len(LISTED) > 30
