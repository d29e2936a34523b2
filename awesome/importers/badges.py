"""The badges of lists: small pictures whose address says what they show."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

_BADGE_HOSTS = ("shields.io", "badgen.net", "badge.fury.io", "awesome.re")
_REPOSITORY = re.compile(
    r"/github/(?:stars|forks|watchers|last-commit|license)/(?P<owner>[\w.-]+)/(?P<name>[\w.-]+?)(?:\.svg)?/?$"
)
_STAYS = "\0"


class Badge(NamedTuple):
    """What a badge shows.

    Attributes:
        text: its words, ``""`` where it shows a count.
        repository: the address of the repository whose stars it counts.
    """

    text: str = ""
    repository: str = ""


@lru_cache(maxsize=1 << 14)
def badge_of(address: str) -> Badge | None:
    """The badge under an address, or None where it is that of another picture.

    >>> badge_of("https://img.shields.io/badge/arXiv-2401.00001-b31b1b.svg").text
    'arXiv 2401.00001'
    >>> badge_of("https://img.shields.io/github/stars/example/some--net.svg?style=social").repository
    'https://github.com/example/some--net'
    """
    if not any(host in address for host in _BADGE_HOSTS):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    if not host.endswith(_BADGE_HOSTS):
        return None
    if match := _REPOSITORY.match(parts.path):
        return Badge(repository=f"https://github.com/{match['owner']}/{match['name']}")
    if parts.path.startswith("/static/v1"):
        query = parse_qs(parts.query)
        words = [*query.get("label", []), *query.get("message", [])]
    else:
        # two hyphens and two underscores stand for one; one underscore is a space, and the last part is the colour
        path = parts.path.removeprefix("/badge/").strip("/").removesuffix(".svg")
        words = [word.replace(_STAYS, "-") for word in unquote(path).replace("--", _STAYS).split("-")]
        words = [word.replace("__", _STAYS).replace("_", " ").replace(_STAYS, "_") for word in words]
        words = words[:-1] if len(words) > 1 else words
    return Badge(text=" ".join(word.strip() for word in words if word.strip()))
