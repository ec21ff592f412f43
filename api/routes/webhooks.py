"""Webhooks: addresses that are told of new and changed events."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import httpx
from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.access.roles import REFUSALS, SignedIn, needs
from api.feeding.deliver import send
from api.feeding.reach import Unreachable
from api.paging import Cursor, Limit, NextCursor, NextLink, cut, link_to, read_place, write_place
from api.problems import declared
from api.running import Feeding
from api.store import OpenStore
from graph.fact import FactType
from graph.keys import Role
from graph.webhooks import NewWebhook, Webhook, add_webhook, get_webhook, list_webhooks, remove_webhook
from seed.names import resolve

router = APIRouter(tags=["webhooks"], responses=declared(*REFUSALS, 503), dependencies=[needs(Role.ADMIN)])


WebhookId = Annotated[str, Path(max_length=100, examples=["9d1c2b7a40f35e68"])]


class WantedWebhook(BaseModel):
    """Where to send what."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        json_schema_extra={"examples": [{"url": "https://desk.example/dyad", "types": ["loan"], "states": ["BLR"]}]},
    )

    url: str = Field(min_length=1, max_length=2000, description="an address on the public web")
    types: tuple[FactType, ...] = Field((), max_length=20, description="kinds of events; none: all")
    states: tuple[Annotated[str, Field(max_length=200)], ...] = Field(
        (), max_length=10, description="all of these take part, by code or name"
    )


class Tried(BaseModel):
    """How a test went."""

    model_config = ConfigDict(frozen=True)

    taken: bool = Field(description="whether the answer was a 2xx")
    problem: str | None = Field(description="what was wrong; null: nothing")


class WebhookPage(BaseModel):
    """One page of webhooks, by address."""

    model_config = ConfigDict(frozen=True)

    webhooks: tuple[Webhook, ...]
    cursor: NextCursor
    next: NextLink


@router.get("/webhooks", responses=declared(422))
async def all_webhooks(store: OpenStore, request: Request, limit: Limit = 50, cursor: Cursor = None) -> WebhookPage:
    """The webhooks, each with how far it has been told and what went wrong; without their secrets."""
    found = await list_webhooks(store, limit + 1, read_place(cursor, str))
    page, after = cut(found, limit, lambda webhook: write_place(webhook.id, webhook.url))
    return WebhookPage(webhooks=page, cursor=after, next=link_to(request.url, after))


@router.post("/webhooks", status_code=201, responses=declared(404, 422))
async def new_webhook(store: OpenStore, feeding: Feeding, caller: SignedIn, wanted: WantedWebhook) -> NewWebhook:
    """Send new, changed and gone events to an address from now on, by POST, at most 100 at a time, in the order of the commits.

    `X-Dyad-Signature: t=SECONDS,v1=HEX` has the HMAC-SHA256, by the secret, of the seconds, a dot and the body. An answer that is no 2xx is
    tried again after 1, 2, 4 ... minutes; after twelve failures in a row no more.
    """
    try:
        url = httpx.URL(wanted.url)
    except httpx.InvalidURL:
        raise Unreachable(f"{wanted.url[:200]!r} is not an address.") from None
    await feeding.reach.pin(url)
    states = tuple(resolve(name).id for name in wanted.states)
    return await add_webhook(store, str(url), wanted.types, states, caller.name, dt.datetime.now(dt.UTC))


@router.post("/webhooks/{webhook_id}/test", responses=declared(404))
async def tried_webhook(store: OpenStore, feeding: Feeding, webhook_id: WebhookId) -> Tried:
    """Send it a delivery without changes now, signed as any: whether your address takes it. What it is told otherwise stays as it was."""
    problem = await send(await get_webhook(store, webhook_id), (), feeding.reach, dt.datetime.now(dt.UTC))
    return Tried(taken=problem is None, problem=problem)


@router.delete("/webhooks/{webhook_id}", status_code=204, response_class=Response, responses=declared(404))
async def no_webhook(store: OpenStore, webhook_id: WebhookId) -> None:
    """Tell it of nothing more."""
    await remove_webhook(store, webhook_id)
