"""Writes `api/examples/answers.json`: what the service answers to `api/examples/requests.json` over the sample articles.

make examples
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import re
import tempfile
from pathlib import Path
from typing import Any

import httpx
from pydantic import JsonValue, TypeAdapter

from api.examples import Asked, Shown, requests
from api.feeding.reach import Reach
from api.feeding.runner import Runner
from api.settings import ServiceSettings
from graph.keys import Role, add_key, revoke_key
from graph.settings import Settings
from graph.store import Store, open_store
from seed.start import load_reference, load_samples
from tests import pages_site
from tests.web import web

FILE = Path(__file__).parents[1] / "api" / "examples" / "answers.json"
LEARNT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 1, 2, 9, tzinfo=dt.UTC)
"""When the requests were sent, as the examples tell it."""
STEP = dt.timedelta(minutes=5)
"""All moments within one are told as one, so that the examples are the same each time they are made."""
SHOWN = 2
"""Entries of a list that are kept."""
STAND_INS = {
    "key": "3f9a2c11",
    "secret": "dyad_3f9a2c11_THIS-PART-IS-THE-SECRET-AND-SHOWN-ONLY-ONCE",
    "webhook": "5f2ce81d94b07a36",
    "webhook_secret": "THIS-IS-THE-SECRET-AND-SHOWN-ONLY-ONCE",
    "job": "9d1c2b7a40f35e68",
    "cancelled": "41d07be2c6a98f35",
    "own_key": "b7d3e5a1",
    "merge": "38aed8184a430a550c08",
    "edit": "93eb300f035b45eaa836",
    "accept": "7414508635a628b9eadb",
}
"""What is random, or secret, -> what is shown in its place."""

STORY = """<html><head><title>Rail link</title></head><body><article><h1>Rail link</h1>
<p>Estonia and Latvia signed an agreement on a rail link in Tallinn on Thursday, the two ministries said.</p></article></body></html>"""

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d(:|%3A)\d\d\1\d\d(\.\d+)?Z")


async def record(store: Store) -> tuple[Shown, ...]:
    """Ask everything, in order, of a service over the sample articles in `store`; what was said, with nothing random or secret in it."""
    begun = dt.datetime.now(dt.UTC)
    own = await add_key(store, "night desk", Role.ADMIN, begun)
    with web() as outside:
        outside.page("/dyad", "", status=204)
        outside.page("/story", STORY)
        reach = Reach(ports=outside.reach.ports | {80, 443}, inner=outside.reach.inner, resolve=_outside)
        known = {"port": f":{outside.port}", "own_key": own.id}
        headers = {"Authorization": f"Bearer {own.key}"}
        async with (
            pages_site.served(store, ServiceSettings(workers=False), reach) as port,
            httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=120) as client,
        ):
            said: list[Shown] = []
            for number, asked in enumerate(requests()):
                while asked.operation.startswith("GET /jobs") and await Runner(store, reach).turn():
                    pass
                said.append(
                    await _ask(
                        client,
                        asked.model_copy(update=_filled({"path": asked.path, "body": asked.body}, known)),
                        known,
                        f"example-{number}",
                    )
                )
    await revoke_key(store, own.id)
    return TypeAdapter(tuple[Shown, ...]).validate_json(_told(TypeAdapter(list[Shown]).dump_json(said).decode(), known, begun))


async def _outside(host: str, _port: int) -> list[str]:
    """Every name is that of the web that the examples have for themselves."""
    return [host if host[0].isdigit() else "127.0.0.1"]


def _filled(value: Any, known: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _filled(each, known) for key, each in value.items()}
    if isinstance(value, str):
        return re.sub(r"\{(\w+)\}", lambda found: known[found[1]], value)
    return value


async def _ask(client: httpx.AsyncClient, asked: Asked, known: dict[str, str], request_id: str) -> Shown:
    method = asked.operation.split(" ", 1)[0]
    sent = {"Content-Type": asked.media} if asked.body is not None else {}
    headers = {**sent, **asked.headers, "X-Request-ID": request_id}
    content = asked.body if isinstance(asked.body, str) else None if asked.body is None else json.dumps(asked.body)
    async with client.stream(method, asked.path, headers=headers, content=content) as answer:
        kind = "" if answer.status_code == 204 else answer.headers["content-type"]
        if kind.startswith("text/event-stream"):
            text = await _first_event(answer)
        else:
            text = (await answer.aread()).decode()
    value = answer.json() if "json" in kind and "ndjson" not in kind else text
    for name, place in asked.keep.items():
        known[name] = _at(value, place)
    told = ", ".join((f"{method} {asked.path}", *(f"{name}: {given}" for name, given in asked.headers.items() if name != "Authorization")))
    return Shown(
        operation=asked.operation,
        name=asked.name,
        request=told,
        body=asked.body,
        media=asked.media,
        status=answer.status_code,
        kind=kind if asked.lines else kind.split(";")[0],
        answer=shortened(value, asked.lines) if kind else None,
    )


async def _first_event(answer: httpx.Response) -> str:
    """What a stream that does not end says first."""
    text = ""
    async for part in answer.aiter_text():
        text = (text + part).replace("\r\n", "\n")
        if "\n\n" in text and "data:" in text:
            break
    return re.sub(
        r"(?<=\d)-[0-9a-f]{8}\b", "-5f0c9a1e", text[: text.index("\n\n", text.index("data:")) + 2]
    )  # the graph's own mark is random


def _at(value: Any, place: str) -> str:
    for part in filter(None, place.split(".")):
        value = value[int(part) if part.isdigit() else part]
    return str(value)


def shortened(value: Any, lines: str | None = None) -> Any:
    """The same shape with at most two entries in each list; of texts the beginning, of lines those that have `lines` in them."""
    if isinstance(value, list):
        return [shortened(each) for each in value[:SHOWN]]
    if isinstance(value, dict):
        return {key: shortened(each) for key, each in value.items()}
    if lines:
        return "".join(line for line in value.splitlines(keepends=True) if lines in line)
    return value[:300] if isinstance(value, str) and "\n" not in value else value


def _told(text: str, known: dict[str, str], begun: dt.datetime) -> str:
    """`text` with stand-ins for what is random or secret, and times as if it had all been said at LATER."""
    text = text.replace(known["port"], "")
    for name in sorted(STAND_INS.keys() & known.keys(), key=lambda name: -len(known[name])):
        text = text.replace(known[name], STAND_INS[name])

    def then(found: re.Match[str]) -> str:
        moment = dt.datetime.fromisoformat(found[0].replace("%3A", ":"))
        shown = moment if moment < begun else LATER + (moment - begun) // STEP * STEP
        return shown.isoformat().replace("+00:00", "Z").replace(":", found[1])

    return MOMENT.sub(then, text)


async def main() -> None:
    FILE.write_text("[]\n", encoding="utf-8")  # the former ones may be of routes that are gone
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(Settings.model_validate({"uri": None, "data": folder})) as store:
            await load_reference(store)
            await load_samples(store, LEARNT)
            said = await record(store)
    kept: list[JsonValue] = [each.model_dump(mode="json") for each in said]
    FILE.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
