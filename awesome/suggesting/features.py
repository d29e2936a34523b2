"""What is seen of a title: its words and their pairs, the pieces of its words, and its shape.

Each block has its own length (1 for words and for pieces, less for the shape), so that a long title says no more than a
short one, and within a block what is rare counts for more (inverse document frequency).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import log, sqrt

WORDS, PIECES, SHAPE, GIVEN = "", "~", "#", "="
"""What the features of each block begin with. What is given beside the text (``=safety``) is a block of its own."""

LENGTHS = {WORDS: 1.0, PIECES: 1.0, SHAPE: 0.5}

_WORD = re.compile(r"[^\W_]+")
_INSIDE_A_NAME = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
_TOKEN = re.compile(r"[a-z]+|[0-9]+d?|[^\W_]+")
_PIECE_LENGTHS = (3, 4)
_MOST_CHARACTERS = 5_000
"""More of a text is not looked at."""

_WORDS_COUNTED_TOGETHER = 4
_LONG = 4


def words_of(text: str) -> list[str]:
    """The words of a text in lower case; a name falls into its parts.

    >>> words_of("VideoAgent-R1: Tools for 3D LLMs")
    ['video', 'agent', 'r', '1', 'tools', 'for', '3d', 'llms']
    """
    return [
        token.group()
        for word in _WORD.findall(text[:_MOST_CHARACTERS])
        for part in _INSIDE_A_NAME.split(word)
        for token in _TOKEN.finditer(part.lower())
    ]


def features_of(text: str) -> dict[str, set[str]]:
    """The features of a text, by block. Each but a word begins with the sign of its block.

    >>> found = features_of("Wise-R1: Thinking")
    >>> sorted(found[WORDS])
    ['1', '1 thinking', 'r', 'r 1', 'r1', 'thinking', 'wise', 'wise r']
    >>> sorted(found[SHAPE])
    ['#ends -r1', '#ends r1', '#first wise', '#last 1 thinking', '#last thinking', '#length 1', '#name 1', '#named 1', '#named r', '#named wise', '#starts wis', '#starts wise', '#then thinking']
    """
    text = text[:_MOST_CHARACTERS]
    words = words_of(text)
    whole = (word.lower() for word in _WORD.findall(text))
    return {
        WORDS: {*words, *whole, *(f"{one} {other}" for one, other in pairwise(words))},
        PIECES: {PIECES + piece for token in text.lower().split() for piece in pieces_of(token)},
        SHAPE: {SHAPE + feature for feature in _shape(text, words)},
    }


def pieces_of(token: str) -> Iterator[str]:
    """What a word is made of: every three and four letters in a row, its ends included.

    >>> list(pieces_of("r1"))
    [' r1', 'r1 ', ' r1 ']
    """
    ended = f" {token} "
    for length in _PIECE_LENGTHS:
        for start in range(len(ended) - length + 1):
            yield ended[start : start + length]


def _shape(text: str, words: list[str]) -> Iterator[str]:
    name, colon, behind = text.partition(":")
    if colon and (parts := name.split()):
        yield f"name {min(3, len(parts))}"
        last = parts[-1].lower()
        yield from (f"named {word}" for word in words_of(name))
        yield from (f"ends {last[-2:]}", f"ends {last[-3:]}", f"starts {last[:3]}", f"starts {last[:4]}")
        if follows := words_of(behind)[:2]:
            yield f"then {follows[0]}"
            yield f"then {' '.join(follows)}"
    if words:
        yield from (f"first {words[0]}", f"last {words[-1]}", f"last {' '.join(words[-2:])}")
    if "?" in text:
        yield "question"
    yield f"length {min(len(words) // _WORDS_COUNTED_TOGETHER, _LONG)}"


def weighed(features: Mapping[str, set[str]], titles_with: Mapping[str, int], titles: int) -> dict[str, float]:
    """How much each known feature counts in a text.

    Args:
        features: of the text, by block.
        titles_with: in how many titles each known feature stands.
        titles: how many titles there were.
    """
    found: dict[str, float] = {}
    for block, length in LENGTHS.items():
        rare = {
            feature: log(titles / titles_with[feature]) + 1 for feature in features[block] if feature in titles_with
        }
        if rare:
            scale = length / sqrt(sum(value * value for value in rare.values()))
            found.update((feature, value * scale) for feature, value in rare.items())
    return found
