"""Where the service may go when somebody names an address: the public web, and nowhere near itself."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import httpx

from graph.errors import Invalid

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Awaitable[list[str]]]

NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones (RFC 6052)."""

NOT_GLOBAL = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "64:ff9b:1::/48", "5f00::/16", "3fff::/20")))
"""IANA's special-purpose blocks that older Pythons take for global; a cloud's metadata are in the first."""


class Unreachable(Invalid):
    """An address that the service does not go to."""

    title = "Not an address to go to"


async def system(host: str, port: int) -> list[str]:
    """All addresses of `host` as the system resolves it."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unreachable(f"{host}: there is no such host.") from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True)
class Reach:
    """What may be reached. `ports` and `inner` widen it: tests name the port and the address of the server that they run."""

    ports: frozenset[int] = frozenset({80, 443})
    inner: frozenset[str] = frozenset()
    resolve: Resolve = system

    async def pin(self, url: httpx.URL) -> str:
        """The address to connect to for `url`, looked up and checked once, so that no second answer of the DNS counts.

        Raises Unreachable when scheme, port or any address of the host is not one of the public web.
        """
        if url.scheme not in ("http", "https"):
            raise Unreachable(f"{url}: only http and https are fetched.")
        if url.userinfo:
            raise Unreachable("An address with a user or a password in it is not fetched.")
        port = url.port or (443 if url.scheme == "https" else 80)
        if port not in self.ports:
            raise Unreachable(f"{url}: port {port} is not one of the web's ({', '.join(map(str, sorted(self.ports)))}).")
        if not url.host:
            raise Unreachable(f"{url}: no host is named.")
        addresses = await self.resolve(url.host, port)
        for address in addresses:
            if address not in self.inner and not is_public(ipaddress.ip_address(address)):
                raise Unreachable(f"{url.host} has the address {address}, which is not one of the public web.")
        if not addresses:
            raise Unreachable(f"{url.host}: there is no such host.")
        return addresses[0]


PUBLIC = Reach()
"""What a service reaches."""


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet; one that wraps an IPv4 address is what it wraps."""
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if wrapped is None and address in NAT64:
            wrapped = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(wrapped)
        if address.is_site_local:
            return False
    if any(address.version == block.version and address in block for block in NOT_GLOBAL):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved
