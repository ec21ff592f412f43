"""Addresses that are told of what is new: each with its place in the order of changes, so that nothing is left out."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import LiteralString

from neo4j import AsyncTransaction
from pydantic import BaseModel, ConfigDict, Field

from graph.changes import last_change
from graph.errors import NotFound
from graph.fact import FactType
from graph.jobs import MaybeMoment
from graph.keys import Moment
from graph.store import Row, Store, rows

LEASE = dt.timedelta(minutes=2)
"""How long a process that tells a webhook keeps it from others; telling takes at most 20 seconds."""


class Webhook(BaseModel):
    """An address and how far it has been told."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(examples=["9d1c2b7a40f35e68"])
    url: str = Field(examples=["https://desk.example/dyad"])
    types: tuple[FactType, ...] = Field(description="kinds of events that it is told of; none: all")
    states: tuple[str, ...] = Field(description="all of these take part; none: whoever does")
    by: str = Field(description="name of the key that it was added with")
    created: Moment
    after: int = Field(description="number of the last change that it was told of")
    due: MaybeMoment = Field(description="when it is told next, if there is anything; null: no more, for it failed too often")
    taken: MaybeMoment = Field(default=None, description="when it last took a delivery; null: it has taken none")
    failures: int = Field(description="how often in a row it could not be told")
    problem: str | None = Field(None, description="why, the last time")


class NewWebhook(Webhook):
    """A webhook just added."""

    secret: str = Field(description="what deliveries are signed with; it is shown this once")


class SecretWebhook(BaseModel):
    """A webhook and what its deliveries are signed with: never an answer."""

    webhook: Webhook
    secret: str


_WEBHOOK: LiteralString = "webhook {.id, .url, .types, .states, .by, .created, .after, .due, .taken, .failures, .problem} AS webhook"

ADD: LiteralString = "MERGE (webhook:Webhook {id: $id}) SET webhook += $properties"


async def add_webhook(
    store: Store, url: str, types: tuple[FactType, ...], states: tuple[str, ...], by: str, now: dt.datetime
) -> NewWebhook:
    """Tell `url` of what becomes new or changes from now on. The secret is kept as it is: deliveries are signed with it."""
    made = NewWebhook(
        id=secrets.token_hex(8), url=url, types=types, states=states, by=by, created=now.astimezone(dt.UTC), after=await last_change(store),
        due=now.astimezone(dt.UTC), failures=0, problem=None, secret=secrets.token_urlsafe(32),
    )  # fmt: skip
    properties = {
        **made.model_dump(exclude={"types", "states", "taken", "problem"}),
        "types": [each.value for each in types],
        "states": list(states),
    }

    async def work(transaction: AsyncTransaction) -> None:
        await rows(transaction, ADD, id=made.id, properties={**properties, "name": url})

    await store.write_beside(work)
    return made


LIST: LiteralString = (
    "MATCH (webhook:Webhook) WHERE webhook.url > $url OR (webhook.url = $url AND webhook.id > $after) "
    "WITH webhook ORDER BY webhook.url, webhook.id LIMIT $limit RETURN " + _WEBHOOK
)


async def list_webhooks(store: Store, limit: int, after: tuple[str, str] | None = None) -> tuple[Webhook, ...]:
    """At most `limit` webhooks by address, without their secrets; those that follow the one of the id and at the address `after`."""
    last, url = after or ("", "")
    return tuple(Webhook.model_validate(row["webhook"]) for row in await store.read(LIST, limit=limit, url=url, after=last))


ONE: LiteralString = "MATCH (webhook:Webhook {id: $id}) RETURN webhook.secret AS secret, " + _WEBHOOK


async def get_webhook(store: Store, id_: str) -> SecretWebhook:
    """One webhook with its secret. Raises NotFound."""
    if not (found := await store.read(ONE, id=id_)):
        raise _not_there(id_)
    return SecretWebhook.model_validate(found[0])


REMOVE: LiteralString = "MATCH (webhook:Webhook {id: $id}) WITH webhook, webhook.id AS id DETACH DELETE webhook RETURN id"


async def remove_webhook(store: Store, id_: str) -> None:
    """Tell it of nothing more. Raises NotFound."""

    async def work(transaction: AsyncTransaction) -> list[Row]:
        return await rows(transaction, REMOVE, id=id_)

    if not await store.write_beside(work):
        raise _not_there(id_)


def _not_there(id_: str) -> NotFound:
    return NotFound(f"There is no webhook {id_!r}: GET /webhooks has the ids.")


NEXT: LiteralString = """
MATCH (webhook:Webhook) WHERE webhook.due <= $now AND webhook.after <> $last
RETURN webhook.id AS id ORDER BY webhook.due, webhook.id LIMIT 1
"""

CLAIM: LiteralString = (
    """
MATCH (webhook:Webhook {id: $id})
SET webhook.name = webhook.url
WITH webhook WHERE webhook.due <= $now
SET webhook.due = $until
RETURN webhook.secret AS secret, """
    + _WEBHOOK
)
"""The first SET takes the lock: of two processes that found it due, one tells it."""


async def claim_webhook(store: Store, now: dt.datetime) -> SecretWebhook | None:
    """One that is due and has not been told of everything; None: there is none. It is due again after LEASE, should the claimer die."""
    now = now.astimezone(dt.UTC)
    found = await store.read(NEXT, now=now, last=await last_change(store))

    async def work(transaction: AsyncTransaction) -> list[Row]:
        return await rows(transaction, CLAIM, id=found[0]["id"], now=now, until=now + LEASE)

    claimed = await store.write_beside(work) if found else []
    return SecretWebhook.model_validate(claimed[0]) if claimed else None


KEEP: LiteralString = "MATCH (webhook:Webhook {id: $id}) SET webhook += $properties"


async def keep_webhook(store: Store, webhook: Webhook) -> None:
    """Keep how far it has been told, and what went wrong; nothing happens when it was removed meanwhile."""
    properties = webhook.model_dump(include={"after", "due", "taken", "failures", "problem"})

    async def work(transaction: AsyncTransaction) -> None:
        await rows(transaction, KEEP, id=webhook.id, properties=properties)

    await store.write_beside(work)
