"""The word lists of `words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def wordlist(name: str) -> frozenset[str]:
    """One list, read when it is first asked for.

    >>> "van" in wordlist("particles")
    True
    """
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = (files("awesome.exporters") / "words.toml").read_text("utf-8")
    return {name: frozenset(value.split()) for name, value in tomllib.loads(text).items()}
