"""How many requests one key, or one address without a key, may send."""

from __future__ import annotations

import math
import time

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from pydantic import BaseModel, ConfigDict

from graph.errors import DyadError

WRONG_KEYS = parse("30/minute")
"""Wrong keys from one address: enough for slips of people, nothing for guessing."""


LIMITER = "dyad.limiter"
"""Where in its scope a request carries the limiter."""


class TooMany(DyadError):
    """More requests than allowed."""

    status = 429
    title = "Too many requests"


class Allowance(BaseModel):
    """What is left to a caller."""

    model_config = ConfigDict(frozen=True)

    limit: int
    window: int
    """Seconds."""
    remaining: int
    reset: int
    """Seconds until more is allowed."""
    exceeded: bool

    def headers(self) -> dict[str, str]:
        """As clients read it (draft-ietf-httpapi-ratelimit-headers)."""
        wait = {"Retry-After": str(self.reset)} if self.exceeded else {}
        return wait | {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(self.reset),
            "RateLimit-Policy": f"{self.limit};w={self.window}",
        }


class Limiter:
    """Counts in this process, over a sliding window."""

    def __init__(self, by_key: RateLimitItem, by_address: RateLimitItem) -> None:
        self._rates = {"key": by_key, "address": by_address}
        self._strategy = SlidingWindowCounterRateLimiter(MemoryStorage())

    async def count(self, kind: str, who: str) -> Allowance:
        """Count one request of `who`, a key or an address; what is left to them."""
        rate = self._rates[kind]
        within = await self._strategy.hit(rate, kind, who)
        stats = await self._strategy.get_window_stats(rate, kind, who)
        reset = max(0, math.ceil(stats.reset_time - time.time()))
        return Allowance(limit=rate.amount, window=rate.get_expiry(), remaining=stats.remaining, reset=reset, exceeded=not within)

    async def refuse_guessing(self, address: str) -> None:
        """Raises TooMany where so many wrong keys came from `address` that no other is looked at."""
        if not await self._strategy.test(WRONG_KEYS, "wrong", address):
            raise TooMany("Too many wrong keys came from this address: wait a minute.")

    async def wrong_key(self, address: str) -> None:
        """Count a wrong key."""
        await self._strategy.hit(WRONG_KEYS, "wrong", address)
