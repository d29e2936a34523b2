"""Which addresses may be asked at all: https, and machines of the open internet.

A link of the list is written by strangers, and a server may answer with a redirect to anywhere. So each address is
looked at twice: as it is written, before anything is sent, and as the machine that its host name stands for, when the
connection is made (`awesome.sources.transport`). Nothing else decides it: no option and no environment variable.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
"""Networks whose addresses hold one of the old kind in their last four bytes."""

_LONGEST_URL = 2_000


@dataclass(frozen=True)
class Policy:
    """What may be asked.

    Attributes:
        exceptions: machines, as (address, port), that may be asked though they are not of the open internet, and
            without https. Tests name their own server here.
    """

    exceptions: frozenset[tuple[str, int]] = frozenset()

    def objection_to_url(self, url: str) -> str:
        """Why an address may not be asked as it is written; ``""`` where nothing is against it."""
        if len(url) > _LONGEST_URL:
            return f"the address has more than {_LONGEST_URL:,} characters"
        if not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
            return "the address has characters in it that no address has"
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            return "the address is malformed"
        if parts.scheme not in ("http", "https"):
            return f"only https is asked, not {parts.scheme or 'an address without a scheme'}"
        if not host:
            return "the address names no host"
        if parts.username is not None or parts.password is not None:
            return "the address holds a user name or a password"
        if port is not None and (host, port) in self.exceptions:
            return ""
        if parts.scheme != "https":
            return "only https is asked, not http"
        return self.objection_to_machine(host, port or 443) if _is_numeric(host) else ""

    def objection_to_machine(self, machine: str, port: int) -> str:
        """Why a machine, by its numeric address, may not be connected to; ``""`` where nothing is against it."""
        if (machine, port) in self.exceptions:
            return ""
        try:
            address = ip_address(machine.partition("%")[0])
        except ValueError:
            return f"{machine} is no address of a machine"
        if not all(_is_open(each) for each in _meant(address)):
            return f"{machine} is not an address of the open internet"
        return ""


def _is_numeric(host: str) -> bool:
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def _meant(address: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """The address, and those of the old kind that one of the new kind stands for."""
    found: list[IPv4Address | IPv6Address] = [address]
    if isinstance(address, IPv6Address):
        found += [inner for inner in (address.ipv4_mapped, address.sixtofour) if inner]
        found += [inner for inner in address.teredo or () if inner]
        if any(address in network for network in _TRANSLATED):
            found.append(IPv4Address(int(address) & 0xFFFFFFFF))
        if address.ipv4_mapped is not None:
            # in its own right it is none
            found.remove(address)
    return found


def _is_open(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_loopback or address.is_link_local
    )
