"""The bounds of asking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class Limits:
    """How long, how much, how often.

    Attributes:
        connect_seconds: until a connection stands.
        silence_seconds: between two bytes.
        seconds: for one try, redirects included.
        patience: for all tries and the waits between them.
        most_bytes: of an answer, decompressed.
        redirects: that are followed.
        tries: where a server answers that it is busy, or not at all.
        pauses: seconds between two requests to a host that asks for them; of another host, `pause`.
    """

    connect_seconds: float = 10
    silence_seconds: float = 20
    seconds: float = 30
    patience: float = 75
    most_bytes: int = 8_000_000
    redirects: int = 5
    tries: int = 3
    # info.arxiv.org/help/api/tou.html: no more than one request in three seconds, over one connection
    pauses: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType({"export.arxiv.org": 3.0, "arxiv.org": 3.0})
    )
    pause: float = 0
