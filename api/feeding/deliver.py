"""Telling webhooks: signed, in order, again and again until they take it."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import logging

from pydantic import BaseModel, ConfigDict

from api.feeding.fetch import post
from api.feeding.reach import Reach
from api.feeding.turns import Turns
from graph.changes import Change, Reset, concerns, list_changes, missed_since
from graph.errors import DyadError
from graph.store import Store
from graph.webhooks import SecretWebhook, Webhook, claim_webhook, keep_webhook

log = logging.getLogger(__name__)

AT_ONCE = 100
"""Changes in one delivery."""

TRIES = 12
"""After so many failures in a row, some 34 hours, a webhook is told no more."""


class Delivery(BaseModel):
    """What a webhook is sent."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    webhook: str
    changes: tuple[Change | Reset, ...]


def signature(secret: str, moment: dt.datetime, body: bytes) -> str:
    """`t=1700000000,v1=...`: HMAC-SHA256 over the moment, a dot and the body, so that an old delivery cannot be sent again as a new one."""
    stamp = str(int(moment.timestamp()))
    signed = hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    return f"t={stamp},v1={signed}"


async def deliver(store: Store, due: SecretWebhook, reach: Reach, now: dt.datetime) -> Webhook:
    """Tell the webhook of the next changes; how far it is then. What goes wrong is kept in its state, not raised."""
    webhook = due.webhook
    wanted: tuple[Change | Reset, ...]
    if reset := await missed_since(store, webhook.after):
        wanted, after = (reset,), reset.number
    else:
        changes, after = await list_changes(store, webhook.after, AT_ONCE)
        wanted = tuple(change for change in changes if concerns(change, webhook.types, webhook.states))
    problem = await send(due, wanted, reach, now) if wanted else None
    if problem is None:
        taken = now if wanted else webhook.taken
        return webhook.model_copy(update={"after": after, "due": now, "taken": taken, "failures": 0, "problem": None})
    failures = webhook.failures + 1
    again = now + dt.timedelta(seconds=30 * 2**failures) if failures < TRIES else None
    return webhook.model_copy(update={"due": again, "failures": failures, "problem": problem})


async def send(to: SecretWebhook, changes: tuple[Change | Reset, ...], reach: Reach, now: dt.datetime) -> str | None:
    """Send one delivery, signed; without changes it is a test. What was wrong; None: it was taken."""
    body = Delivery(webhook=to.webhook.id, changes=changes).model_dump_json(exclude_none=True).encode()
    headers = {"Content-Type": "application/json", "X-Dyad-Signature": signature(to.secret, now, body)}
    try:
        status = await post(to.webhook.url, reach, body, headers)
    except DyadError as error:
        return str(error)
    return None if 200 <= status < 300 else f"the answer was {status}."


class Deliverer(Turns):
    """One worker."""

    pause = 2.0
    failing = "a webhook could not be told"

    def __init__(self, store: Store, reach: Reach) -> None:
        super().__init__()
        self.store = store
        self.reach = reach

    async def turn(self) -> bool:
        """Tell one webhook that is due."""
        now = dt.datetime.now(dt.UTC)
        due = await claim_webhook(self.store, now)
        if due is None:
            return False
        told = await deliver(self.store, due, self.reach, now)
        await keep_webhook(self.store, told)
        if told.problem:
            log.warning("webhook %s: %s", told.url, told.problem)
        return True
