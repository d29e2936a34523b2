"""Whether two titles may be those of one paper: it was renamed between a version and the next.

Spelling says little here (`awesome.neartitles` compares that). What is left when a paper is renamed is mostly one of: its
authors with its name or with many of its words; its name with some of its words; its subtitle, under another name; or
nearly all words that tell it from others, in another order. Words weigh by how rare they are (inverse document
frequency, K. Spärck Jones 1972).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import chain
from math import log

from awesome.titles import NOT_TELLING, title_key

AUTHORS_SHARED = 0.8
"""How many of all authors of both must be authors of each, where they are known. The tests measure these shares."""

WORDS_BY_THE_SAME = 0.4
WORDS_UNDER_ONE_NAME = 0.4
WORDS_BY_UNKNOWN = 0.8
_FEWEST_WORDS = 4
"""A subtitle or title of fewer telling words may be that of several papers."""

_CUT = re.compile(r": |\? | [-\u2013\u2014] ")
_MARKS = re.compile(r"[0-9+]")
_WRITTEN_OUT = {
    "cot": "chain thought",
    "gui": "graphical user interface",
    "guis": "graphical user interface",
    "llm": "large language model",
    "llms": "large language model",
    "lmm": "large multimodal model",
    "lmms": "large multimodal model",
    "lvlm": "large vision language model",
    "lvlms": "large vision language model",
    "mllm": "multimodal large language model",
    "mllms": "multimodal large language model",
    "rl": "reinforcement learning",
    "vla": "vision language action",
    "vlas": "vision language action",
    "vlm": "vision language model",
    "vlms": "vision language model",
}


class Trace(Enum):
    """What is left of a paper under another title."""

    AUTHORS = "the same authors and many of the same words"
    NAME = "the same name and some of the same words"
    SUBTITLE = "the same title under another name"
    WORDS = "nearly all the same words"


@dataclass(frozen=True)
class Work:
    """A title, taken apart to be compared with others.

    Attributes:
        name: the key of what stands before the first colon, question mark or dash, with its plus signs; may be empty.
        subtitle: the key of what stands behind it, or of the whole title.
        words: the words that tell it from others, short forms written out, without the ending of a plural.
        subtitle_words: those behind the name.
        marks: its digits and plus signs, which tell ``Gemma 3`` from ``Gemma 4``.
        subtitle_marks: those behind the name.
        authors: as they are written; empty where they are not known.
    """

    name: str
    subtitle: str
    words: frozenset[str]
    subtitle_words: frozenset[str]
    marks: str
    subtitle_marks: str
    authors: frozenset[str]


def take_apart(title: str, key: str, authors: Iterable[str] = ()) -> Work:
    """A title and its key (`awesome.titles.title_key`), to be compared with others."""
    name, subtitle, behind = _parts(title, key)
    return Work(
        name,
        subtitle,
        _words(key),
        _words(subtitle),
        "".join(_MARKS.findall(title)),
        "".join(_MARKS.findall(behind)),
        frozenset(authors),
    )


class Rarity:
    """How much each word tells, among many titles."""

    def __init__(self, keys: Collection[str]) -> None:
        self._titles_with = Counter(chain.from_iterable(map(str.split, keys)))
        self._titles = len(keys)
        self._weights: dict[str, float] = {}

    def weight(self, words: Iterable[str]) -> float:
        """How much words tell together."""
        return sum(self._weights.get(word) or self._weigh(word) for word in words)

    def _weigh(self, word: str) -> float:
        # the endings of plurals were taken off
        titles_with = max(self._titles_with[word], self._titles_with[word + "s"])
        weight = self._weights[word] = log((self._titles + 1) / (titles_with + 0.5))
        return weight

    def shared(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How much of what the words of both tell is told by those that they share, from 0 to 1."""
        common = one & other
        return self.weight(common) / self.weight(one | other) if common else 0.0


def share_of_authors(one: frozenset[str], other: frozenset[str]) -> float:
    """How many of all authors of both wrote both, from 0 to 1; 0 where one's are not known."""
    return len(one & other) / len(one | other) if one and other else 0.0


def trace(one: Work, other: Work, rarity: Rarity) -> Trace | None:
    """Why two titles may be those of one paper that was renamed, or None."""
    both_known = bool(one.authors and other.authors)
    if both_known and one.authors.isdisjoint(other.authors):
        return None
    same_name = one.name == other.name != ""
    if both_known and share_of_authors(one.authors, other.authors) >= AUTHORS_SHARED:
        alike = one.marks == other.marks and rarity.shared(one.words, other.words) >= WORDS_BY_THE_SAME
        if alike or same_name:
            return Trace.AUTHORS
    if one.subtitle == other.subtitle and len(one.subtitle_words) >= _FEWEST_WORDS:
        return Trace.SUBTITLE
    if both_known or one.marks != other.marks:
        return None
    if same_name and rarity.shared(one.subtitle_words, other.subtitle_words) >= WORDS_UNDER_ONE_NAME:
        return Trace.NAME
    enough = min(len(one.words), len(other.words)) >= _FEWEST_WORDS
    return Trace.WORDS if enough and rarity.shared(one.words, other.words) >= WORDS_BY_UNKNOWN else None


def _parts(title: str, key: str) -> tuple[str, str, str]:
    """The key of the name, with its plus signs, that of what stands behind it, and that as it is written."""
    cut = _CUT.search(title)
    if not cut:
        return "", key, title
    name = title_key(title[: cut.start()])
    behind = title[cut.end() :]
    pluses = "+" * title.count("+", 0, cut.start())
    return name + pluses, key[len(name) + 1 :] if key.startswith(name + " ") else title_key(behind), behind


def _words(key: str) -> frozenset[str]:
    words = chain.from_iterable(_WRITTEN_OUT.get(word, word).split() for word in key.split())
    return frozenset(_singular(word) for word in words if word not in NOT_TELLING)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
