"""A full name taken apart: given name, particle, family name, suffix; or a name that must stay whole.

The entries hold full names as their papers print them, so the parts are read off by rules, which err towards keeping
words together: a particle counts only in lower case ("van der"), a capitalised one belongs to the family name ("Van
Gool"), and what looks like a team is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from awesome.exporters.wordlists import wordlist

_CONJUNCTIONS = frozenset(("y", "i"))
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af々〇·•]+")
_HANGUL = re.compile("[\uac00-\ud7a3]+")
_KANA = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff々]+")
_PLAIN = re.compile("([A-Z][a-z-]+) ([A-Z][a-z-]+)")
_DIGIT = re.compile(r"\d")
_LONGEST_WHOLE = 3


class Name(NamedTuple):
    """A person's name in parts, or the name of a team in `literal`.

    Attributes:
        family: family name; a single name stands here too.
        given: given names.
        particle: "van der", "de la": stands before the family name and is not part of it.
        suffix: "Jr.", "III".
        literal: the whole name, where it must not be taken apart; then the other parts are empty.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def inverted(self) -> str:
        """``van der Maaten, Laurens`` and ``Davis, Sammy, Jr.``, as RIS and most lists of references have it."""
        if self.literal:
            return self.literal
        family = f"{self.particle} {self.family}" if self.particle else self.family
        return ", ".join(filter(None, (family, self.given, self.suffix)))


@lru_cache(maxsize=1 << 17)
def split_name(full: str) -> Name:
    """The parts of a full name.

    >>> split_name("Laurens van der Maaten").inverted
    'van der Maaten, Laurens'
    >>> split_name("王小明").inverted
    '王, 小明'
    """
    if (plain := _PLAIN.fullmatch(full)) and not _is_team(parts := plain.groups(), full):
        # most names, and nothing more can be said of them
        return Name(family=parts[1], given=parts[0])
    words = full.split()
    if not words:
        return Name()
    if len(words) == 1:
        return _east_asian(words[0]) or Name(family=words[0])
    if _is_team(words, full):
        return Name(literal=" ".join(words))
    if (
        not full.isascii()
        and len(words) == 2
        and all(_KANA.fullmatch(word) or _HANGUL.fullmatch(word) for word in words)
    ):
        return Name(family=words[0], given=words[1])
    if "," in full:
        return _with_commas(" ".join(words))
    suffix = ""
    if len(words) > 2 and words[-1].lower() in wordlist("suffixes") and words[-1][0].isupper():
        suffix = words.pop()
    start = _family_start(words)
    end = start
    while end < len(words) - 1 and words[end] in wordlist("particles"):
        end += 1
    return Name(
        family=" ".join(words[end:]), given=" ".join(words[:start]), particle=" ".join(words[start:end]), suffix=suffix
    )


def _family_start(words: list[str]) -> int:
    """Index of the first word after the given names: a particle, or the family name itself."""
    last = len(words) - 1
    if words[0] in wordlist("particles") and words[1] in wordlist("particles"):
        return 0
    vietnamese = not wordlist("vietnamese_families").isdisjoint((words[0], words[last]))
    for index in range(1, last):
        word = words[index]
        # Jean de Dieu is a given name
        if word in wordlist("particles") and not (word == "de" and words[index + 1] == "Dieu" and index + 1 < last):
            return index
        if word in wordlist("capital_particles") and not vietnamese:
            return index
        if words[index + 1] in _CONJUNCTIONS and index + 1 < last:
            return index
    return last


def _with_commas(full: str) -> Name:
    parts = [part.strip() for part in full.split(",")]
    if len(parts) == 2 and parts[1].lower() in wordlist("suffixes"):
        whole = split_name(parts[0])
        return Name(whole.family, whole.given, whole.particle, parts[1], whole.literal)
    if len(parts) == 2 and all(parts):
        return Name(family=parts[0], given=parts[1])
    return Name(literal=full)


def _east_asian(word: str) -> Name | None:
    """Chinese, Japanese and Korean names in their own script: the family name stands first."""
    if _HAN.fullmatch(word):
        if "·" in word or "•" in word:
            return Name(literal=word)
        pair = word[:2] in wordlist("han_families") or len(word) > _LONGEST_WHOLE
        return _cut(word, 2 if pair and len(word) > 2 else 1)
    if _HANGUL.fullmatch(word):
        return _cut(word, 2 if word[:2] in wordlist("hangul_families") and len(word) > 2 else 1)
    return None


def _cut(word: str, at: int) -> Name:
    if not 1 < len(word) <= _LONGEST_WHOLE + 1:
        return Name(literal=word)
    return Name(family=word[:at], given=word[at:])


def _is_team(words: Sequence[str], full: str) -> bool:
    if words[-1] in wordlist("team_words") or words[0] == "Team":
        return True
    return not wordlist("organizations").isdisjoint(words) or bool(_DIGIT.search(full))
