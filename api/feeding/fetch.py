"""Fetching from the web what somebody named: within bounds of size and time, and only where `Reach` lets it go."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Mapping
from importlib.metadata import version

import httpx
from pydantic import BaseModel, ConfigDict

from api.feeding.reach import Reach, Unreachable
from graph.errors import DyadError

MOST_BYTES = 10_000_000
SECONDS = 20.0
"""For everything: looking up, connecting, redirects, reading."""
REDIRECTS = 5

AGENT = f"dyad/{version('dyad')}"


class FetchFailed(DyadError):
    """The address did not give what was hoped for."""

    status = 422
    title = "Could not be fetched"


class Fetched(BaseModel):
    """An answer from the web."""

    model_config = ConfigDict(frozen=True)

    url: str
    """Where it came from, after all redirects."""
    status: int
    headers: dict[str, str]
    """Names in lower case."""
    content: bytes

    @property
    def media(self) -> str:
        """The media type without its parameters, in lower case."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()


async def fetch(url: str, reach: Reach, headers: Mapping[str, str] | None = None) -> Fetched:
    """GET `url`, following redirects, each checked like the first address. Any status is an answer.

    Raises Unreachable for addresses that are not gone to; FetchFailed for more than MOST_BYTES or SECONDS, or no answer.
    """
    try:
        async with asyncio.timeout(SECONDS), _client() as client:
            return await _follow(client, url, reach, headers or {})
    except TimeoutError:
        raise FetchFailed(f"{url}: no whole answer within {SECONDS:.0f} seconds.") from None
    except httpx.InvalidURL:
        raise Unreachable(f"{url[:200]!r} is not an address.") from None
    except httpx.HTTPError as error:
        raise FetchFailed(f"{url}: {str(error) or type(error).__name__}.") from None


async def post(url: str, reach: Reach, content: bytes, headers: Mapping[str, str]) -> int:
    """POST `content` to `url` and return the status of the answer, whose body is not read; no redirect is followed.

    Raises Unreachable, FetchFailed.
    """
    try:
        async with asyncio.timeout(SECONDS), _client() as client:
            request = await _request(client, "POST", httpx.URL(url), reach, headers, content)
            answer = await client.send(request, stream=True)
            await answer.aclose()
            return answer.status_code
    except TimeoutError:
        raise FetchFailed(f"{url}: no answer within {SECONDS:.0f} seconds.") from None
    except httpx.InvalidURL:
        raise Unreachable(f"{url[:200]!r} is not an address.") from None
    except httpx.HTTPError as error:
        raise FetchFailed(f"{url}: {str(error) or type(error).__name__}.") from None


def _client() -> httpx.AsyncClient:
    # No proxy of the environment: it would look the host up anew, and reach what this machine may not.
    return httpx.AsyncClient(
        trust_env=False, follow_redirects=False, timeout=SECONDS, headers={"User-Agent": AGENT, "Accept-Encoding": "gzip"}
    )


async def _request(
    client: httpx.AsyncClient, method: str, url: httpx.URL, reach: Reach, headers: Mapping[str, str], content: bytes | None = None
) -> httpx.Request:
    """A request to the one address that was checked; the host's name is kept for the Host header and for TLS."""
    address = await reach.pin(url)
    return client.build_request(
        method,
        url.copy_with(host=address),
        headers={**headers, "Host": url.netloc.decode("ascii")},
        content=content,
        extensions={"sni_hostname": url.raw_host.decode("ascii")},
    )


async def _follow(client: httpx.AsyncClient, given: str, reach: Reach, headers: Mapping[str, str]) -> Fetched:
    url = httpx.URL(given)
    for _ in range(REDIRECTS + 1):
        answer = await client.send(await _request(client, "GET", url, reach, headers), stream=True)
        try:
            if answer.has_redirect_location:
                url = url.join(answer.headers["location"])
                continue
            return Fetched(
                url=str(url.copy_with(fragment=None)),
                status=answer.status_code,
                headers={name.lower(): value for name, value in answer.headers.items()},
                content=await _read(given, answer),
            )
        finally:
            await answer.aclose()
    raise FetchFailed(f"{given}: more than {REDIRECTS} redirects.")


async def _read(url: str, answer: httpx.Response) -> bytes:
    """The body, unpacked here, since a small packed one may be a large one."""
    coding = answer.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("identity", "gzip"):
        raise FetchFailed(f"{url}: the answer is packed as {coding}, which was not asked for.")
    unpack = zlib.decompressobj(wbits=31) if coding == "gzip" else None
    body = bytearray()
    async for part in answer.aiter_raw():
        try:
            body += unpack.decompress(part, MOST_BYTES + 1 - len(body)) if unpack else part
        except zlib.error:
            raise FetchFailed(f"{url}: the answer is packed wrongly.") from None
        if len(body) > MOST_BYTES:
            raise FetchFailed(f"{url}: more than {MOST_BYTES:,} bytes.")
    return bytes(body)
