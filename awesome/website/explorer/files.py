"""Files that are named by what they hold, so that a browser may keep them for ever."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from awesome.website.output import digest

FOLDER = "explore/"
HASH_LENGTH = 10


@dataclass(frozen=True)
class File:
    """A file of the explorer: its address from the root of the site, and its bytes."""

    path: str
    data: bytes


def hashed(name: str, data: Any) -> File:
    """`data` as JSON under a name that changes with it: ``papers-1.5d41402abc.json``."""
    encoded = msgspec.json.encode(data)
    return File(f"{FOLDER}{name}.{digest(encoded)[:HASH_LENGTH]}.json", encoded)
