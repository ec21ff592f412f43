"""zstd for clients that take it; the others get gzip, or nothing."""

from __future__ import annotations

import zstandard
from starlette.datastructures import Headers
from starlette.middleware.gzip import IdentityResponder
from starlette.types import ASGIApp, Receive, Scope, Send

LEVEL = 3
"""zstd's own default: smaller than gzip at its best, at a fraction of the time."""


class Zstd:
    """Middleware, to be nearer to the routes than gzip's, which leaves alone what is packed."""

    def __init__(self, app: ASGIApp, minimum_size: int) -> None:
        self.app = app
        self.minimum_size = minimum_size

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and _taken(Headers(scope=scope).get("accept-encoding", "")):
            await _Packing(self.app, self.minimum_size)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


class _Packing(IdentityResponder):
    content_encoding = "zstd"

    def __init__(self, app: ASGIApp, minimum_size: int) -> None:
        super().__init__(app, minimum_size)
        self._packer = zstandard.ZstdCompressor(level=LEVEL).compressobj()

    async def apply_compression(self, body: bytes, *, more_body: bool) -> bytes:
        packed = self._packer.compress(body)
        end = zstandard.COMPRESSOBJ_FLUSH_BLOCK if more_body else zstandard.COMPRESSOBJ_FLUSH_FINISH
        return packed + self._packer.flush(end)


def _taken(accepted: str) -> bool:
    """Whether Accept-Encoding names zstd and does not refuse it."""
    for part in accepted.lower().split(","):
        name, _, weight = part.strip().partition(";")
        if name.strip() == "zstd":
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
