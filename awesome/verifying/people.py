"""Lists of authors held against each other, however their names are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise, product

_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ł": "l", "đ": "d"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[“\"][^”\"]*[”\"]")
_JOINED = re.compile(r"['’`´ʼ-]|\u2010|\u2011")
_TWO_INITIALS = re.compile(r"\b([A-Z])([A-Z])\b")
_MOST_SPELLINGS = 8
_NOT_LETTERS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True)
class Comparison:
    """Two lists of authors.

    Attributes:
        gone: names of ours that are nobody's in theirs.
        new: names of theirs that are nobody's in ours.
        same: how many people both have.
        reordered: whether those stand in another order.
        share: `same` by the number of people in the longer list.
    """

    gone: tuple[str, ...]
    new: tuple[str, ...]
    same: int
    reordered: bool
    share: float

    @property
    def differs(self) -> bool:
        return bool(self.gone or self.new or self.reordered)


def compare(ours: Sequence[str], theirs: Sequence[str]) -> Comparison:
    """Who is on one list only. Case, accents, initials, the order within a name and punctuation make nobody another."""
    ours = [name for name in ours if _spellings(name)[0]]
    theirs = [name for name in theirs if _spellings(name)[0]]
    partner = _partners(ours, theirs)
    taken = set(partner.values())
    places = [partner[place] for place in range(len(ours)) if place in partner]
    return Comparison(
        gone=tuple(name for place, name in enumerate(ours) if place not in partner),
        new=tuple(name for place, name in enumerate(theirs) if place not in taken),
        same=len(partner),
        reordered=any(later < earlier for earlier, later in pairwise(places)),
        share=len(partner) / max(len(ours), len(theirs), 1),
    )


def _partners(ours: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """For each place in our list the place of the same person in theirs; first those who are written alike."""
    partner: dict[int, int] = {}
    free = dict.fromkeys(range(len(theirs)))
    by_key: dict[tuple[str, ...], list[int]] = {}
    for place, name in enumerate(theirs):
        by_key.setdefault(_key(name), []).append(place)
    for place, name in enumerate(ours):
        if found := by_key.get(_key(name)):
            partner[place] = found.pop(0)
            del free[partner[place]]
    for place, name in enumerate(ours):
        if place not in partner:
            candidates = ([place] if place in free else []) + list(free)
            match = next((other for other in candidates if same_person(name, theirs[other])), None)
            if match is not None:
                partner[place] = match
                del free[match]
    return partner


def same_person(one: str, other: str) -> bool:
    """Whether two names may be those of one person on the same paper.

    >>> same_person("Jürgen K. Müller-Lüdenscheidt", "MUELLER-LUEDENSCHEIDT J."), same_person("Li Wei", "Li Wang")
    (True, False)
    """
    return any(_same_words(words, others) for words in _spellings(one) for others in _spellings(other))


def _key(name: str) -> tuple[str, ...]:
    return tuple(sorted(_spellings(name)[0]))


@lru_cache(maxsize=1 << 16)
def _spellings(name: str) -> list[tuple[str, ...]]:
    """The words of a name in small plain letters; several times where an umlaut may be written out."""
    whole = unicodedata.normalize("NFC", _ASIDE.sub(" ", name))
    if not (whole.isupper() or whole.islower()):
        whole = _TWO_INITIALS.sub(r"\1 \2", whole)
    lowered = whole.casefold()
    plain = _words(lowered.translate(_PLAIN))
    written_out = _words(lowered.translate(_WRITTEN_OUT))
    if plain == written_out or len(plain) != len(written_out):
        return [plain]
    choices = [dict.fromkeys(pair) for pair in zip(plain, written_out, strict=True)]
    return list(islice(product(*choices), _MOST_SPELLINGS))


def _words(lowered: str) -> tuple[str, ...]:
    decomposed = unicodedata.normalize("NFKD", lowered)
    bare = "".join([character for character in decomposed if not unicodedata.combining(character)])
    parts = [_JOINED.sub("", part) for part in re.split(r"[\s.,]+", bare)]
    words = [word for part in parts for word in _NOT_LETTERS.split(part) if word]
    if len(words) > 2:
        words = [word for word in words if word not in _SUFFIXES]
    return tuple(words)


def _same_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if sorted(one) == sorted(other):
        return True
    if _in_one(one) & _in_one(other):
        return True
    fewer, more = sorted((one, other), key=len)
    if len(fewer) < 2:
        return False
    left = list(more)
    unmatched = []
    for word in fewer:
        if word in left:
            left.remove(word)
        else:
            unmatched.append(word)
    if not any(len(word) > 1 for word in set(fewer) - set(unmatched)):
        return False
    for word in unmatched:
        match = next((candidate for candidate in left if _initial(word, candidate)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _in_one(words: tuple[str, ...]) -> set[str]:
    """The words run together, whichever of them stands first: ``jian feng li`` and ``li jianfeng``."""
    return {"".join(words[start:] + words[:start]) for start in range(len(words))}


def _initial(one: str, other: str) -> bool:
    return (len(one) == 1 or len(other) == 1) and one[0] == other[0]
