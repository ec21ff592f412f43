"""Writes `api/examples/answers.json`: what the service answers to `api/examples/requests.json` over the sample articles.

make examples
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import httpx
from asgi_lifespan import LifespanManager

from api.app import create_app
from api.examples import requests
from graph.settings import Settings
from graph.store import open_store
from seed.start import load_reference, load_samples

FILE = Path(__file__).parents[1] / "api" / "examples" / "answers.json"
LEARNT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
SHOWN = 2
"""Entries of a list that are kept."""


async def ask_all(client: httpx.AsyncClient) -> dict[str, dict[str, Any]]:
    """Operation -> the request as it was sent and the whole answer."""
    events = (await client.get(requests()["GET /agreements"])).json()["events"]
    known = {"event": events[0]["id"], "article": events[0]["evidence"][0]["article"]["id"]}
    answered: dict[str, dict[str, Any]] = {}
    for name, request in requests().items():
        path = request.format(**known)
        answer = await client.get(path)
        answered[name] = {"request": path, "answer": answer.raise_for_status().json()}
    return answered


def shortened(value: Any) -> Any:
    """The same shape with at most two entries in each list, and long texts cut."""
    if isinstance(value, list):
        return [shortened(each) for each in value[:SHOWN]]
    if isinstance(value, dict):
        return {key: shortened(each) for key, each in value.items()}
    return value[:300] if isinstance(value, str) else value


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(Settings.model_validate({"uri": None, "data": folder})) as store:
            await load_reference(store)
            await load_samples(store, LEARNT)
            async with (
                LifespanManager(create_app(nullcontext(store))) as running,
                httpx.AsyncClient(transport=httpx.ASGITransport(running.app), base_url="http://dyad.test") as client,
            ):
                answered = await ask_all(client)
    kept = {name: {**each, "answer": shortened(each["answer"])} for name, each in answered.items()}
    FILE.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
