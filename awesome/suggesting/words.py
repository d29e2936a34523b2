"""The words of titles, as evidence: what a title is broken into, and fast for a whole catalog."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

_INSIDE_A_NAME = re.compile(r"([a-z])([A-Z])")
_WORDS_ONLY = bytes(code if chr(code).isalnum() or code == ord("\n") else ord(" ") for code in range(128)).lower()
_WORDS_ONLY += b" " * 128


def split_titles(titles: Iterable[str]) -> list[list[str]]:
    """The words of each title, in lower case and ASCII; a name written in camel case falls into its parts.

    >>> split_titles(["VideoAgent: Tools for 3D-LLMs", "Réseau"])
    [['video', 'agent', 'tools', 'for', '3d', 'llms'], ['reseau']]
    """
    # as one text, since a pass over one long text costs a fraction of thousands of passes over short ones
    text = "\n".join([title.replace("\n", " ") for title in titles])
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    text = _INSIDE_A_NAME.sub(r"\1 \2", text)
    return [line.split() for line in text.encode().translate(_WORDS_ONLY).decode().split("\n")]


def features(words: Sequence[str]) -> set[str]:
    """What is counted of a text: its words, and its pairs of neighbouring words.

    >>> sorted(features(["visual", "instruction", "tuning"]))
    ['instruction', 'instruction tuning', 'tuning', 'visual', 'visual instruction']
    """
    return {*words, *pairs(words)}


def pairs(words: Sequence[str]) -> set[str]:
    """The pairs of neighbouring words."""
    return {f"{one} {other}" for one, other in pairwise(words)}
