"""Every request that the documents show works as shown."""

import re
import shlex
from pathlib import Path

import pytest

from api.export import plover
from api.export.table import COLUMNS
from api.parameters import EventSelection
from seed.start import load_reference, load_samples
from tests import relations

ROOT = Path(__file__).parents[1]
SHOWN = sorted(
    {
        line
        for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
        for line in re.findall(r"^    (curl .*)$", page.read_text(), re.MULTILINE)
    }
)


@pytest.fixture(scope="module", autouse=True)
async def as_served(store):
    await relations.empty(store)
    await load_reference(store)
    await load_samples(store, relations.LEARNT)


@pytest.mark.parametrize("command", SHOWN)
async def test_a_request_in_the_documents_is_answered(anybody, key, command):
    _, url, *options = (part for part in shlex.split(command.replace("$DYAD_KEY", key)) if part != "--head")
    pairs = list(zip(options[::2], options[1::2], strict=True))
    headers = dict(value.split(": ", 1) for name, value in pairs if name == "-H")
    data = next((value for name, value in pairs if name == "-d"), None)
    method = next((value for name, value in pairs if name == "-X"), "POST" if data else "HEAD" if " --head" in command else "GET")
    answer = await anybody.request(method, url.removeprefix("http://127.0.0.1:8000"), content=data, headers=headers)
    assert answer.is_success, answer.text
    if method != "HEAD" and answer.headers["content-type"] == "application/json" and "events" in answer.json():
        assert answer.json()["events"], "an example with an empty answer teaches nothing"


def test_the_documents_show_requests():
    assert len(SHOWN) > 8


def test_the_columns_of_the_csv_are_documented():
    listed = re.findall(r"^\| `(\w+)` \| (.*) \|$", (ROOT / "docs" / "api.md").read_text(), re.MULTILINE)
    assert set(COLUMNS.items()) | set(plover.COLUMNS.items()) <= set(listed)


def test_every_parameter_is_documented():
    page = (ROOT / "docs" / "api.md").read_text()
    assert {name for name, field in EventSelection.model_fields.items() if f"`{field.alias or name}`" not in page} == set()
