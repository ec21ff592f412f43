"""An assistant reaches the graph through the Model Context Protocol, as its own client speaks it over standard input and output."""

import json
import os
import socket
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from mcp import Client, StdioServerParameters, stdio_client

from api.parameters import EventSelection
from tests import pages_site, relations

DYAD = str(Path(sys.executable).with_name("dyad"))


@pytest.fixture(scope="module", autouse=True)
async def small_world(store):
    await relations.tell_beside_reference(store)


@asynccontextmanager
async def assistant(store, url=None):
    """A client of `dyad mcp`, which asks the service over the run's store."""
    async with pages_site.served(store) as port:
        environ = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "DYAD_"))}
        server = StdioServerParameters(command=DYAD, args=["mcp", "--url", url or f"http://127.0.0.1:{port}"], env=environ)
        async with Client(stdio_client(server)) as client:
            yield client


async def told(client, tool, **arguments):
    answer = await client.call_tool(tool, arguments)
    assert not answer.is_error, answer.content
    return answer.structured_content


async def test_an_assistant_finds_read_only_tools_and_reads_the_graph_with_them(store):
    async with assistant(store) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert tools.keys() == {"ask", "events", "dyad", "evidence", "article"}
        assert all(tool.annotations.read_only_hint for tool in tools.values())
        assert all(tool.description for tool in tools.values())

        asked_for = tools["events"].input_schema["properties"].keys()
        fields = {field.alias or name for name, field in EventSelection.model_fields.items()}
        assert asked_for == fields - {"format", "fields"}

        asked = await told(client, "ask", question="agreements between Russia and Belarus since 1999")
        assert asked["link"] == "/events?type=agreement&between=RUS,BLR&since=1999"
        assert asked["events"]["events"]
        asked = await told(client, "ask", question="last 2 agreements between Russia and Belarus")
        assert len(asked["events"]["events"]) == 2

        found = await told(client, "events", between=["Russia", "Belarus"], type=["loan"], since="2021")
        [loan] = found["events"]
        assert (loan["amount"], loan["evidence"][0]["claim"]["quote"]) == (630_000_000, "Russia lent Belarus $630 million")

        first = await told(client, "events", state="Russia", **{"with": ["Belarus"]}, sort="oldest", limit=1, total=True)
        assert (first["total"], first["events"][0]["name"]) == (6, "Union State treaty")
        second = await told(client, "events", state="Russia", **{"with": ["Belarus"]}, sort="oldest", limit=1, cursor=first["cursor"])
        assert second["events"][0]["name"] == "gas accord"

        evidence = await told(client, "evidence", event_id=loan["id"])
        assert [report["article"]["id"] for report in evidence["reports"]] == ["pacts"]

        article = await told(client, "article", article_id="pacts")
        claim = evidence["reports"][0]["claim"]
        assert article["article"]["text"][claim["start"] : claim["stop"]] == claim["quote"]

        pair = await told(client, "dyad", one="Russia", other="Belarus")
        assert json.dumps(pair).count("loan") > 0

        wrong = await client.call_tool("events", {"between": ["Russia", "Bellarus"]})
        assert wrong.is_error
        assert "Did you mean Belarus (BLR)?" in wrong.content[0].text
        misspelt = await client.call_tool("events", {"betwen": ["Russia", "Belarus"]})
        assert misspelt.is_error
        assert "events has no parameter 'betwen': did you mean 'between'?" in misspelt.content[0].text
        assert (await told(client, "events", between="Russia, Belarus", type="loan", since="2021"))["events"] == found["events"]
        unknown = await client.call_tool("article", {"article_id": "none-such"})
        assert unknown.is_error
        assert "There is no article 'none-such'" in unknown.content[0].text


async def test_a_service_that_is_not_there_is_said_to_be_so(store):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    async with assistant(store, f"http://127.0.0.1:{port}") as client:
        answer = await client.call_tool("ask", {"question": "loans of China"})
        assert answer.is_error
        assert "does not answer" in answer.content[0].text
