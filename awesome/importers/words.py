"""The word lists of `words.toml`, each word with what it stands for."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_NOT_WORD = re.compile(r"[\W_]+")


@cache
def roles(table: str) -> dict[str, str]:
    """What each word of a table stands for; where two lists have a word, the first counts.

    >>> roles("columns")["venue"], roles("keys")["publisher"]
    ('venue', 'venue')
    """
    found: dict[str, str] = {}
    for role, words in _tables()[table].items():
        for word in words.split():
            found.setdefault(word, role)
    return found


def squeezed(text: str) -> str:
    """`text` in lower case without anything but letters and digits, as the keys of these tables are.

    >>> squeezed("**Title & Authors**"), squeezed("📅 Publish Date")
    ('titleauthors', 'publishdate')
    """
    return _NOT_WORD.sub("", text.lower())


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
