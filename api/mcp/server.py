"""The tools: each asks the HTTP API, and only reads."""

from __future__ import annotations

import inspect
from importlib.metadata import version
from typing import Annotated, Any
from urllib.parse import quote

import httpx
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import Field

from api.parameters import EventSelection
from api.routes.ask import link
from api.unknown import unknown

INSTRUCTIONS = """A graph of relations between states, read from news articles: agreements, loans, exercises, arms transfers, meetings,
deployments, sanctions, diplomatic actions, supplies, clashes. Every fact has its date, as precise as the articles give it, and the words
that say so: quote them, and name the article, when you state a fact. Dates may be years only; never make them more precise. `done` and
`announced` happened or were declared; `planned` and `sought` did not happen. What the graph does not hold may still be true."""

READ_ONLY = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)

Answer = dict[str, Any]
AT_ONCE = 10
"""Events in an answer unless more are asked for."""
Party = Annotated[str, Field(max_length=200, description="a state or organisation, by code or any usual name")]


class _Server(MCPServer[Any]):
    """One that refuses arguments that a tool does not have, which the SDK would pass over: more would be found than was asked for."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        known = next((list(tool.input_schema["properties"]) for tool in await self.list_tools() if tool.name == name), None)
        if known is not None and (wrong := next((given for given in arguments if given not in known), None)):
            raise ToolError(str(unknown(name, wrong, known)))
        return await super().call_tool(name, arguments, context)


def make_server(http: httpx.AsyncClient) -> MCPServer[Any]:
    """The server over the API that `http` talks to."""
    server = _Server("dyad", version=version("dyad"), instructions=INSTRUCTIONS, log_level="WARNING")

    @server.tool(title="Ask in plain English", annotations=READ_ONLY)
    async def ask(
        question: Annotated[str, Field(max_length=500)],
        limit: Annotated[
            int | None, Field(ge=1, le=100, description="most events in the answer; null: as the question says, else 50")
        ] = None,
    ) -> Answer:
        """Answer a question such as "all agreements between Russia and Belarus since 1999".

        `reading` says how it was understood and which words were passed over: check it before you trust the answer.
        """
        return await _get(http, "/ask", q=question, limit=limit)

    async def events(**asked: Any) -> Answer:  # what its signature says
        """Find events by who takes part, kind, status, time, words and more; each with up to three quotes that say so. `cursor` set: there are more."""
        return await _get(http, link(EventSelection.model_validate(asked)))

    events.__signature__ = _of_events()  # type: ignore[attr-defined]  # what tells the tool's arguments
    server.tool(title="Find events", annotations=READ_ONLY)(events)

    @server.tool(title="A pair at a glance", annotations=READ_ONLY)
    async def dyad(one: Party, other: Party) -> Answer:
        """How two states get on: events by kind and decade, first and last, what is in force, the largest loans, cooperation and conflict."""
        return await _get(http, f"/dyads/{quote(one, safe='')}-{quote(other, safe='')}")

    @server.tool(title="All evidence of one event", annotations=READ_ONLY)
    async def evidence(event_id: str) -> Answer:
        """Every report of an event: what each article claims, in which words, and where the articles disagree."""
        return await _get(http, f"/events/{quote(event_id, safe='')}")

    @server.tool(title="An article", annotations=READ_ONLY)
    async def article(article_id: str) -> Answer:
        """An article's text as it was kept, with every fact found in it; quotes are given by their offsets in the text."""
        return await _get(http, f"/articles/{quote(article_id, safe='')}")

    return server


def _of_events() -> inspect.Signature:
    """The parameters of `/events` as arguments, without those that only change the form of an answer."""
    given = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=AT_ONCE if name == "limit" else field.get_default(call_default_factory=True),
            annotation=Annotated[field.annotation, field],
        )
        for name, field in EventSelection.model_fields.items()
        if name not in {"fields", "format"}
    ]
    return inspect.Signature(given, return_annotation=Answer)


async def _get(http: httpx.AsyncClient, path: str, **parameters: str | int | None) -> Answer:
    """The API's answer; ToolError with the API's own sentence when it is a problem."""
    try:
        answer = await http.get(path, params={name: value for name, value in parameters.items() if value is not None} or None)
    except httpx.HTTPError as error:
        raise ToolError(f"The service does not answer: {error}") from None
    found: Answer = answer.json()
    if answer.is_error:
        raise ToolError(str(found.get("detail", answer.status_code)))
    return found
