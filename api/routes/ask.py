"""Questions in plain English."""

from __future__ import annotations

import datetime as dt
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.datastructures import URL

from api.ask.reader import Reading, read_question
from api.parameters import EventSelection
from api.problems import declared
from api.routes.events import EventList, page
from api.store import OpenStore

router = APIRouter(tags=["ask"], responses=declared(404, 422, 503))


class Answer(BaseModel):
    """How the question was read, the same question as a link, and what the graph answers."""

    model_config = ConfigDict(frozen=True)

    question: str
    reading: Reading
    link: str = Field(description="the equivalent request", examples=["/events?type=agreement&between=RUS,BLR&since=1999"])
    events: EventList


@router.get("/ask")
async def ask(
    store: OpenStore,
    q: Annotated[str, Query(max_length=500, description="a question", examples=["all agreements between Russia and Belarus since 1999"])],
    limit: Annotated[int | None, Query(ge=1, le=1000, description="events on a page")] = None,
) -> Answer:
    """Answer a question in plain English: states by any name, a kind of event, a time, a status.

    It is read by rules: the answer says which words were read as what and which were passed over. What would be a guess is an error.
    """
    reading = read_question(q, dt.datetime.now(dt.UTC).date())
    asked = selection(reading, limit)
    here = link(asked)
    return Answer(question=q, reading=reading, link=here, events=await page(store, asked, asked.filter(), URL(here)))


def selection(reading: Reading, limit: int | None) -> EventSelection:
    """The parameters of `/events` that say the same as the question."""
    return reading.asked.model_copy(update={"limit": limit}) if limit else reading.asked


def link(asked: EventSelection) -> str:
    """`/events?...` with the parameters that are set."""
    said = asked.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    told = sorted(said.items(), key=lambda each: each[0] != "type")
    query = urlencode({name: _written(value) for name, value in told}, safe=",")
    return f"/events?{query}" if query else "/events"


def _written(value: object) -> str:
    if isinstance(value, list):
        return ",".join(map(str, value))
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.15g}" if isinstance(value, float) else str(value)
